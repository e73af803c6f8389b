// JSON pointers (RFC 6901) into the node-link JSON, and where they lead after a change.

export function stepsOf(pointer) {
  return pointer.split("/").slice(1).map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
}

// What a pointer leads to; undefined if nothing.
export function valueAt(graph, pointer) {
  return stepsOf(pointer).reduce((value, step) => value?.[step], graph);
}

export const nodePointer = (graph, id) => `/nodes/${graph.nodes.findIndex((node) => node.id === id)}`;

// Pointers from one graph to the next: nodes are known by id, edges by what they join, members by themselves or their
// place. Gives a function that answers null for what is not there any more.
export function followed(before, after) {
  if (before === after) return (pointer) => pointer;
  const places = { nodes: placesIn(after.nodes, nodeKey), edges: placesIn(after.edges, edgeKey) };
  return (pointer) => {
    if (pointer === null) return null;
    const [list, index, members, place, ...rest] = stepsOf(pointer);
    if (!(list in places)) return pointer;
    const old = before[list][index];
    const now = old && places[list].get((list === "nodes" ? nodeKey : edgeKey)(old));
    if (now === undefined) return null;
    if (place === undefined) return ["", list, now, ...(members ? [members] : [])].join("/");
    const at = memberPlace(old[members], after[list][now][members], Number(place));
    return at < 0 ? null : ["", list, now, members, at, ...rest].join("/");
  };
}

function memberPlace(before, after, place) {
  const kept = after.indexOf(before[place]);
  if (kept >= 0) return kept;
  return before.length === after.length ? place : after.findIndex((member) => member.text === before[place].text);
}

function placesIn(list, key) {
  return new Map(list.map((element, index) => [key(element), index]));
}

const nodeKey = (node) => node.id;
const edgeKey = (edge) => JSON.stringify([edge.source, edge.target, edge.key]);
