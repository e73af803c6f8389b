// The tags of a sketch: shown, and while they are edited taken away and added, with those of other sketches offered.

import { html, useLayoutEffect, useRef } from "/assets/vendor/preact.js";
import { Icon } from "../parts/icons.js";
import { t } from "../texts.js";

const LONGEST = 40;

export function TagList({ sketch, editing, commands }) {
  const { tags } = sketch;
  if (!tags.length && !editing) return null;
  return html`<div class="tags">
    <ul class="tag-list" aria-label=${t("library.tags")}>
      ${tags.map(
        (tag) => html`<li key=${tag} class="tag">
          ${editing
            ? html`${tag}<button class="tag-remove" aria-label=${t("library.tag.remove", { tag })}
                  onClick=${() => commands.keepTags(sketch, tags.filter((other) => other !== tag))}>
                  <${Icon} name="close" />
                </button>`
            : html`<button class="tag-filter" title=${t("library.tag.show", { tag })} onClick=${() => commands.showTag(tag)}>${tag}</button>`}
        </li>`,
      )}
    </ul>
    ${editing && html`<${NewTag} sketch=${sketch} commands=${commands} />`}
  </div>`;
}

function NewTag({ sketch, commands }) {
  const field = useRef(null);
  useLayoutEffect(() => field.current.focus(), []);
  const add = () => {
    const fresh = field.current.value.split(",").map((tag) => tag.trim().slice(0, LONGEST)).filter(Boolean);
    if (!fresh.length) return false;
    field.current.value = "";
    commands.keepTags(sketch, [...new Set([...sketch.tags, ...fresh])]);
    return true;
  };
  const onKey = (event) => {
    if (event.key === "Escape") commands.leave(sketch);
    if (event.key !== "Enter" && event.key !== ",") return;
    event.preventDefault();
    if (!add()) commands.leave(sketch);
  };
  const suggestions = commands.knownTags.filter(({ name }) => !sketch.tags.includes(name));
  return html`<div class="new-tag">
    <input ref=${field} type="text" list="known-tags" maxlength=${LONGEST} aria-label=${t("library.tag.new")}
      placeholder=${t("library.tag.new")} onKeyDown=${onKey} />
    <datalist id="known-tags">${suggestions.map(({ name }) => html`<option value=${name} />`)}</datalist>
    <button class="button" onClick=${() => (add(), commands.leave(sketch))}>${t("library.tag.done")}</button>
  </div>`;
}
