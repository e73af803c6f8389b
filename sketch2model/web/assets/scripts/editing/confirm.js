// A person says that something is right as it stands.

import { stepsOf } from "./pointers.js";
import { replaced, says } from "./values.js";

const sure = (record) => ({ ...record, confidence: 1 });
const MEMBERS = ["attributes", "operations"];

// Makes one thing sure: the kind of diagram, a shape, a connection, a member, or a text at one of them. What is sure
// already stays the same graph.
export function confirm(graph, pointer) {
  if (pointer === "/graph/diagram") return { ...graph, graph: { ...graph.graph, diagram_confidence: 1 } };
  const [list, index, part, place] = stepsOf(pointer);
  const old = graph[list]?.[index];
  if (old === undefined) return graph;
  const now = confirmed(old, part, place);
  return says(old, now) ? graph : { ...graph, [list]: replaced(graph[list], Number(index), now) };
}

// Makes a shape or a connector sure with everything that was read at it.
export function confirmWhole(graph, pointer) {
  const [list, index] = stepsOf(pointer);
  const old = graph[list]?.[index];
  if (old === undefined) return graph;
  const members = Object.fromEntries(MEMBERS.filter((key) => key in old).map((key) => [key, old[key].map(sure)]));
  return { ...graph, [list]: replaced(graph[list], Number(index), { ...sure(old), ...members, corrected: true }) };
}

// A sure shape says nothing about its writing; a sure text stays when the meaning is worked out anew.
function confirmed(old, part, place) {
  if (part === undefined) return sure(old);
  if (!MEMBERS.includes(part)) return { ...sure(old), corrected: true };
  const members = old[part].map((member, at) => (at === Number(place) ? sure(member) : member));
  return { ...old, [part]: members };
}
