// Boxes [x0, y0, x1, y1] and points [x, y], in photo pixels.

export const middle = ([x0, y0, x1, y1]) => [(x0 + x1) / 2, (y0 + y1) / 2];
export const corners = ([x0, y0, x1, y1]) => [[x0, y0], [x1, y0], [x1, y1], [x0, y1]];
export const distance = ([ax, ay], [bx, by]) => Math.hypot(ax - bx, ay - by);
export const holds = ([x0, y0, x1, y1], [x, y]) => x0 <= x && x <= x1 && y0 <= y && y <= y1;
export const grown = ([x0, y0, x1, y1], by) => [x0 - by, y0 - by, x1 + by, y1 + by];
export const between = ([ax, ay], [bx, by]) => [Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by)];
export const rounded = (values) => values.map((value) => Math.round(value * 10) / 10);
export const area = ([x0, y0, x1, y1]) => (x1 - x0) * (y1 - y0);

// The part of a box that lies on paper of this size.
export const clipped = ([x0, y0, x1, y1], width, height) => {
  const within = (value, most) => Math.min(Math.max(value, 0), most);
  return [within(x0, width), within(y0, height), within(x1, width), within(y1, height)];
};

export const around = (points) => [
  Math.min(...points.map(([x]) => x)),
  Math.min(...points.map(([, y]) => y)),
  Math.max(...points.map(([x]) => x)),
  Math.max(...points.map(([, y]) => y)),
];

// The points of a connector; one whose course nobody drew goes straight from box to box.
export const courseOf = ({ points }, source, target) => (points.length > 1 ? points : [middle(source.bbox), middle(target.bbox)]);

// The point half the way along a polyline.
export function halfway(points) {
  const legs = points.slice(1).map((point, number) => [points[number], point]);
  let left = legs.reduce((sum, leg) => sum + distance(...leg), 0) / 2;
  for (const [start, end] of legs) {
    const length = distance(start, end);
    if (length > 0 && left <= length) {
      const share = left / length;
      return [start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share];
    }
    left -= length;
  }
  return points.at(-1);
}

// The smallest node at a point; else the nearest within `reach`; null if there is none.
export function nodeNear(nodes, point, reach = 0) {
  const at = nodes.filter((node) => holds(node.bbox, point));
  if (at.length) return at.reduce((least, node) => (area(node.bbox) < area(least.bbox) ? node : least));
  return nodes.find((node) => holds(grown(node.bbox, reach), point)) ?? null;
}
