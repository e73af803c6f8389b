// Lays a drawing over the photo: both have the same places, but not the same scale.

import { around, middle } from "./geometry.js";

// One scale and a shift, by least squares over pairs of points [in the drawing, on the photo]; a single one keeps its
// scale. Null for no pairs.
export function fitted(pairs) {
  if (!pairs.length) return null;
  const mean = (of) => pairs.reduce((sum, pair) => sum + of(pair), 0) / pairs.length;
  const [ax, ay] = [mean(([from]) => from[0]), mean(([from]) => from[1])];
  const [bx, by] = [mean(([, to]) => to[0]), mean(([, to]) => to[1])];
  const spread = mean(([from]) => (from[0] - ax) ** 2 + (from[1] - ay) ** 2);
  const along = mean(([from, to]) => (from[0] - ax) * (to[0] - bx) + (from[1] - ay) * (to[1] - by));
  const scale = spread > 0 && along > 0 ? along / spread : 1;
  return { scale, x: bx - scale * ax, y: by - scale * ay };
}

// Middles of the nodes: in a drawing that is part of the page, and in the graph. Where there is one node only, two of
// its corners.
export function pairsOf(svg, graph) {
  const boxes = new Map(graph.nodes.map(({ id, bbox }) => [id, bbox]));
  const pairs = [];
  for (const group of svg.querySelectorAll("[data-element]")) {
    const bbox = boxes.get(group.dataset.element);
    if (bbox) pairs.push([boxIn(group, svg), bbox]);
  }
  if (pairs.length === 1) return [0, 2].map((at) => pairs[0].map((box) => box.slice(at, at + 2)));
  return pairs.map((pair) => pair.map(middle));
}

// Box of a group in the units of the drawing, without the writing beside its outline.
export function boxIn(group, svg) {
  const outline = group.querySelector("polygon, path, ellipse, polyline") ?? group;
  const { x, y, width, height } = outline.getBBox();
  const matrix = svg.getScreenCTM().inverse().multiply(outline.getScreenCTM());
  const corner = (u, v) => {
    const point = new DOMPoint(u, v).matrixTransform(matrix);
    return [point.x, point.y];
  };
  return around([corner(x, y), corner(x + width, y + height)]);
}
