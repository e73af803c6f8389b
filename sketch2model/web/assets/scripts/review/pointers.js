// JSON pointers into a graph, seen as the elements on the paper that they belong to.

import { around } from "./geometry.js";

// "/nodes/3/attributes/0" -> "/nodes/3"; null for what belongs to no element, such as the kind of diagram.
export const elementOf = (pointer) => pointer?.match(/^\/(?:nodes|edges)\/\d+/)?.[0] ?? null;

export const nodePointer = (index) => `/nodes/${index}`;
export const edgePointer = (index) => `/edges/${index}`;

export const nodePointerOf = (graph, id) => {
  const index = graph.nodes.findIndex((node) => node.id === id);
  return index < 0 ? null : nodePointer(index);
};

// The node a pointer leads into, with its index; null if it leads elsewhere.
export const nodeAt = (graph, pointer) => found(graph.nodes, pointer, "nodes");
export const edgeAt = (graph, pointer) => found(graph.edges, pointer, "edges");

// The box around what a pointer leads to; that of the whole paper if it is nowhere on it.
export function boxOf(graph, pointer) {
  const { width, height } = graph.graph;
  const points = edgeAt(graph, pointer)?.points;
  return nodeAt(graph, pointer)?.bbox ?? (points?.length ? around(points) : [0, 0, width, height]);
}

function found(list, pointer, name) {
  const index = pointer?.match(new RegExp(`^/${name}/(\\d+)`))?.[1];
  return index === undefined || !list[index] ? null : { ...list[index], index: Number(index) };
}
