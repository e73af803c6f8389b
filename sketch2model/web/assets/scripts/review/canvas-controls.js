// Buttons on the canvas: tools, zoom.

import { html, useEffect, useState } from "/assets/vendor/preact.js";
import { Icon } from "../parts/icons.js";
import { maybe, percent, t } from "../texts.js";
import { deletesSelected } from "./canvas-keys.js";
import { elementOf } from "./pointers.js";
import { TOOLS } from "./tools.js";
import { useWatched } from "./watched.js";

const STEP = 1.25;

export function CanvasControls({ bench, blank }) {
  const tool = useWatched(bench, (watched) => watched.tool);
  const writing = useWatched(bench, (watched) => watched.writing);
  const selected = useWatched(bench.session, ({ selection }) => elementOf(selection));
  const button = (name, key, icon, pressed, run) => html`<button class="button icon" aria-pressed=${pressed}
    aria-label=${t(`review.tool.${name}`)} aria-keyshortcuts=${key} title="${t(`review.tool.${name}`)} (${key})"
    onClick=${run}><${Icon} name=${icon} /></button>`;
  return html`
    <div class="canvas-controls tools not-printed" role="toolbar" aria-label=${t("review.tools")} aria-orientation="vertical">
      ${TOOLS.filter(({ needsPhoto }) => !(needsPhoto && blank)).map(({ name, key, icon }) =>
        button(name, key, icon, String(tool === name), () => bench.choose(name)))}
      <hr />
      ${button("writing", "t", "tag", String(writing), () => bench.set({ writing: !writing }))}
      <button class="button icon" disabled=${!selected} aria-label=${t("review.tool.delete")} aria-keyshortcuts="Delete"
        title="${t("review.tool.delete")} (Del)" onClick=${() => deletesSelected(bench)}><${Icon} name="trash" /></button>
    </div>
    <${Zoom} viewport=${bench.viewport} />`;
}

// What the tool waits for, or what goes on.
export function Hint({ bench }) {
  const tool = useWatched(bench, (watched) => watched.tool);
  const reading = useWatched(bench, (watched) => watched.reading);
  const empty = useWatched(bench.session, ({ graph }) => graph.nodes.length === 0);
  const waiting = maybe(`review.tool.hint.${tool}`) ?? (empty ? t("review.empty") : null);
  const text = reading ? t("review.read.busy") : waiting;
  return html`<div class="tool-hint not-printed" role="status">${text}</div>`;
}

export function Zoom({ viewport }) {
  const [scale, setScale] = useState(viewport.scale);
  useEffect(() => {
    setScale(viewport.scale);
    return viewport.watch(() => setScale(viewport.scale));
  }, [viewport]);
  return html`<div class="canvas-controls zoom not-printed" role="group" aria-label=${t("review.zoom")}>
    <button class="button icon quiet" aria-label=${t("review.zoom.out")} title="${t("review.zoom.out")} (-)"
      onClick=${() => viewport.zoomBy(1 / STEP, undefined, { soft: true })}><${Icon} name="minus" /></button>
    <span class="zoom-value">${percent(Math.round(scale * 100) / 100)}</span>
    <button class="button icon quiet" aria-label=${t("review.zoom.in")} title="${t("review.zoom.in")} (+)"
      onClick=${() => viewport.zoomBy(STEP, undefined, { soft: true })}><${Icon} name="plus" /></button>
    <button class="button icon quiet" aria-label=${t("review.zoom.fit")} title="${t("review.zoom.fit")} (0)"
      onClick=${() => viewport.fit({ soft: true })}><${Icon} name="fit" /></button>
  </div>`;
}
