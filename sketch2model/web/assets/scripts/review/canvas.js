// The photo with everything found over it, and the tools to put it right.

import { html, useEffect, useLayoutEffect, useRef } from "/assets/vendor/preact.js";
import { photoPath } from "../api.js";
import { t } from "../texts.js";
import { CanvasControls, Hint } from "./canvas-controls.js";
import { handlesPointers } from "./canvas-pointer.js";
import { BlendedDrawing } from "./drawing-blended.js";
import { Legend } from "./overlay-legend.js";
import { Overlay } from "./overlay.js";
import { withoutRoom } from "./overlay-room.js";
import { boxOf, nodePointer } from "./pointers.js";
import { useWatched } from "./watched.js";

const CROWDED = 56; // screen pixels: where the usual shape is narrower, names would lie on each other

export function Canvas({ bench, drawing, blend }) {
  const { session, viewport } = bench;
  const host = useRef(null);
  const layer = useRef(null);
  const tool = useWatched(bench, (watched) => watched.tool);
  const { width, height } = useWatched(session, ({ graph }) => graph.graph);
  const blank = !useWatched(session, ({ state }) => state.sketch.has_photo);

  useLayoutEffect(() => viewport.attach(host.current, layer.current), [viewport]);
  useEffect(() => handlesPointers(host.current, bench), [bench]);
  useLayoutEffect(() => viewport.setPaper(width, height), [width, height]);
  useEffect(() => thinsNames(host.current, bench), [bench]);
  useEffect(() => followsFocus(host.current, bench), [bench]);
  useEffect(() => showsPlaces(bench), [bench]);

  return html`<div class="canvas ${blend === null ? "" : "blended"}" data-tool=${tool} ref=${host} tabindex="-1"
    role="region" aria-label=${t("review.canvas")}>
    <div class="canvas-layer" ref=${layer} style=${{ width: `${width}px`, height: `${height}px`, "--aspect": width / height }}>
      ${blank
        ? html`<div class="paper"></div>`
        : html`<img class="paper" src=${photoPath(session.id)} alt="" draggable=${false}
            style=${{ opacity: blend === null ? 1 : Math.min(1, 2 - 2 * blend) }} />`}
      ${blend !== null && html`<${BlendedDrawing} bench=${bench} drawing=${drawing} opacity=${Math.min(1, 2 * blend)} />`}
      <${Overlay} bench=${bench} blank=${blank && blend === null} />
    </div>
    <${CanvasControls} bench=${bench} blank=${blank} />
    <${Hint} bench=${bench} />
    <${Legend} />
  </div>`;
}

// Whoever walks by Tab selects what is reached, and it comes into view.
function followsFocus(host, bench) {
  const { session, viewport } = bench;
  const focused = ({ target }) => {
    const pointer = target.closest("[data-pointer]")?.dataset.pointer;
    if (!pointer || !target.matches(":focus-visible")) return;
    if (bench.tool === "select") session.select(pointer);
    viewport.reveal(boxOf(session.graph, pointer));
  };
  host.addEventListener("focusin", focused);
  return () => host.removeEventListener("focusin", focused);
}

// Others, such as the inspector, ask to show a place of the photo.
function showsPlaces(bench) {
  const { session, viewport } = bench;
  let { place } = session;
  return session.watch(() => {
    if (session.place === place) return;
    place = session.place;
    bench.set({ ring: place.bbox });
    viewport.reveal(place.bbox, { closely: true });
  });
}

// Where shapes get too small on the screen for their names, only that of what is hovered or selected is shown; likewise
// where one name would lie on another.
function thinsNames(host, { session, viewport }) {
  let graph = null;
  const update = () => {
    const { nodes } = session.graph;
    const widths = nodes.map(({ bbox }) => bbox[2] - bbox[0]).sort((a, b) => a - b);
    const crowded = (widths[widths.length >> 1] ?? 0) * viewport.scale < CROWDED;
    host.classList.toggle("crowded", crowded);
    const hidden = crowded ? new Set() : withoutRoom(nodes, viewport.scale, nodePointer);
    for (const shape of host.querySelectorAll(".shape")) shape.classList.toggle("covered", hidden.has(shape.dataset.pointer));
    ({ graph } = session);
  };
  update();
  const stops = [viewport.watch(update), session.watch(() => session.graph !== graph && requestAnimationFrame(update))];
  return () => stops.forEach((stop) => stop());
}
