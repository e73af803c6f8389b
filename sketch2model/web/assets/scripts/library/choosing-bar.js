// What can be done with the sketches that are chosen.

import { html } from "/assets/vendor/preact.js";
import { Icon } from "../parts/icons.js";
import { t } from "../texts.js";

export function ChoosingBar({ chosen, onCompare, onMerge, onRemove, onEnd }) {
  const count = chosen.length;
  return html`<div class="choosing-bar not-printed" role="region" aria-label=${t("library.chosen")}>
    <strong role="status">${count ? t("library.chosen.count", { count }) : t("library.chosen.none")}</strong>
    <div class="row push">
      <button class="button" disabled=${count !== 2} title=${t("library.compare.hint")} onClick=${onCompare}>
        <${Icon} name="compare" /> ${t("library.compare")}
      </button>
      <button class="button" disabled=${count < 2} title=${t("library.merge.hint")} onClick=${onMerge}>
        <${Icon} name="merge" /> ${t("library.merge")}
      </button>
      <button class="button danger" disabled=${!count} onClick=${onRemove}><${Icon} name="trash" /> ${t("library.delete")}</button>
      <button class="button quiet" onClick=${onEnd}>${t("library.choose.end")}</button>
    </div>
  </div>`;
}
