// Small words and signs that keep their size on the screen at every zoom.

import { html } from "/assets/vendor/preact.js";

const LONGEST = 36;

const shortened = (text) => (text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text);

// Its children are drawn in screen pixels around a point of the paper.
export function Constant({ at: [x, y], turn = 0, children }) {
  return html`<g transform="translate(${x} ${y}) rotate(${turn})"><g class="constant">${children}</g></g>`;
}

export function Name({ at, text, given = true, anchor = "start" }) {
  return html`<${Constant} at=${at}>
    <text class=${given ? "name" : "name missing"} x="1" y="-6" text-anchor=${anchor}>${shortened(text)}</text>
  <//>`;
}

// The second sign of doubt, for those who do not see the colour; `shift` is in screen pixels.
export function Badge({ at, shift = 0 }) {
  return html`<${Constant} at=${at}>
    <g transform="translate(${shift} 0)">
      <circle class="badge" r="8" />
      <text class="badge-sign" y="4" text-anchor="middle">?</text>
    </g>
  <//>`;
}
