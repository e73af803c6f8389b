// Which names of shapes have room: where two would lie on each other, one steps back until it is pointed at.

import { area } from "./geometry.js";

const LETTER = 6.8; // screen pixels: usual width of a letter
const HEIGHT = 14;
const ABOVE = 18; // from the upper edge of a name to its shape
const LONGEST = 36;

// Pointers of the shapes whose names have no room. Smaller shapes have the right of way: a container's name is seldom
// doubtful, and easily found.
export function withoutRoom(nodes, scale, pointerOf) {
  const placed = [];
  const hidden = new Set();
  const order = nodes.map((_, index) => index).sort((one, other) => area(nodes[one].bbox) - area(nodes[other].bbox) || one - other);
  for (const index of order) {
    const place = placeOf(nodes[index], scale);
    if (placed.some((other) => overlap(place, other))) hidden.add(pointerOf(index));
    else placed.push(place);
  }
  return hidden;
}

function placeOf({ bbox: [x0, y0], name, kind }, scale) {
  const letters = Math.min((name ?? kind).length, LONGEST);
  return [x0 * scale, y0 * scale - ABOVE, x0 * scale + letters * LETTER, y0 * scale - ABOVE + HEIGHT];
}

const overlap = (one, other) => one[0] < other[2] && other[0] < one[2] && one[1] < other[3] && other[1] < one[3];
