// The signs at the ends of connectors, as in the program's overlays: in screen pixels, the tip at 0, the line from the left.

import { html } from "/assets/vendor/preact.js";
import { Constant } from "./overlay-labels.js";

const REACH = 14;
const at = (back, aside) => `${-back * REACH} ${aside * REACH}`;

const FOOT = [0.5, 0, -0.5].map((aside) => `M${at(1, 0)}L${at(0, aside)}`).join("");
const BAR = `M${at(0.5, 0.5)}L${at(0.5, -0.5)}`;
const RING = `M${at(1, 0)}a4 4 0 1 1 -8 0a4 4 0 1 1 8 0`;
const TRIANGLE = `M0 0L${at(1, 0.5)}L${at(1, -0.5)}Z`;
const DIAMOND = `M0 0L${at(0.8, 0.4)}L${at(1.6, 0)}L${at(0.8, -0.4)}Z`;

const SIGNS = {
  open: [`M${at(1, 0.5)}L0 0L${at(1, -0.5)}`, "line"],
  triangle: [TRIANGLE, "hollow"],
  filled_triangle: [TRIANGLE, "filled"],
  diamond: [DIAMOND, "hollow"],
  filled_diamond: [DIAMOND, "filled"],
  one: [BAR, "line"],
  many: [FOOT, "line"],
  zero_one: [BAR + RING, "hollow"],
  zero_many: [FOOT + RING, "hollow"],
  circle: [RING, "hollow"],
};

export function End({ from, tip, kind }) {
  if (!SIGNS[kind]) return null;
  const [path, look] = SIGNS[kind];
  const turn = (Math.atan2(tip[1] - from[1], tip[0] - from[0]) * 180) / Math.PI;
  return html`<${Constant} at=${tip} turn=${turn.toFixed(1)}>
    <path class="sign casing" d=${path} />
    <path class="sign ${look}" d=${path} />
  <//>`;
}
