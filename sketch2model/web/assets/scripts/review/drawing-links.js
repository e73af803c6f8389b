// Which part of the drawing stands for which element of the graph.

// The pointer into the present graph of what lies under an event; null for plain paper.
export function pointerAt(target, graph) {
  const group = target.closest?.("[data-element], [data-edge]");
  if (!group) return null;
  const { element, edge } = group.dataset;
  if (edge !== undefined) return graph.edges[edge] ? `/edges/${edge}` : null;
  const index = graph.nodes.findIndex(({ id }) => id === element);
  return index < 0 ? null : `/nodes/${index}`;
}

// The parts of the drawing that stand for what a pointer leads to.
export function partsOf(root, pointer, graph) {
  const [, list, index] = pointer.split("/");
  const name = list === "edges" ? `[data-edge="${index}"]` : `[data-element="${CSS.escape(graph.nodes[index]?.id ?? "")}"]`;
  return root.querySelectorAll(name);
}
