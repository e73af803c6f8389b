// One connector: its course, the signs at its ends, what it is.

import { html } from "/assets/vendor/preact.js";
import { percent, t } from "../texts.js";
import { wordOf } from "../vocabulary.js";
import { halfway } from "./geometry.js";
import { colorOf } from "./overlay-colors.js";
import { End } from "./overlay-ends.js";
import { Badge, Name } from "./overlay-labels.js";
import { memo } from "./watched.js";

export const Connector = memo(({ edge, points, pointer, source, target, doubtful, blank }) => {
  const kind = wordOf("edge_kinds", edge.kind);
  const title = t(doubtful ? "review.connector.doubtful" : "review.connector", {
    what: edge.label ? `${kind} ${edge.label}` : kind, // what is written there belongs to its name for screen readers
    source: source ?? t("review.unnamed"),
    target: target ?? t("review.unnamed"),
    sure: percent(edge.confidence),
  });
  const path = `M${points.map(([x, y]) => `${x} ${y}`).join("L")}`;
  const centre = halfway(points);
  return html`<g class="connector ${edge.style}" data-pointer=${pointer} tabindex="0" role="button" aria-label=${title}
    style=${{ "--sure": colorOf(edge.confidence) }}>
    <path class="reach" d=${path} />
    <path class="casing" d=${path} />
    <path class="stroke" d=${path} />
    <${End} from=${points[1]} tip=${points[0]} kind=${edge.source_end} />
    <${End} from=${points.at(-2)} tip=${points.at(-1)} kind=${edge.target_end} />
    <${Name} at=${centre} text=${edge.label || kind} anchor="middle" given=${blank && Boolean(edge.label)} />
    ${doubtful && html`<${Badge} at=${centre} />`}
  </g>`;
});
