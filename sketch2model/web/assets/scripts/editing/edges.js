// Connectors: drawn, changed, attached elsewhere, turned round, deleted. Places in the list stay as they are.

import { middleOf, nearestOnBorder, onBorder } from "./geometry.js";
import { drawnAs, isCounted, kindDrawn, pointsBack, uncounted, usualBetween } from "./relations.js";
import { replaced, rounded, says, textOrNull, without } from "./values.js";

const TEXTS = ["label", "source_multiplicity", "target_multiplicity", "source_role", "target_role"];
const SIGNS = ["style", "source_end", "target_end"];
const SAME_MULTIPLICITY = { "0..*": "*", "0..n": "*", "0..m": "*", "1..1": "1", "1..n": "1..*", "1..m": "1..*" };
const LOOP = 0.35; // how far a line from a box to itself stands out, as a share of its shorter side

// A connector between two nodes; gives the graph and its place. `points` may hold the way in between. Where neither
// kind nor signs are said it is what such a diagram usually has there.
export function addEdge(graph, { source, target, points = [], ...said }) {
  const known = [...SIGNS, "kind"].some((key) => key in said) ? said : { ...usualBetween(graph, source, target), ...said };
  const edge = {
    kind: "link",
    style: "solid",
    source_end: "none",
    target_end: "none",
    label: null,
    source_multiplicity: null,
    target_multiplicity: null,
    source_role: null,
    target_role: null,
    points: wayBetween(boxOf(graph, source), boxOf(graph, target), points, source === target),
    confidence: 1,
    lines: [],
    corrected: true,
    source,
    target,
    key: freeKey(graph, source, target),
  };
  const drawn = known.kind
    ? { ...drawnAs(edge, known.kind), ...known }
    : meaningOf({ ...edge, ...known }, graph.graph.diagram);
  return [{ ...graph, edges: [...graph.edges, drawn] }, graph.edges.length];
}

// `changes` may hold kind, style, source_end, target_end, label, multiplicities and roles. A new kind brings the ends
// and the style that UML draws for it; new ends or another style decide the kind.
export function changeEdge(graph, index, changes) {
  const old = graph.edges[index];
  const texts = TEXTS.filter((key) => key in changes).map((key) => [key, tidyText(key, changes[key])]);
  const wanted = { ...changes, ...Object.fromEntries(texts) };
  if (says(old, wanted)) return graph;
  let edge = { ...old, ...wanted, confidence: 1, ...(texts.length ? { corrected: true } : {}) };
  if (wanted.kind) edge = { ...drawnAs(edge, wanted.kind), ...pick(wanted, SIGNS) };
  else if (SIGNS.some((key) => key in wanted)) edge = meaningOf(edge, graph.graph.diagram);
  edge = keptClass(edge, graph);
  return put(graph, index, pointsBack(edge) ? rekeyed(graph, old, turned(edge)) : edge);
}

// Attaches an end ("source" or "target") to another node, or to another point of the border of the same.
export function reattachEdge(graph, index, end, nodeId, point = null) {
  const old = graph.edges[index];
  const box = boxOf(graph, nodeId);
  const points = old.points.length > 1 ? old.points : wayBetween(boxOf(graph, old.source), boxOf(graph, old.target));
  const last = points.length - 1;
  const neighbour = end === "source" ? points[1] : points[last - 1];
  const place = point ? nearestOnBorder(box, point) : onBorder(box, neighbour);
  const moved = replaced(points, end === "source" ? 0 : last, place);
  const edge = { ...old, [end]: nodeId, points: moved, confidence: 1, corrected: true };
  if (edge.source === edge.target && old.source !== old.target) edge.points = loopAt(box);
  return put(graph, index, keptClass(rekeyed(graph, old, edge), graph));
}

// Signs change sides, so that an arrow points the other way; multiplicities and roles stay at their boxes.
export function reverseEdge(graph, index) {
  const old = graph.edges[index];
  const { source_end, target_end } = old;
  const edge = { ...turned(old), source_end, target_end, confidence: 1, corrected: true };
  return put(graph, index, rekeyed(graph, old, edge));
}

export function deleteEdge(graph, index) {
  return { ...graph, edges: without(graph.edges, index) };
}

function put(graph, index, edge) {
  return { ...graph, edges: replaced(graph.edges, index, edge) };
}

function tidyText(key, value) {
  const text = textOrNull(value);
  return key.endsWith("multiplicity") ? (SAME_MULTIPLICITY[text] ?? text) : text;
}

function meaningOf(edge, diagram) {
  const kind = kindDrawn(edge, diagram);
  return { ...(isCounted(kind) ? edge : uncounted(edge)), kind };
}

// A class belongs to an association only, and never to a line at whose end it stands.
function keptClass(edge, graph) {
  const { association_class: owner, ...rest } = edge;
  if (owner === undefined) return edge;
  const fits = isCounted(edge.kind) && ![edge.source, edge.target].includes(owner);
  return fits && graph.nodes.some((node) => node.id === owner) ? edge : rest;
}

function rekeyed(graph, old, edge) {
  if (old.source === edge.source && old.target === edge.target) return edge;
  return { ...edge, key: freeKey(graph, edge.source, edge.target) };
}

function freeKey(graph, source, target) {
  const keys = graph.edges.filter((edge) => edge.source === source && edge.target === target).map((edge) => edge.key);
  return keys.length ? Math.max(...keys) + 1 : 0;
}

function boxOf(graph, id) {
  const node = graph.nodes.find((each) => each.id === id);
  if (!node) throw new RangeError(`no node ${id}`);
  return node.bbox;
}

function wayBetween(from, to, between = [], loops = false) {
  if (loops && between.length === 0) return loopAt(from);
  const inner = between.map((point) => point.map(rounded));
  return [onBorder(from, inner[0] ?? middleOf(to)), ...inner, onBorder(to, inner.at(-1) ?? middleOf(from))];
}

// Out of the right side and back in at the top.
function loopAt([x0, y0, x1, y1]) {
  const out = LOOP * Math.min(x1 - x0, y1 - y0);
  const [x, y] = [x1 - out, y0 + out];
  return [[x1, y], [x1 + out, y], [x1 + out, y0 - out], [x, y0 - out], [x, y0]].map((point) => point.map(rounded));
}

// The same line on the paper, told from its other end.
function turned(edge) {
  return {
    ...edge,
    source: edge.target,
    target: edge.source,
    source_end: edge.target_end,
    target_end: edge.source_end,
    source_multiplicity: edge.target_multiplicity,
    target_multiplicity: edge.source_multiplicity,
    source_role: edge.target_role,
    target_role: edge.source_role,
    points: edge.points.toReversed(),
    lines: edge.lines.map(turnedLine),
  };
}

function turnedLine(line) {
  const place = { source: "target", target: "source" }[line.place] ?? line.place;
  return place === line.place ? line : { ...line, place };
}

const pick = (record, keys) => Object.fromEntries(keys.filter((key) => key in record).map((key) => [key, record[key]]));
