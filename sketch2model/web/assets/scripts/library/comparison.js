// The changes between two sketches, put together by what they concern.

const SIGNS = { element: 0, attribute: 1, operation: 2 };

// Of a comparison (format=json) and both graphs: {classes: [{key, title, change, content, members}], relations}.
// `change` is what happened to the class itself, or null where only its members have changed; `content` names the
// members of a class that came or went as a whole.
export function grouped(comparison, oldGraph, newGraph) {
  const nodes = { ...nodesOf(oldGraph, "old"), ...nodesOf(newGraph, "new") };
  const groups = new Map();
  for (const change of comparison.changes.filter(({ subject }) => subject !== "relation")) {
    const key = change.new_id ? `new:${change.new_id}` : `old:${change.old_id}`;
    const title = nodes[key]?.name ?? null;
    if (!groups.has(key)) groups.set(key, { key, title, change: null, content: [], members: [] });
    const group = groups.get(key);
    if (change.subject !== "element") group.members.push(change);
    else Object.assign(group, { change, content: change.change === "changed" ? [] : membersOf(nodes[key]) });
  }
  const classes = [...groups.values()].map((group) => ({
    ...group,
    members: group.members.toSorted(bySubject).map(shortened(group)),
  }));
  return { classes, relations: comparison.changes.filter(({ subject }) => subject === "relation") };
}

const nodesOf = (graph, side) => Object.fromEntries(graph.nodes.map((node) => [`${side}:${node.id}`, node]));

const membersOf = ({ attributes = [], operations = [] } = {}) =>
  [...attributes, ...operations].map(({ name }) => name).filter(Boolean);

const bySubject = (a, b) => SIGNS[a.subject] - SIGNS[b.subject];

// `Order.total` below the title `Order` is `total`.
const shortened = ({ title }) => (change) =>
  title && change.name.startsWith(`${title}.`) ? { ...change, name: change.name.slice(title.length + 1) } : change;
