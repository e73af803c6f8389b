// The eight handles of a selected box.

import { resizeNode } from "../editing/nodes.js";
import { rounded } from "./geometry.js";
import { nodeAt } from "./pointers.js";

export const HANDLES = ["nw", "n", "ne", "e", "se", "s", "sw", "w"];
const SMALLEST = 8; // screen pixels

export function placeOfHandle([x0, y0, x1, y1], handle) {
  const x = handle.includes("w") ? x0 : handle.includes("e") ? x1 : (x0 + x1) / 2;
  const y = handle.includes("n") ? y0 : handle.includes("s") ? y1 : (y0 + y1) / 2;
  return [x, y];
}

export function beginResize(bench, handle) {
  const { id, bbox } = nodeAt(bench.session.graph, bench.session.selection);
  const resized = (point) => (graph) => resizeNode(graph, id, pulled(bbox, handle, point, SMALLEST / bench.viewport.scale));
  return {
    click() {},
    move: (point) => bench.set({ draft: resized(point)(bench.session.graph) }),
    end: (point) => bench.finish(resized(point)),
    cancel: () => bench.set({ draft: null }),
  };
}

// The box with the side or corner of a handle at a point; a side never passes the one across.
function pulled([x0, y0, x1, y1], handle, [x, y], least) {
  return rounded([
    handle.includes("w") ? Math.min(x, x1 - least) : x0,
    handle.includes("n") ? Math.min(y, y1 - least) : y0,
    handle.includes("e") ? Math.max(x, x0 + least) : x1,
    handle.includes("s") ? Math.max(y, y0 + least) : y1,
  ]);
}
