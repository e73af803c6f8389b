// Options of the chosen format, and what can be done with its file.

import { html } from "/assets/vendor/preact.js";
import { exportPath } from "../api.js";
import { Icon } from "../parts/icons.js";
import { navigate } from "../router.js";
import { t } from "../texts.js";
import { vocabulary, wordOf } from "../vocabulary.js";
import { OPTIONS, addressOf, heeded } from "./choices.js";
import { copy } from "./copy.js";
import { isTable } from "./preview.js";
import { formatTitle } from "./format-list.js";

export function Toolbar({ id, choices, written }) {
  const { format, options, view } = choices;
  const go = (changes) => navigate(addressOf(id, { ...choices, ...changes }), { replace: true });
  const used = heeded(choices);
  const copyText = async () => copy(await written.blob.text(), t("take.copied"));
  return html`<div class="take-tools not-printed">
    <h1>${formatTitle(format)}</h1>
    <div class="row">
      ${Object.keys(used).map(
        (option) => html`<label class="field"><span>${t(`take.option.${option}`)}</span>
          <select value=${options[option]} onChange=${(event) => go({ options: { ...options, [option]: event.target.value } })}>
            ${vocabulary[OPTIONS[option]].map(
              (word) => html`<option value=${word} selected=${word === options[option]}>${wordOf(OPTIONS[option], word)}</option>`,
            )}
          </select></label>`,
      )}
      ${isTable(format) && format.is_text && html`<label class="field"><span>${t("take.view")}</span>
        <select value=${view ?? "table"} onChange=${(event) => go({ view: event.target.value === "text" ? "text" : null })}>
          <option value="table">${t("take.as-table")}</option><option value="text" selected=${view === "text"}>${t("take.as-text")}</option>
        </select></label>`}
      <div class="row take-actions">
        ${format.is_text && html`<button class="button" disabled=${!written.blob} onClick=${copyText}><${Icon} name="copy" />${t("take.copy")}</button>`}
        <a class="button primary" href=${exportPath(id, format.name, { ...used, download: 1 })} download>
          <${Icon} name="download" />${t("take.download", { name: `.${format.suffix}` })}</a>
      </div>
    </div>
  </div>`;
}
