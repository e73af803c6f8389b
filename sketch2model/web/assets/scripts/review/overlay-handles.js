// What lies on top: handles of what is selected, what is being drawn, the region that is read, the doubt looked at.

import { html } from "/assets/vendor/preact.js";
import { courseOf, grown } from "./geometry.js";
import { Constant } from "./overlay-labels.js";
import { edgeAt, elementOf, nodeAt } from "./pointers.js";
import { HANDLES, placeOfHandle } from "./tools-resize.js";
import { useWatched } from "./watched.js";

const ROOMY = 48; // screen pixels

// Where a piece of writing is looked at, nothing covers it.
export function Handles({ bench }) {
  const selection = useWatched(bench.session, (session) => session.selection);
  useWatched(bench.session, (session) => session.graph);
  useWatched(bench, (watched) => watched.draft);
  const tool = useWatched(bench, (watched) => watched.tool);
  const ring = useWatched(bench, (watched) => watched.ring);
  const scale = useWatched(bench.viewport, (viewport) => viewport.scale);
  if (tool !== "select" || (ring && selection !== elementOf(selection))) return null;
  const node = nodeAt(bench.graph, selection);
  const edge = edgeAt(bench.graph, selection);
  if (node) return handlesFor(node.bbox, scale).map((name) => html`<${Handle} name=${name} at=${placeOfHandle(node.bbox, name)} />`);
  if (!edge) return null;
  const [source, target] = [edge.source, edge.target].map((id) => bench.graph.nodes.find((other) => other.id === id));
  const points = courseOf(edge, source, target);
  return [
    html`<${Handle} name="source" at=${points[0]} round />`,
    html`<${Handle} name="target" at=${points.at(-1)} round />`,
  ];
}

// A box that is small on the screen has room for those at its corners only.
function handlesFor([x0, y0, x1, y1], scale) {
  const small = Math.min(x1 - x0, y1 - y0) * scale < ROOMY;
  return small ? HANDLES.filter((name) => name.length === 2) : HANDLES;
}

function Handle({ name, at, round }) {
  return html`<${Constant} at=${at}>
    <g class="handle ${name}" data-handle=${name}>
      <circle class="handle-reach" r="12" />
      <rect x="-5" y="-5" width="10" height="10" rx=${round ? 5 : 2} />
    </g>
  <//>`;
}

export function Sketched({ bench }) {
  const sketched = useWatched(bench, (watched) => watched.sketched);
  const reading = useWatched(bench, (watched) => watched.reading);
  const ring = useWatched(bench, (watched) => watched.ring);
  return [
    ring && html`<${Frame} name="ring" bbox=${grown(ring, 6)} />`,
    reading && html`<${Frame} name="reading" bbox=${reading} />`,
    sketched?.bbox && html`<${Frame} name="sketched" bbox=${sketched.bbox} />`,
    sketched?.kind === "arrow" && html`<${Arrow} bench=${bench} sketched=${sketched} />`,
  ];
}

function Frame({ name, bbox: [x0, y0, x1, y1] }) {
  return html`<g class="frame-on-paper ${name}">
    <rect class="casing" x=${x0} y=${y0} width=${x1 - x0} height=${y1 - y0} />
    <rect class="stroke" x=${x0} y=${y0} width=${x1 - x0} height=${y1 - y0} />
  </g>`;
}

function Arrow({ bench, sketched: { from, to, source, target } }) {
  const ends = [source, target].map((id) => bench.session.graph.nodes.find((node) => node.id === id));
  return html`<g class="frame-on-paper sketched">
    ${ends.map((node) => node && html`<${Frame} name="snapped" bbox=${node.bbox} />`)}
    <path class="casing" d="M${from}L${to}" />
    <path class="stroke" d="M${from}L${to}" />
  </g>`;
}
