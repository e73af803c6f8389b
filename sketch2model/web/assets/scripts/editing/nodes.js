// Boxes and other shapes: renamed, moved, drawn, deleted. Each function gives a new graph and leaves the old one alone.

import { areaOf, carriedOver, surrounds, tidyBox } from "./geometry.js";
import { replaced, says, shiftedPoint, textOrNull } from "./values.js";

const TEXTS = ["name", "stereotype"];

// `changes` may hold name, stereotype, kind and shape.
export function changeNode(graph, id, changes) {
  const index = indexOf(graph, id);
  const texts = TEXTS.filter((key) => key in changes).map((key) => [key, textOrNull(changes[key])]);
  const wanted = { ...changes, ...Object.fromEntries(texts) };
  const old = graph.nodes[index];
  if (says(old, wanted)) return graph;
  const node = { ...old, ...wanted, confidence: 1, ...(texts.length ? { corrected: true } : {}) };
  return retitled({ ...graph, nodes: replaced(graph.nodes, index, node) }, old, node);
}

// Moves a shape with all that it contains; connectors follow, the ink stays where it is on the photo.
export function moveNode(graph, id, dx, dy) {
  if (dx === 0 && dy === 0) return graph;
  const moving = withContents(graph, id);
  const shifted = (points) => points.map((point) => shiftedPoint(point, dx, dy));
  const nodes = graph.nodes.map((node) => {
    if (!moving.has(node.id)) return node;
    const [low, high] = shifted([node.bbox.slice(0, 2), node.bbox.slice(2)]);
    const confidence = node.id === id ? 1 : node.confidence;
    return { ...node, bbox: [...low, ...high], polygon: node.polygon && shifted(node.polygon), confidence };
  });
  const edges = graph.edges.map((edge) => {
    const [starts, ends] = [moving.has(edge.source), moving.has(edge.target)];
    if (starts && ends) return { ...edge, points: shifted(edge.points) };
    const last = edge.points.length - 1;
    const moves = (at) => (at === 0 && starts) || (at === last && ends);
    if (!(starts || ends)) return edge;
    return { ...edge, points: edge.points.map((point, at) => (moves(at) ? shiftedPoint(point, dx, dy) : point)) };
  });
  return nested({ ...graph, nodes, edges }, id);
}

// Gives a shape another box; its outline and the ends of its connectors keep their relative places.
export function resizeNode(graph, id, bbox) {
  const index = indexOf(graph, id);
  const old = graph.nodes[index];
  const box = tidyBox(bbox);
  if (says(old, { bbox: box })) return graph;
  const carried = (point) => carriedOver(point, old.bbox, box);
  const polygon = old.polygon && old.polygon.map(carried);
  const edges = graph.edges.map((edge) => {
    if (edge.source !== id && edge.target !== id) return edge;
    const last = edge.points.length - 1;
    const moves = (at) => (at === 0 && edge.source === id) || (at === last && edge.target === id);
    return { ...edge, points: edge.points.map((point, at) => (moves(at) ? carried(point) : point)) };
  });
  const nodes = replaced(graph.nodes, index, { ...old, bbox: box, polygon, confidence: 1 });
  return nested({ ...graph, nodes, edges }, id);
}

// Draws a shape; gives the graph and the new id.
export function addNode(graph, { bbox, shape = "rectangle", kind = "node" }) {
  const id = freshId(graph);
  const box = tidyBox(bbox);
  const node = {
    id,
    shape,
    kind,
    bbox: box,
    polygon: null,
    name: null,
    stereotype: null,
    text: null,
    attributes: [],
    operations: [],
    parent: null,
    confidence: 1,
    lines: [],
    corrected: true,
  };
  return [nested({ ...graph, nodes: [...graph.nodes, node] }, id), id];
}

// Takes a shape away with its connectors; what it contained moves up to what contained it.
export function deleteNode(graph, id) {
  const gone = graph.nodes[indexOf(graph, id)];
  const nodes = graph.nodes
    .filter((node) => node !== gone)
    .map((node) => (node.parent === id ? { ...node, parent: gone.parent } : node));
  const edges = graph.edges
    .filter((edge) => edge.source !== id && edge.target !== id)
    .map((edge) => (edge.association_class === id ? withoutClass(edge) : edge));
  return unlisted({ ...graph, nodes, edges, graph: withoutNode(graph.graph, id) }, gone);
}

function indexOf(graph, id) {
  const index = graph.nodes.findIndex((node) => node.id === id);
  if (index < 0) throw new RangeError(`no node ${id}`);
  return index;
}

function freshId(graph) {
  const taken = new Set(graph.nodes.map((node) => node.id));
  let number = graph.nodes.length + 1;
  while (taken.has(`n${number}`)) number += 1;
  return `n${number}`;
}

// Sets what contains a shape that has a new place, and, where it is a container, what lies in it now.
function nested(graph, id) {
  const shape = graph.nodes[indexOf(graph, id)];
  const inside = withContents(graph, id);
  const nodes = graph.nodes.map((node) => {
    if (node === shape || (shape.shape === "container" && (node.parent === id || surrounds(shape.bbox, node.bbox)))) {
      const parent = innermost(graph, node, node === shape ? inside : new Set([node.id]));
      return parent === node.parent ? node : { ...node, parent };
    }
    return node;
  });
  return { ...graph, nodes };
}

function innermost(graph, inner, excluded) {
  const around = graph.nodes.filter(
    (node) => node.shape === "container" && !excluded.has(node.id) && surrounds(node.bbox, inner.bbox),
  );
  return around.sort((one, other) => areaOf(one.bbox) - areaOf(other.bbox))[0]?.id ?? null;
}

function withContents(graph, id) {
  const found = new Set([id]);
  for (const inside of found) {
    for (const node of graph.nodes) if (node.parent === inside) found.add(node.id);
  }
  return found;
}

function withoutClass({ association_class: _, ...edge }) {
  return edge;
}

function withoutNode(page, id) {
  if (!page.diagrams) return page;
  const left = page.diagrams.map((each) => ({ ...each, nodes: each.nodes.filter((node) => node !== id) }));
  return { ...page, diagrams: left.filter((each) => each.nodes.length > 0) };
}

// In Chen's notation an entity lists what its ovals say; both stand at the same place of the photo.
const repeats = (attribute, oval) => oval.kind === "attribute" && says(attribute, { bbox: oval.bbox });

function retitled(graph, old, oval) {
  if (!oval.name || old.name === oval.name) return graph;
  return overAttributes(graph, old, (attribute) => [
    { ...attribute, name: oval.name, text: oval.name, confidence: 1 },
  ]);
}

function unlisted(graph, oval) {
  return overAttributes(graph, oval, () => []);
}

function overAttributes(graph, oval, change) {
  if (oval.kind !== "attribute") return graph;
  const nodes = graph.nodes.map((node) => {
    if (!node.attributes.some((attribute) => repeats(attribute, oval))) return node;
    return { ...node, attributes: node.attributes.flatMap((each) => (repeats(each, oval) ? change(each) : [each])) };
  });
  return { ...graph, nodes };
}
