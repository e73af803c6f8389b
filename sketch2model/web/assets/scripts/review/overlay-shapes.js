// One shape: its outline, its name, a sign if something about it is doubtful.

import { html } from "/assets/vendor/preact.js";
import { percent, t } from "../texts.js";
import { wordOf } from "../vocabulary.js";
import { corners, middle } from "./geometry.js";
import { colorOf } from "./overlay-colors.js";
import { Badge, Name } from "./overlay-labels.js";
import { memo } from "./watched.js";

const ROUND = new Set(["circle", "ellipse"]);

export const Shape = memo(({ node, pointer, doubtful, blank }) => {
  const [x0, y0, x1] = node.bbox;
  const kind = wordOf("node_kinds", node.kind);
  const title = t(doubtful ? "review.element.doubtful" : "review.element", {
    what: kind,
    name: node.name ?? "",
    sure: percent(node.confidence),
  });
  const path = outlineOf(node);
  return html`<g class="shape" data-pointer=${pointer} tabindex="0" role="button" aria-label=${title}
    style=${{ "--sure": colorOf(node.confidence) }}>
    <path class="casing" d=${path} />
    <path class="stroke" d=${path} />
    ${blank ? html`<${Written} node=${node} />` : html`<${Name} at=${[x0, y0]} text=${node.name ?? kind} given=${Boolean(node.name)} />`}
    ${doubtful && html`<${Badge} at=${[x1, y0]} shift=${-18} />`}
  </g>`;
});

// Path data of a node's outline as it was drawn, else as its shape is.
export function outlineOf({ bbox, polygon, shape }) {
  const [x0, y0, x1, y1] = bbox;
  if (polygon?.length && shape !== "none") return pathThrough(polygon);
  const [x, y] = middle(bbox);
  if (ROUND.has(shape)) {
    const [rx, ry] = [(x1 - x0) / 2, (y1 - y0) / 2];
    return `M${x0} ${y}A${rx} ${ry} 0 1 1 ${x1} ${y}A${rx} ${ry} 0 1 1 ${x0} ${y}Z`;
  }
  return pathThrough(shape === "diamond" ? [[x, y0], [x1, y], [x, y1], [x0, y]] : corners(bbox));
}

const pathThrough = (points) => `M${points.map(([x, y]) => `${x} ${y}`).join("L")}Z`;

const PER_LETTER = 0.58; // width of a letter, of its height

// On blank paper a shape says itself what a photo would show.
function Written({ node }) {
  const { bbox } = node;
  const [width, height] = [bbox[2] - bbox[0], bbox[3] - bbox[1]];
  const members = [...node.attributes, ...node.operations].map(({ text, name }) => text || name || "");
  const lines = [node.name ?? wordOf("node_kinds", node.kind), ...members];
  const longest = Math.max(...lines.map((line) => line.length), 4);
  const size = Math.min(height / (lines.length * 1.35 + 0.5), (width * 0.92) / (longest * PER_LETTER), 40);
  const left = bbox[0] + width * 0.04;
  return lines.map((line, number) => {
    const heads = number === 0;
    return html`<text class=${heads ? "written head" : "written"} font-size=${size} text-anchor=${heads ? "middle" : "start"}
      x=${heads ? bbox[0] + width / 2 : left} y=${bbox[1] + size * (1.25 + number * 1.35)}>${line}</text>`;
  });
}
