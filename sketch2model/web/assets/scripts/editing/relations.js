// What a connector stands for and how UML draws it (OMG UML 2.5.1, 7.7, 9.9, 11.5): each decides the other.

export const CROWS_FEET = ["one", "many", "zero_one", "zero_many"];
const ARROWS = ["open", "triangle", "filled_triangle"];
const DIAMONDS = ["diamond", "filled_diamond"];
const UNCOUNTED = ["inheritance", "realization"];
const STRUCTURE = ["class", "er"];
const BESIDE_FLOW = ["note", "document", "store"]; // data and remarks are tied to a task, not passed through (BPMN 2.0.2, 10.4)
const BEHAVIOUR = ["flow", "state", "process"];

// A connector of that kind, with the ends and the style that UML draws for it. An arrow points to the target; the
// diamond stays at the side where one is, else it stands at the target.
export function drawnAs(edge, kind) {
  const ends = (source_end, target_end) => ({ source_end, target_end });
  switch (kind) {
    case "inheritance":
    case "realization":
      return uncounted({ ...edge, kind, style: kind === "inheritance" ? "solid" : "dashed", ...ends("none", "triangle") });
    case "aggregation":
      return { ...edge, kind, style: "solid", ...wholeAt(edge, "diamond") };
    case "composition":
      return { ...edge, kind, style: "solid", ...wholeAt(edge, "filled_diamond") };
    case "association": {
      const feet = [edge.source_end, edge.target_end].map((end) => (CROWS_FEET.includes(end) ? end : "none"));
      return { ...edge, kind, style: "solid", ...ends(...feet) };
    }
    case "directed_association":
    case "flow":
      return { ...edge, kind, style: "solid", ...ends("none", "open") };
    case "dependency":
      return { ...edge, kind, style: "dashed", ...ends("none", "open") };
    case "message":
      return { ...edge, kind, style: "dashed", ...ends(edge.source_end === "circle" ? "circle" : "none", "open") };
    default:
      return { ...edge, kind, ...ends("none", "none") };
  }
}

// The kind that style and ends say, in a diagram of the given kind.
export function kindDrawn(edge, diagram) {
  if (BEHAVIOUR.includes(diagram)) return flowDrawn(edge, diagram);
  const ends = [edge.source_end, edge.target_end];
  if (ends.includes("filled_diamond")) return "composition";
  if (ends.includes("diamond")) return "aggregation";
  if (ends.some((end) => CROWS_FEET.includes(end))) return "association";
  const sign = ARROWS.includes(edge.target_end) ? edge.target_end : edge.source_end;
  const solid = edge.style === "solid";
  const counted = edge.source_multiplicity || edge.target_multiplicity;
  if (sign === "triangle" || (sign === "filled_triangle" && !counted)) return solid ? "inheritance" : "realization";
  if (ARROWS.includes(sign)) return solid ? "directed_association" : "dependency";
  return edge.kind === "link" ? "link" : "association";
}

// What a line is that somebody draws between two nodes of that graph without saying more: {kind} or {kind, style}.
export function usualBetween(graph, source, target) {
  const { diagram } = graph.graph;
  const ends = [source, target].map((id) => graph.nodes.find((node) => node.id === id));
  const beside = diagram === "process" ? BESIDE_FLOW : ["note"];
  if (ends.some(({ kind }) => beside.includes(kind))) return { kind: "link", style: "dashed" };
  if (STRUCTURE.includes(diagram)) return { kind: "association" };
  if (!BEHAVIOUR.includes(diagram)) return { kind: "link" };
  const [one, other] = ends.map((node) => poolOf(graph, node));
  return { kind: diagram === "process" && one && other && one !== other ? "message" : "flow" };
}

// The outermost container; null for a node that stands free.
function poolOf(graph, node) {
  const parent = graph.nodes.find(({ id }) => id === node.parent);
  if (parent) return poolOf(graph, parent);
  return node.shape === "container" ? node.id : null;
}

// An arrow points to the target: whether source and target are the wrong way round.
export const pointsBack = (edge) => ARROWS.includes(edge.source_end) && !ARROWS.includes(edge.target_end);

export const isCounted = (kind) => !UNCOUNTED.includes(kind);

export const uncounted = (edge) => ({ ...edge, source_multiplicity: null, target_multiplicity: null });

function flowDrawn(edge, diagram) {
  if (diagram === "process" && edge.style !== "solid") return pointed(edge) ? "message" : "link";
  return pointed(edge) || edge.kind !== "link" ? "flow" : "link";
}

const pointed = (edge) => [edge.source_end, edge.target_end].some((end) => ARROWS.includes(end));

function wholeAt(edge, sign) {
  const atSource = DIAMONDS.includes(edge.source_end);
  const other = (end) => (end === "open" || CROWS_FEET.includes(end) ? end : "none");
  return atSource
    ? { source_end: sign, target_end: other(edge.target_end) }
    : { source_end: other(edge.source_end) === "open" ? "none" : other(edge.source_end), target_end: sign };
}
