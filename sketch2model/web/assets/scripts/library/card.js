// One sketch of the library.

import { html } from "/assets/vendor/preact.js";
import { thumbnailPath } from "../api.js";
import { Icon } from "../parts/icons.js";
import { Menu } from "../parts/menu.js";
import { Link } from "../router.js";
import { date, t } from "../texts.js";
import { wordOf } from "../vocabulary.js";
import { NameField } from "./name-field.js";
import { TagList } from "./tag-list.js";

// `choice` is null, or {chosen, toggle} while sketches are being chosen. `edited` is null, "name" or "tags".
export function Card({ sketch, choice, edited, commands }) {
  const { id, name } = sketch;
  const address = `/sketches/${id}`;
  const picture = html`<img src=${thumbnailPath(id)} alt="" width="480" height="360" loading="lazy" decoding="async" />`;
  return html`<li class="card sketch ${choice?.chosen ? "chosen" : ""}" data-id=${id}>
    ${choice
      ? html`<label class="sketch-picture choosing">
          <input type="checkbox" checked=${choice.chosen} onChange=${choice.toggle} aria-label=${name} />
          ${picture}
        </label>`
      : html`<${Link} class="sketch-picture" href=${address} tabindex="-1" aria-hidden="true">${picture}<//>`}
    <div class="sketch-words">
      ${edited === "name"
        ? html`<${NameField} sketch=${sketch} onKeep=${commands.keepName} onLeave=${commands.leave} />`
        : html`<h2 class="sketch-name"><${Link} href=${address} title=${name}>${name}<//></h2>`}
      <p class="small soft sketch-facts">
        <span>${wordOf("diagrams", sketch.diagram)}</span>
        <span>${t("library.boxes", { count: sketch.nodes })}, ${t("library.lines", { count: sketch.edges })}</span>
      </p>
      <${Doubts} count=${sketch.doubts} />
      <${TagList} sketch=${sketch} editing=${edited === "tags"} commands=${commands} />
    </div>
    <footer class="sketch-foot">
      <time class="small soft" datetime=${sketch.created_at}>${date(sketch.created_at)}</time>
      ${!choice && html`<${Menu} label=${t("library.menu", { name })} items=${entries(sketch, commands)} />`}
    </footer>
  </li>`;
}

function Doubts({ count }) {
  return html`<p class="small doubts ${count ? "some" : "none"}">
    <${Icon} name=${count ? "warning" : "check"} /> ${count ? t("library.doubts", { count }) : t("library.doubts.none")}
  </p>`;
}

const entries = (sketch, commands) => [
  { icon: "open", label: t("library.open"), run: () => commands.open(sketch) },
  { icon: "pencil", label: t("library.rename"), run: () => commands.edit(sketch, "name") },
  { icon: "tag", label: t("library.tags"), run: () => commands.edit(sketch, "tags") },
  { icon: "download", label: t("library.take-away"), run: () => commands.takeAway(sketch) },
  { icon: "compare", label: t("library.compare-with"), run: () => commands.compare(sketch) },
  { icon: "merge", label: t("library.merge-with"), run: () => commands.choose(sketch) },
  { icon: "trash", label: t("library.delete"), run: () => commands.remove([sketch]), danger: true },
];
