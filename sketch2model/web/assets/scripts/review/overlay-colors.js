// The colour of a confidence: the ramp of the program's overlays (Okabe and Ito, "Color Universal Design", 2008).

const RAMP = [
  [0, [213, 94, 0]],
  [0.5, [230, 159, 0]],
  [0.75, [86, 180, 233]],
  [1, [0, 114, 178]],
];

export function colorOf(confidence) {
  const value = Math.min(1, Math.max(0, Number.isFinite(confidence) ? confidence : 0));
  const after = Math.max(1, RAMP.findIndex(([stop]) => value <= stop));
  const [[start, low], [end, high]] = RAMP.slice(after - 1, after + 1);
  const share = (value - start) / (end - start);
  return `rgb(${low.map((from, channel) => Math.round(from + (high[channel] - from) * share)).join(" ")})`;
}
