// Small things that every change of a graph needs.

// What a person typed as the graph keeps it: one line, null where there is nothing.
export function textOrNull(text) {
  const plain = String(text ?? "").trim().replace(/\s+/g, " ");
  return plain === "" ? null : plain;
}

export const rounded = (value) => Math.round(value * 10) / 10;

export const shiftedPoint = ([x, y], dx, dy) => [rounded(x + dx), rounded(y + dy)];

// A copy of a list with another element at `index`.
export const replaced = (list, index, element) => list.map((old, at) => (at === index ? element : old));

export const without = (list, index) => list.filter((_, at) => at !== index);

// Whether all `changes` are already there.
export const says = (record, changes) => Object.entries(changes).every(([key, value]) => same(record[key], value));

function same(one, other) {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}
