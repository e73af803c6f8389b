// All formats in groups: links beside the preview, one menu on a phone.

import { html } from "/assets/vendor/preact.js";
import { Link, navigate } from "../router.js";
import { maybe, t } from "../texts.js";
import { wordOf } from "../vocabulary.js";
import { addressOf, groupedFormats } from "./choices.js";

export const formatName = (format) => maybe(`format.${format.name}`) ?? format.name;
export const formatTitle = (format) => maybe(`format.${format.name}.title`) ?? format.title;

export function FormatList({ id, choices, hasPhoto }) {
  const groups = groupedFormats().map(([group, formats]) => [group, formats.filter((each) => hasPhoto || !each.needs_photo)]);
  const hrefOf = (format) => addressOf(id, { ...choices, format, view: null });
  const isChosen = (format) => format.name === choices.format.name;
  const byName = (name) => groups.flatMap(([, formats]) => formats).find((format) => format.name === name);
  return html`<nav class="formats not-printed" aria-label=${t("take.formats")}>
    <label class="field formats-menu"><span>${t("take.formats")}</span>
      <select value=${choices.format.name} onChange=${(event) => navigate(hrefOf(byName(event.target.value)), { replace: true })}>
        ${groups.map(
          ([group, formats]) => html`<optgroup label=${wordOf("groups", group)}>
            ${formats.map((format) => html`<option value=${format.name} selected=${isChosen(format)}>${formatName(format)}</option>`)}
          </optgroup>`,
        )}
      </select>
    </label>
    <div class="formats-links">
      ${groups.map(
        ([group, formats]) => html`<h2 id="formats-${group}">${wordOf("groups", group)}</h2>
          <ul aria-labelledby="formats-${group}">
            ${formats.map(
              (format) => html`<li><${Link} href=${hrefOf(format)} class="format" title=${formatTitle(format)}
                aria-current=${isChosen(format) ? "page" : null}>
                <span>${formatName(format)}</span> <span class="soft small" aria-hidden="true">.${format.suffix.split(".").at(-1)}</span>
              <//></li>`,
            )}
          </ul>`,
      )}
    </div>
  </nav>`;
}
