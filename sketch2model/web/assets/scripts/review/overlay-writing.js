// Frames around the lines of writing, with what was read.

import { html } from "/assets/vendor/preact.js";
import { colorOf } from "./overlay-colors.js";
import { Name } from "./overlay-labels.js";
import { memo } from "./watched.js";

export const Writing = memo(({ graph }) =>
  [...graph.nodes, ...graph.edges].flatMap(({ lines }) =>
    (lines ?? []).map(({ bbox: [x0, y0, x1, y1], text, confidence }) => html`<g class="writing" style=${{ "--sure": colorOf(confidence) }}>
      <rect x=${x0} y=${y0} width=${x1 - x0} height=${y1 - y0} />
      <${Name} at=${[x0, y0]} text=${text} />
    </g>`),
  ),
);
