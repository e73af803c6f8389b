// Everything found, drawn over the photo in its own pixels.

import { html, useLayoutEffect, useMemo, useRef } from "/assets/vendor/preact.js";
import { t } from "../texts.js";
import { courseOf } from "./geometry.js";
import { marks } from "./marks.js";
import { Connector } from "./overlay-connectors.js";
import { Handles, Sketched } from "./overlay-handles.js";
import { paintOrder } from "./overlay-order.js";
import { Shape } from "./overlay-shapes.js";
import { Writing } from "./overlay-writing.js";
import { edgePointer, elementOf, nodePointer } from "./pointers.js";
import { useWatched } from "./watched.js";

export function Overlay({ bench, blank }) {
  const { session } = bench;
  const root = useRef(null);
  const stored = useWatched(session, ({ graph }) => graph);
  const draft = useWatched(bench, (watched) => watched.draft);
  const writing = useWatched(bench, (watched) => watched.writing);
  const doubts = useWatched(session, ({ state }) => state.doubts);
  const graph = draft ?? stored;
  const { width, height } = graph.graph;
  const doubtful = useMemo(() => new Set(doubts.map(({ pointer }) => elementOf(pointer))), [doubts]);
  const order = useMemo(() => paintOrder(graph.nodes), [graph.nodes]);
  const nodes = useMemo(() => new Map(graph.nodes.map((node) => [node.id, node])), [graph.nodes]);
  useLayoutEffect(() => marks(root.current, session), [session]);
  useLayoutEffect(() => root.current.dispatchEvent(new Event("redrawn")), [graph]);

  return html`<svg class="overlay" ref=${root} viewBox="0 0 ${width} ${height}" width=${width} height=${height}
    role="group" aria-label=${t("review.overlay")}>
    ${order.map((index) => {
      const node = graph.nodes[index];
      const pointer = nodePointer(index);
      return html`<${Shape} key=${node.id} ...${{ node, pointer, blank }} doubtful=${doubtful.has(pointer)} />`;
    })}
    ${graph.edges.map((edge, index) => {
      const pointer = edgePointer(index);
      const [from, to] = [nodes.get(edge.source), nodes.get(edge.target)];
      const [source, target, points] = [from.name, to.name, courseOf(edge, from, to)];
      return html`<${Connector} key=${pointer} ...${{ edge, points, pointer, source, target, blank }} doubtful=${doubtful.has(pointer)} />`;
    })}
    ${writing && html`<${Writing} graph=${graph} />`}
    <${Handles} bench=${bench} />
    <${Sketched} bench=${bench} />
  </svg>`;
}
