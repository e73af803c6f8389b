// Attributes and operations of a shape: added, changed, removed, put in another order.

import { readMember, writeMember } from "./member-text.js";
import { replaced, says, textOrNull, without } from "./values.js";

const NEUTRAL = {
  attributes: { name: "", type: null, visibility: null, default: null, multiplicity: null, flags: [] },
  operations: { name: "", parameters: null, type: null, visibility: null, flags: [] },
};

// `list` is "attributes" or "operations"; `member` holds at least a name. Stands at the end, or before `index`.
export function addMember(graph, id, list, member, index = Infinity) {
  const added = written(list, { ...NEUTRAL[list], ...member, bbox: null });
  return added === null ? graph : withMembers(graph, id, list, (members) => members.toSpliced(index, 0, added));
}

// Several at once, one a line, as a person pasted them.
export function addLines(graph, id, list, text, index = Infinity) {
  const read = text.split(/\r?\n/u).map((line) => readMember(list, line)).filter(Boolean);
  return read.reduce((before, member, count) => addMember(before, id, list, member, index + count), graph);
}

// A member without a name is none: taking its name away changes nothing.
export function changeMember(graph, id, list, index, changes) {
  return withMembers(graph, id, list, (members) => {
    const old = members[index];
    const changed = written(list, { ...old, ...changes });
    return changed === null || says(old, partsOf(list, changed)) ? members : replaced(members, index, changed);
  });
}

export function removeMember(graph, id, list, index) {
  return withMembers(graph, id, list, (members) => without(members, index));
}

export function moveMember(graph, id, list, from, to) {
  return withMembers(graph, id, list, (members) => {
    const place = Math.max(0, Math.min(to, members.length - 1));
    return from === place ? members : without(members, from).toSpliced(place, 0, members[from]);
  });
}

const partsOf = (list, member) => Object.fromEntries(Object.keys(NEUTRAL[list]).map((key) => [key, member[key]]));

function written(list, member) {
  const parts = partsOf(list, member);
  for (const [key, value] of Object.entries(parts)) if (key !== "flags") parts[key] = textOrNull(value);
  if (parts.name === null) return null;
  return { ...parts, text: writeMember(list, parts), bbox: member.bbox ?? null, confidence: 1 };
}

function withMembers(graph, id, list, change) {
  const index = graph.nodes.findIndex((node) => node.id === id);
  const node = graph.nodes[index];
  const members = change(node[list]);
  if (members === node[list]) return graph;
  return { ...graph, nodes: replaced(graph.nodes, index, { ...node, [list]: members, confidence: 1, corrected: true }) };
}
