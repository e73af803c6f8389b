// Which shape is painted after which: what lies inside another can be pointed at, the rest keeps its reading order.

import { area, holds } from "./geometry.js";

// Indices of the nodes; those that hold others come first.
export function paintOrder(nodes) {
  const depth = nodes.map((node) => nodes.filter((other) => other !== node && encloses(other.bbox, node.bbox)).length);
  return nodes.map((_, index) => index).sort((a, b) => depth[a] - depth[b] || a - b);
}

const encloses = (outer, [x0, y0, x1, y1]) =>
  holds(outer, [x0, y0]) && holds(outer, [x1, y1]) && area(outer) > area([x0, y0, x1, y1]);
