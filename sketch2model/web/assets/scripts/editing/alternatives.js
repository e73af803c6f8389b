// Another reading of the same ink, put in place of the present one.

import { changeEdge } from "./edges.js";
import { changeMember } from "./members.js";
import { changeNode } from "./nodes.js";
import { stepsOf } from "./pointers.js";

// `value` is what the server gave for `pointer`: a text, or an attribute or operation.
export function useAlternative(graph, pointer, value) {
  const [list, index, part, place] = stepsOf(pointer);
  if (list === "edges") return changeEdge(graph, Number(index), { [part]: value });
  const { id } = graph.nodes[index];
  if (place === undefined) return changeNode(graph, id, { [part]: value });
  const { text: _, bbox: __, confidence: ___, ...parts } = value;
  return changeMember(graph, id, part, Number(place), parts);
}
