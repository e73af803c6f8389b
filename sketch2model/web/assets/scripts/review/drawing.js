// The clean drawing beside the photo; what is pointed at in one is shown in the other.

import { html, useEffect, useLayoutEffect, useMemo, useRef } from "/assets/vendor/preact.js";
import { problemText } from "../parts/notices.js";
import { t } from "../texts.js";
import { Zoom } from "./canvas-controls.js";
import { boxIn } from "./drawing-align.js";
import { partsOf, pointerAt } from "./drawing-links.js";
import { marks } from "./marks.js";
import { boxOf, elementOf } from "./pointers.js";
import { movesPaper } from "./viewport-gestures.js";
import { Viewport } from "./viewport.js";

const STEADY = 4; // screen pixels within which a press stays a click

export function DrawingPane({ bench, drawing }) {
  const { session } = bench;
  const viewport = useMemo(() => new Viewport(400, 300), []);
  const host = useRef(null);
  const layer = useRef(null);

  useLayoutEffect(() => viewport.attach(host.current, layer.current), []);
  useEffect(() => followsPointer(host.current, viewport, bench), [bench]);
  useEffect(() => followsSelection(layer.current, viewport, session), [session]);
  useEffect(() => marks(layer.current, session, (pointer) => partsOf(layer.current, pointer, session.graph)), [session]);
  useLayoutEffect(() => {
    const { svg } = drawing;
    if (!svg) return;
    const { width, height } = svg.viewBox.baseVal;
    svg.setAttribute("width", width);
    svg.setAttribute("height", height);
    layer.current.replaceChildren(svg);
    viewport.setPaper(width, height);
    layer.current.dispatchEvent(new Event("redrawn"));
  }, [drawing.svg]);

  return html`<div class="canvas drawing-pane" ref=${host} role="region" aria-label=${t("review.drawing")} aria-busy=${String(drawing.busy)}>
    <div class="canvas-layer" ref=${layer}></div>
    ${drawing.problem && html`<p class="drawing-problem problem">${t("review.drawing.failed")} ${problemText(drawing.problem)}</p>`}
    <${Zoom} viewport=${viewport} />
  </div>`;
}

// Hover and click go to the session, a drag moves the drawing.
function followsPointer(host, viewport, bench) {
  const { session } = bench;
  let press = null;
  const down = (event) => {
    if (event.target.closest(".canvas-controls") || event.button > 1) return;
    press = { id: event.pointerId, at: [event.clientX, event.clientY], last: [event.clientX, event.clientY], target: event.target };
    host.setPointerCapture(event.pointerId);
  };
  const move = (event) => {
    if (press?.id !== event.pointerId) return session.hover(pointerAt(event.target, session.graph));
    press.moved ||= Math.hypot(event.clientX - press.at[0], event.clientY - press.at[1]) > STEADY;
    if (press.moved) viewport.panBy(event.clientX - press.last[0], event.clientY - press.last[1]);
    press.last = [event.clientX, event.clientY];
  };
  const up = (event) => {
    if (press?.id !== event.pointerId) return;
    if (!press.moved) choose(pointerAt(press.target, session.graph));
    press = null;
  };
  const choose = (pointer) => {
    session.select(pointer);
    if (pointer) bench.viewport.reveal(boxOf(session.graph, pointer));
  };
  const cancel = () => (press = null);
  const leave = () => session.hover(null);
  const handlers = { pointerdown: down, pointermove: move, pointerup: up, pointercancel: cancel, pointerleave: leave };
  for (const [name, handler] of Object.entries(handlers)) host.addEventListener(name, handler);
  const free = movesPaper(host, viewport, cancel);
  return () => {
    free();
    for (const [name, handler] of Object.entries(handlers)) host.removeEventListener(name, handler);
  };
}

// What is selected elsewhere comes into view here too.
function followsSelection(layer, viewport, session) {
  let { selection } = session;
  return session.watch(() => {
    if (session.selection === selection) return;
    selection = session.selection;
    const pointer = elementOf(selection);
    const part = pointer && partsOf(layer, pointer, session.graph)[0];
    if (part) viewport.reveal(boxIn(part, part.ownerSVGElement));
  });
}
