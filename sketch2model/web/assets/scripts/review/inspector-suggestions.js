// Words that are offered while somebody types.

const COMMON_TYPES = ["int", "string", "text", "bool", "decimal", "float", "date", "datetime", "time", "uuid"];

export const STEREOTYPES = ["interface", "abstract", "enumeration", "entity", "datatype"];

export const MULTIPLICITIES = ["1", "0..1", "*", "1..*"];

// Types that this sketch uses, most used first, then common ones.
export function typesIn(graph) {
  const counts = new Map();
  for (const node of graph.nodes) {
    for (const { type } of [...node.attributes, ...node.operations]) {
      if (type) counts.set(type, (counts.get(type) ?? 0) + 1);
    }
  }
  const used = [...counts].sort((one, other) => other[1] - one[1]).map(([type]) => type);
  return [...new Set([...used, ...COMMON_TYPES])];
}
