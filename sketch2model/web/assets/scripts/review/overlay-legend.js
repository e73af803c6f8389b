// What the colours say.

import { html } from "/assets/vendor/preact.js";
import { t } from "../texts.js";

export function Legend() {
  return html`<div class="legend" role="note" aria-label=${t("review.legend")}>
    <span class="legend-end">${t("review.legend.unsure")}</span><span class="legend-ramp" aria-hidden="true"></span>
    <span class="legend-end">${t("review.legend.sure")}</span>
    <span class="legend-badge" aria-hidden="true">?</span><span>${t("review.legend.doubt")}</span>
  </div>`;
}
