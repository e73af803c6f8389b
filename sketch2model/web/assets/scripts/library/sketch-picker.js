// A window to choose one sketch of the library.

import { html, useState } from "/assets/vendor/preact.js";
import { getLibrary, thumbnailPath } from "../api.js";
import { Dialog } from "../parts/dialog.js";
import { useLoaded } from "../parts/loaded.js";
import { ProblemBox } from "../parts/problem.js";
import { date, t } from "../texts.js";

const SIZE = 30;

export function SketchPicker({ title, onChoose, onClose }) {
  const [search, setSearch] = useState("");
  const { value, problem, again } = useLoaded(() => getLibrary({ search, size: SIZE }), search);
  return html`<${Dialog} title=${title} onClose=${onClose}>
    <div class="stack">
      <input type="search" data-focus value=${search} maxlength="200" placeholder=${t("library.search")}
        aria-label=${t("library.search")} onInput=${(event) => setSearch(event.target.value)} />
      ${problem && html`<${ProblemBox} problem=${problem} onRetry=${again} />`}
      <ul class="picker">
        ${value?.sketches.map(
          (sketch) => html`<li key=${sketch.id}>
            <button onClick=${() => onChoose(sketch)}>
              <img src=${thumbnailPath(sketch.id)} alt="" width="64" height="48" loading="lazy" />
              <span><strong>${sketch.name}</strong> <span class="small soft">${date(sketch.created_at)}</span></span>
            </button>
          </li>`,
        )}
      </ul>
      ${value?.sketches.length === 0 && html`<p class="soft" role="status">${t("library.nothing-found")}</p>`}
    </div>
  <//>`;
}
