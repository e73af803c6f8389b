// JSON pointers (RFC 6901) into the node-link JSON, and where they lead after a change.

export function stepsOf(pointer) {
  return pointer.split("/").slice(1).map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
}

// What a pointer leads to; undefined if nothing.
export function valueAt(graph, pointer) {
  return stepsOf(pointer).reduce((value, step) => value?.[step], graph);
}

export const nodePointer = (graph, id) => `/nodes/${graph.nodes.findIndex((node) => node.id === id)}`;

// The element a pointer leads into: "/nodes/3/attributes/0" -> "/nodes/3".
export const elementOf = (pointer) => `/${stepsOf(pointer).slice(0, 2).join("/")}`;

// Pointers from one graph to the next: nodes are known by id, edges by what they join, members by themselves or their
// place. Gives a function that answers null for what is not there any more.
export function followed(before, after) {
  if (before === after) return (pointer) => pointer;
  const places = { nodes: nodePlaces(after), edges: edgePlaces(before, after) };
  return (pointer) => {
    if (pointer === null) return null;
    const [list, index, members, place, ...rest] = stepsOf(pointer);
    if (!(list in places)) return pointer;
    const old = before[list][index];
    const now = old && places[list](old, Number(index));
    if (now === undefined) return null;
    if (place === undefined) return ["", list, now, ...(members ? [members] : [])].join("/");
    const at = memberPlace(old[members], after[list][now][members], Number(place));
    return at < 0 ? null : ["", list, now, members, at, ...rest].join("/");
  };
}

function nodePlaces(after) {
  const places = new Map(after.nodes.map((node, index) => [node.id, index]));
  return (node) => places.get(node.id);
}

// An edge that was turned round joins the same two; one that was attached elsewhere keeps its place.
function edgePlaces(before, after) {
  const exactly = placesBy(after, (edge) => JSON.stringify([edge.source, edge.target, edge.key]));
  const eitherWay = placesBy(after, (edge) => JSON.stringify([edge.source, edge.target].sort()));
  const inPlace = before.edges.length === after.edges.length;
  return (edge, index) => {
    if (inPlace && after.edges[index] === edge) return index;
    return exactly(edge) ?? (inPlace ? (eitherWay(edge) ?? index) : undefined);
  };
}

function placesBy(graph, key) {
  const places = new Map(graph.edges.map((edge, index) => [key(edge), index]));
  return (edge) => places.get(key(edge));
}

function memberPlace(before, after, place) {
  const kept = after.indexOf(before[place]);
  if (kept >= 0) return kept;
  return before.length === after.length ? place : after.findIndex((member) => member.text === before[place].text);
}
