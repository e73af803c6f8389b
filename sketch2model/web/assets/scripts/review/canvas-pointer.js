// Pointer events on the canvas: what is a click, what is a drag, which tool they go to, what is hovered.

import { typeText } from "./inspector-read-field.js";
import { movesPaper } from "./viewport-gestures.js";

const STEADY = { mouse: 4, pen: 6, touch: 9 }; // screen pixels within which a press stays a click

export function handlesPointers(host, bench) {
  const { session, viewport } = bench;
  let press = null; // {id, at, gesture, moved}

  const cancel = () => {
    press?.gesture.cancel();
    press = null;
    host.classList.remove("panning");
  };

  const down = (event) => {
    if (event.target.closest(".canvas-controls") || event.button > 1) return;
    if (press) return;
    const gesture = bench.begin(event);
    press = { id: event.pointerId, at: [event.clientX, event.clientY], gesture, moved: false };
    host.setPointerCapture(event.pointerId);
  };

  const move = (event) => {
    if (press?.id !== event.pointerId) return hover(event);
    const [dx, dy] = [event.clientX - press.at[0], event.clientY - press.at[1]];
    press.moved ||= Math.hypot(dx, dy) > STEADY[event.pointerType];
    if (!press.moved) return;
    host.classList.toggle("panning", Boolean(press.gesture.pans));
    press.gesture.move(viewport.toPaper(event.clientX, event.clientY), event);
  };

  const up = (event) => {
    if (press?.id !== event.pointerId) return;
    const { gesture, moved } = press;
    press = null;
    host.classList.remove("panning");
    const point = viewport.toPaper(event.clientX, event.clientY);
    if (moved) gesture.end(point, event);
    else gesture.click(point, event);
  };

  const hover = (event) => {
    session.hover(event.target.closest("[data-pointer]")?.dataset.pointer ?? null);
    const { sketched } = bench;
    if (sketched?.kind === "arrow") bench.set({ sketched: { ...sketched, to: viewport.toPaper(event.clientX, event.clientY) } });
  };

  const leave = () => session.hover(null);
  // The first of two clicks has selected what is to be named.
  const twice = (event) => !event.target.closest(".canvas-controls") && bench.tool === "select" && session.selection && typeText();
  const escape = (event) => event.key === "Escape" && press && cancel();
  const noAutoscroll = (event) => event.button === 1 && event.preventDefault();

  const handlers = { pointerdown: down, pointermove: move, pointerup: up, pointercancel: cancel, pointerleave: leave, mousedown: noAutoscroll, dblclick: twice };
  for (const [name, handler] of Object.entries(handlers)) host.addEventListener(name, handler);
  window.addEventListener("keydown", escape, true);
  const free = movesPaper(host, viewport, cancel);
  return () => {
    free();
    window.removeEventListener("keydown", escape, true);
    for (const [name, handler] of Object.entries(handlers)) host.removeEventListener(name, handler);
  };
}
