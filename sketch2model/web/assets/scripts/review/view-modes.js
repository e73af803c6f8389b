// Photo, photo beside the drawing, or one over the other.

import { html, useState } from "/assets/vendor/preact.js";
import { Icon } from "../parts/icons.js";
import { keep, kept } from "../preferences.js";
import { t } from "../texts.js";

export const MODES = { photo: "camera", sides: "sides", blended: "blend" };
const LAYOUTS = ["sketch", "auto"];

// What was chosen, kept in this browser.
export function useKept(name, options, fallback) {
  const stored = kept(name);
  const [value, setValue] = useState(options.includes(stored) ? stored : fallback);
  const choose = (wanted) => {
    keep(name, wanted);
    setValue(wanted);
  };
  return [value, choose];
}

export const useMode = () => useKept("review.mode", Object.keys(MODES), "photo");
export const useLayout = () => useKept("review.layout", LAYOUTS, "auto");

export function ViewModes({ mode, onMode, layout, onLayout, blend, onBlend }) {
  return html`<div class="view-modes row" role="group" aria-label=${t("review.modes")}>
    <div class="segments">
      ${Object.entries(MODES).map(([name, icon]) => html`<button class="button" aria-pressed=${String(mode === name)}
        aria-label=${t(`review.mode.${name}`)} title=${t(`review.mode.${name}`)} onClick=${() => onMode(name)}>
        <${Icon} name=${icon} /><span class="wide-only" aria-hidden="true">${t(`review.mode.${name}`)}</span></button>`)}
    </div>
    ${mode === "sides" && html`<select aria-label=${t("review.layout")} value=${layout} onChange=${(event) => onLayout(event.target.value)}>
      ${LAYOUTS.map((name) => html`<option value=${name}>${t(`review.layout.${name}`)}</option>`)}
    </select>`}
    ${mode === "blended" && html`<input type="range" class="blend" min="0" max="1" step="0.01" value=${blend}
      aria-label=${t("review.blend")} title=${t("review.blend")} onInput=${(event) => onBlend(Number(event.target.value))} />`}
  </div>`;
}
