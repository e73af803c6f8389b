// An end of a selected connector is dragged to another box.

import { reattachEdge } from "../editing/edges.js";
import { courseOf, nodeNear, rounded } from "./geometry.js";
import { edgeAt } from "./pointers.js";
import { REACH } from "./tools-arrow.js";

export function beginReattach(bench, side) {
  const { session, viewport } = bench;
  const edge = edgeAt(session.graph, session.selection);
  const [from, to] = [edge.source, edge.target].map((id) => session.graph.nodes.find((node) => node.id === id));
  const fixed = courseOf(edge, from, to).at(side === "source" ? -1 : 0);
  const target = (point) => nodeNear(session.graph.nodes, point, REACH / viewport.scale);
  return {
    click() {},
    move(point) {
      bench.set({ sketched: { kind: "arrow", from: fixed, to: point, target: target(point)?.id ?? null } });
    },
    end(point) {
      const node = target(point);
      if (node) bench.finish((graph) => reattachEdge(graph, edge.index, side, node.id, rounded(point)));
      else bench.set({ sketched: null });
    },
    cancel: () => bench.set({ sketched: null }),
  };
}
