// A connector is drawn from box to box; near a box it snaps to it.

import { addEdge } from "../editing/edges.js";
import { middle, nodeNear } from "./geometry.js";
import { edgePointer, nodeAt } from "./pointers.js";

export const REACH = 14; // screen pixels

export function beginArrow(bench, event) {
  const { session, viewport } = bench;
  const near = (point) => nodeNear(session.graph.nodes, point, REACH / viewport.scale);
  const source = near(viewport.toPaper(event.clientX, event.clientY));
  return {
    // Two clicks do as well as a drag: the first chooses where the connector starts.
    click(point) {
      const node = near(point);
      const start = bench.sketched?.kind === "arrow" ? bench.sketched.source : null;
      if (!node) bench.set({ sketched: null });
      else if (start) connect(bench, start, node.id);
      else startAt(bench, node);
    },
    move(point) {
      if (!source) return;
      const from = middle(source.bbox);
      bench.set({ sketched: { kind: "arrow", source: source.id, from, to: point, target: near(point)?.id ?? null } });
    },
    end(point) {
      const node = near(point);
      if (source && node) connect(bench, source.id, node.id);
      else bench.set({ sketched: null });
    },
    cancel: () => bench.set({ sketched: null }),
  };
}

// By keyboard: Enter on one box, then Enter on another.
export function connectByKey(bench, pointer) {
  const node = nodeAt(bench.session.graph, pointer);
  if (!node) return;
  if (bench.sketched?.kind === "arrow") connect(bench, bench.sketched.source, node.id);
  else startAt(bench, node);
}

function startAt(bench, node) {
  const from = middle(node.bbox);
  bench.set({ sketched: { kind: "arrow", source: node.id, from, to: from, target: null } });
}

function connect(bench, source, target) {
  let added = null;
  const change = (graph) => {
    const [next, index] = addEdge(graph, { source, target });
    added = index;
    return next;
  };
  bench.finish(change, () => edgePointer(added));
}
