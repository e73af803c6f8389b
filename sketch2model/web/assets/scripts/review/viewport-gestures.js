// Wheel and two fingers: they move the paper whatever the tool is.

const PER_LINE = 16;
const FASTEST = 25; // a notch of a mouse wheel counts no more than that, a trackpad sends small steps

// `onPinch` is told when a second finger touches: what the first one had begun is off.
export function movesPaper(host, viewport, onPinch = () => {}) {
  const fingers = new Map();

  const wheel = (event) => {
    event.preventDefault();
    const unit = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? PER_LINE : 1;
    const [dx, dy] = [event.deltaX * unit, event.deltaY * unit];
    if (event.ctrlKey || event.metaKey) {
      const step = Math.min(Math.max(dy, -FASTEST), FASTEST);
      viewport.zoomBy(Math.exp(-step * 0.01), viewport.toHost(event.clientX, event.clientY));
    } else if (event.shiftKey && dx === 0) {
      viewport.panBy(-dy, 0);
    } else {
      viewport.panBy(-dx, -dy);
    }
  };

  const spread = () => {
    const [one, other] = [...fingers.values()];
    return { at: [(one[0] + other[0]) / 2, (one[1] + other[1]) / 2], apart: Math.hypot(one[0] - other[0], one[1] - other[1]) };
  };

  const down = (event) => {
    if (event.pointerType !== "touch") return;
    fingers.set(event.pointerId, viewport.toHost(event.clientX, event.clientY));
    if (fingers.size === 2) onPinch();
  };
  const move = (event) => {
    if (!fingers.has(event.pointerId)) return;
    const before = fingers.size === 2 && spread();
    fingers.set(event.pointerId, viewport.toHost(event.clientX, event.clientY));
    if (!before) return;
    const after = spread();
    viewport.zoomBy(after.apart / Math.max(before.apart, 1), before.at);
    viewport.panBy(after.at[0] - before.at[0], after.at[1] - before.at[1]);
  };
  const up = (event) => fingers.delete(event.pointerId);

  const handlers = { wheel, pointerdown: down, pointermove: move, pointerup: up, pointercancel: up };
  for (const [name, handler] of Object.entries(handlers)) host.addEventListener(name, handler, { passive: name !== "wheel" });
  return () => {
    for (const [name, handler] of Object.entries(handlers)) host.removeEventListener(name, handler);
  };
}
