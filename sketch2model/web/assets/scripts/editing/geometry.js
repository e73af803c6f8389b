// Boxes [x0, y0, x1, y1] and points [x, y] in pixels of the photo.

import { rounded } from "./values.js";

export const middleOf = ([x0, y0, x1, y1]) => [(x0 + x1) / 2, (y0 + y1) / 2];

export const areaOf = ([x0, y0, x1, y1]) => (x1 - x0) * (y1 - y0);

// The same box with its corners in order, rounded.
export function tidyBox([x0, y0, x1, y1]) {
  return [Math.min(x0, x1), Math.min(y0, y1), Math.max(x0, x1), Math.max(y0, y1)].map(rounded);
}

export function surrounds(outer, inner) {
  return outer[0] <= inner[0] && outer[1] <= inner[1] && outer[2] >= inner[2] && outer[3] >= inner[3];
}

// Where the line from the middle of a box towards `point` leaves it; a point inside is moved out along the same ray.
export function onBorder(box, point) {
  const [x, y] = middleOf(box);
  const [dx, dy] = [point[0] - x, point[1] - y];
  if (dx === 0 && dy === 0) return [rounded(box[2]), rounded(y)];
  const reach = Math.min(
    dx === 0 ? Infinity : (box[2] - box[0]) / 2 / Math.abs(dx),
    dy === 0 ? Infinity : (box[3] - box[1]) / 2 / Math.abs(dy),
  );
  return [rounded(x + dx * reach), rounded(y + dy * reach)];
}

// The nearest place on the border of a box.
export function nearestOnBorder([x0, y0, x1, y1], [x, y]) {
  const [cx, cy] = [Math.min(Math.max(x, x0), x1), Math.min(Math.max(y, y0), y1)];
  if (cx !== x || cy !== y) return [rounded(cx), rounded(cy)];
  const sides = [
    [x - x0, [x0, y]],
    [x1 - x, [x1, y]],
    [y - y0, [x, y0]],
    [y1 - y, [x, y1]],
  ];
  return sides.reduce((best, side) => (side[0] < best[0] ? side : best))[1].map(rounded);
}

// A point that keeps its relative place while its box becomes another.
export function carriedOver([x, y], before, after) {
  const along = (value, low, high, newLow, newHigh) =>
    high === low ? (newLow + newHigh) / 2 : newLow + ((value - low) / (high - low)) * (newHigh - newLow);
  return [
    rounded(along(x, before[0], before[2], after[0], after[2])),
    rounded(along(y, before[1], before[3], after[1], after[3])),
  ];
}
