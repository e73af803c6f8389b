// The functions that change graphs, on a graph small enough to see through. Run by test_editing.py.

import assert from "node:assert/strict";
import { test } from "node:test";

const SCRIPTS = new URL("../../../sketch2model/web/assets/scripts/editing/", import.meta.url);
const load = (name) => import(new URL(name, SCRIPTS));
const { useAlternative } = await load("alternatives.js");
const { confirm, confirmWhole } = await load("confirm.js");
const { addEdge, changeEdge, deleteEdge, reattachEdge, reverseEdge } = await load("edges.js");
const { readMember, writeMember } = await load("member-text.js");
const { addLines, addMember, changeMember, moveMember, removeMember } = await load("members.js");
const { addNode, changeNode, deleteNode, moveNode, resizeNode } = await load("nodes.js");
const { followed, valueAt } = await load("pointers.js");

const ink = (name, bbox) => ({ text: name, bbox, confidence: 0.4, alternatives: [], place: "inside", compartment: 0 });

function box(id, name, bbox, more = {}) {
  return {
    id,
    shape: "rectangle",
    kind: "class",
    bbox,
    polygon: null,
    name,
    stereotype: null,
    text: name,
    attributes: [],
    operations: [],
    parent: null,
    confidence: 0.4,
    lines: [ink(name, bbox)],
    ...more,
  };
}

function line(source, target, points, more = {}) {
  return {
    kind: "association",
    style: "solid",
    source_end: "none",
    target_end: "none",
    label: null,
    source_multiplicity: null,
    target_multiplicity: null,
    source_role: null,
    target_role: null,
    points,
    confidence: 0.4,
    lines: [],
    source,
    target,
    key: 0,
    ...more,
  };
}

const member = (name, more = {}) => ({
  name,
  type: null,
  visibility: null,
  default: null,
  multiplicity: null,
  flags: [],
  text: name,
  bbox: [10, 30, 90, 40],
  confidence: 0.3,
  ...more,
});

// Order -- Customer in one row; Item below, in a container "shop".
function drawn() {
  return frozen({
    directed: true,
    multigraph: true,
    graph: {
      format: "sketch2model/1",
      source: "shop.jpg",
      page: 0,
      width: 1000,
      height: 800,
      diagram: "class",
      issues: [],
      diagram_confidence: 0.4,
      diagrams: [
        { kind: "class", confidence: 1, nodes: ["n1", "n2"] },
        { kind: "class", confidence: 1, nodes: ["n4"] },
      ],
    },
    nodes: [
      box("n1", "Order", [0, 0, 100, 60], { attributes: [member("number"), member("placed", { type: "date" })] }),
      box("n2", "Customer", [300, 0, 400, 60]),
      box("n3", "shop", [0, 300, 400, 600], { shape: "container", kind: "container" }),
      box("n4", "Item", [50, 400, 150, 460], { parent: "n3" }),
    ],
    edges: [
      line("n1", "n2", [[100, 30], [300, 30]], { source_multiplicity: "*", target_multiplicity: "1" }),
      line("n1", "n4", [[50, 60], [100, 400]], { association_class: "n2" }),
    ],
  });
}

// Throws, in strict mode, at every try to change what was given.
function frozen(value) {
  if (value && typeof value === "object") Object.values(Object.freeze(value)).forEach(frozen);
  return value;
}

const node = (graph, id) => graph.nodes.find((each) => each.id === id);

test("a name is tidied, sure and kept; nothing else is copied", () => {
  const graph = drawn();
  const named = changeNode(graph, "n1", { name: "  Purchase \n order " });
  assert.equal(node(named, "n1").name, "Purchase order");
  assert.deepEqual([node(named, "n1").confidence, node(named, "n1").corrected], [1, true]);
  assert.equal(node(named, "n2"), node(graph, "n2"));
  assert.equal(named.edges, graph.edges);
  assert.equal(node(changeNode(graph, "n1", { name: " " }), "n1").name, null);
  assert.equal(changeNode(graph, "n1", { name: "Order" }), graph);
});

test("a shape or a kind says nothing about the texts", () => {
  const changed = node(changeNode(drawn(), "n1", { shape: "ellipse", kind: "step" }), "n1");
  assert.deepEqual([changed.shape, changed.kind, changed.confidence, changed.corrected], ["ellipse", "step", 1, undefined]);
});

test("the oval of an attribute renames what its entity lists", () => {
  const graph = drawn();
  const oval = box("n5", "placed", [10, 30, 90, 40], { kind: "attribute", shape: "ellipse" });
  const chen = frozen({ ...graph, nodes: [...graph.nodes.slice(0, 1).map((each) => ({ ...each, attributes: [member("placed")] })), oval] });
  assert.deepEqual(node(changeNode(chen, "n5", { name: "paid" }), "n1").attributes.map((each) => each.name), ["paid"]);
  assert.deepEqual(node(deleteNode({ ...chen, edges: [] }, "n5"), "n1").attributes, []);
});

test("a box moves with the ends of its connectors, the ink stays", () => {
  const moved = moveNode(drawn(), "n1", 10.04, -5);
  assert.deepEqual(node(moved, "n1").bbox, [10, -5, 110, 55]);
  assert.deepEqual(node(moved, "n1").lines[0].bbox, [0, 0, 100, 60]);
  assert.deepEqual(node(moved, "n1").attributes[0].bbox, [10, 30, 90, 40]);
  assert.deepEqual(moved.edges[0].points, [[110, 25], [300, 30]]);
  assert.equal(node(moved, "n1").corrected, undefined);
});

test("a container takes along what it contains, a box leaves it", () => {
  const moved = moveNode(drawn(), "n3", 100, 0);
  assert.deepEqual(node(moved, "n4").bbox, [150, 400, 250, 460]);
  assert.deepEqual(moved.edges[1].points, [[50, 60], [200, 400]]);
  assert.equal(node(moved, "n4").parent, "n3");
  assert.equal(node(moveNode(drawn(), "n4", 600, 0), "n4").parent, null);
});

test("a resized box keeps its connectors at their relative places", () => {
  const larger = resizeNode(drawn(), "n1", [200, 120, 0, 0]);
  assert.deepEqual(node(larger, "n1").bbox, [0, 0, 200, 120]);
  assert.deepEqual(larger.edges[0].points, [[200, 60], [300, 30]]);
});

test("a new box has a fresh id and the innermost container; a new container adopts", () => {
  const [graph, id] = addNode(drawn(), { bbox: [200, 400, 250, 450], kind: "class" });
  assert.deepEqual([id, node(graph, id).parent, node(graph, id).confidence], ["n5", "n3", 1]);
  const [around, container] = addNode(drawn(), { bbox: [-10, -10, 500, 100], shape: "container", kind: "container" });
  assert.deepEqual(["n1", "n2", "n3"].map((each) => node(around, each).parent), [container, container, null]);
});

test("a deleted box leaves nothing that speaks of it", () => {
  const graph = deleteNode(drawn(), "n2");
  assert.doesNotMatch(JSON.stringify(graph), /"n2"/);
  assert.equal(graph.edges.length, 1);
  const lone = deleteNode(drawn(), "n4");
  assert.deepEqual(lone.graph.diagrams.map((each) => each.nodes), [["n1", "n2"]]);
  assert.equal(node(deleteNode(drawn(), "n3"), "n4").parent, null);
});

test("members are added, changed, moved and removed, and their text follows", () => {
  let graph = addMember(drawn(), "n1", "attributes", { name: " total ", type: "decimal", flags: ["nullable"] });
  assert.equal(node(graph, "n1").attributes[2].text, "total: decimal {nullable}");
  graph = moveMember(graph, "n1", "attributes", 2, 0);
  assert.deepEqual(node(graph, "n1").attributes.map((each) => each.name), ["total", "number", "placed"]);
  graph = changeMember(graph, "n1", "attributes", 1, { visibility: "-", type: "int", flags: ["pk"], default: "" });
  assert.equal(node(graph, "n1").attributes[1].text, "- number: int {pk}");
  assert.deepEqual(node(graph, "n1").attributes[1].bbox, [10, 30, 90, 40]);
  assert.equal(node(graph, "n1").attributes[1].default, null);
  graph = removeMember(graph, "n1", "attributes", 0);
  assert.equal(node(graph, "n1").attributes.length, 2);
  graph = addMember(graph, "n1", "operations", { name: "pay", parameters: "amount: int", type: "bool" });
  assert.equal(node(graph, "n1").operations[0].text, "pay(amount: int): bool");
  assert.ok(node(graph, "n1").corrected);
});

test("a member without a name is none", () => {
  const graph = drawn();
  assert.equal(addMember(graph, "n1", "attributes", { name: "  " }), graph);
  assert.equal(changeMember(graph, "n1", "attributes", 0, { name: "" }), graph);
  assert.equal(changeMember(graph, "n1", "attributes", 0, { name: "number" }), graph);
});

test("pasted lines become members, each where it says what it is", () => {
  const graph = addLines(drawn(), "n2", "attributes", "PK id: int\n\n- /age : int [0..1] = 0 {unique}\n • name\n{}\n");
  const told = node(graph, "n2").attributes.map(({ name, type, visibility, flags }) => [name, type, visibility, flags]);
  assert.deepEqual(told, [
    ["id", "int", null, ["pk"]],
    ["age", "int", "-", ["unique", "derived"]],
    ["name", null, null, []],
  ]);
  assert.deepEqual(readMember("operations", "+ pay(a: int, b): bool {abstract}"), {
    name: "pay",
    parameters: "a: int, b",
    type: "bool",
    visibility: "+",
    flags: ["abstract"],
  });
});

test("what is written of a member is read back", () => {
  const parts = { name: "id", type: "int", default: "0", multiplicity: "0..1", visibility: "#", flags: ["pk", "static"] };
  assert.deepEqual(readMember("attributes", writeMember("attributes", parts)), parts);
});

test("a new connector runs from border to border and has a free key", () => {
  const [graph, index] = addEdge(drawn(), { source: "n1", target: "n2", kind: "composition" });
  assert.deepEqual([index, graph.edges[index].key, graph.edges[index].target_end], [2, 1, "filled_diamond"]);
  assert.deepEqual(graph.edges[index].points, [[100, 30], [300, 30]]);
  const [looped, at] = addEdge(drawn(), { source: "n1", target: "n1" });
  assert.equal(looped.edges[at].points.length, 5);
});

test("a connector that is drawn is what such a diagram has there", () => {
  const between = (diagram, [one, other], ...more) => {
    const nodes = [box("n1", "One", [0, 0, 10, 10], one), box("n2", "Two", [90, 0, 100, 10], other), ...more];
    const [graph, index] = addEdge({ ...drawn(), graph: { ...drawn().graph, diagram }, nodes, edges: [] }, { source: "n1", target: "n2" });
    const { kind, style, target_end } = graph.edges[index];
    return [kind, style, target_end].join(" ");
  };
  const step = { kind: "step" };
  const pools = ["p1", "p2"].map((id) => box(id, id, [0, 0, 100, 100], { kind: "container", shape: "container" }));
  assert.equal(between("class", [{}, {}]), "association solid none");
  assert.equal(between("class", [{}, { kind: "note" }]), "link dashed none");
  assert.equal(between("er", [{ kind: "entity" }, { kind: "entity" }]), "association solid none");
  assert.equal(between("generic", [{}, {}]), "link solid none");
  assert.equal(between("flow", [step, step]), "flow solid open");
  assert.equal(between("process", [{ ...step, parent: "p1" }, { ...step, parent: "p1" }], ...pools), "flow solid open");
  assert.equal(between("process", [{ ...step, parent: "p1" }, { ...step, parent: "p2" }], ...pools), "message dashed open");
  assert.equal(between("process", [step, { kind: "document" }]), "link dashed none");
});

test("a kind brings its ends and its style", () => {
  const drawnAs = (kind, start = {}) => {
    const { style, source_end, target_end } = changeEdge(changeEdge(drawn(), 0, start), 0, { kind }).edges[0];
    return [style, source_end, target_end];
  };
  assert.deepEqual(drawnAs("inheritance"), ["solid", "none", "triangle"]);
  assert.deepEqual(drawnAs("realization"), ["dashed", "none", "triangle"]);
  assert.deepEqual(drawnAs("dependency"), ["dashed", "none", "open"]);
  assert.deepEqual(drawnAs("directed_association"), ["solid", "none", "open"]);
  assert.deepEqual(drawnAs("aggregation"), ["solid", "none", "diamond"]);
  assert.deepEqual(drawnAs("composition", { source_end: "diamond" }), ["solid", "filled_diamond", "none"]);
  assert.deepEqual(drawnAs("association", { target_end: "zero_many" }), ["solid", "none", "zero_many"]);
});

test("ends and style decide the kind", () => {
  const kindOf = (changes) => changeEdge(drawn(), 0, changes).edges[0].kind;
  assert.equal(kindOf({ target_end: "triangle" }), "inheritance");
  assert.equal(kindOf({ target_end: "triangle", style: "dashed" }), "realization");
  assert.equal(kindOf({ target_end: "open" }), "directed_association");
  assert.equal(kindOf({ target_end: "open", style: "dashed" }), "dependency");
  assert.equal(kindOf({ source_end: "filled_diamond" }), "composition");
  assert.equal(kindOf({ source_end: "many" }), "association");
});

test("an arrow points to its target: drawn at the source it turns the connector round", () => {
  const edge = changeEdge(drawn(), 0, { source_end: "triangle" }).edges[0];
  assert.deepEqual([edge.source, edge.target, edge.source_end, edge.target_end], ["n2", "n1", "none", "triangle"]);
  assert.deepEqual(edge.points, [[300, 30], [100, 30]]);
});

test("an inheritance has no multiplicities and no class of its own", () => {
  const edge = changeEdge(drawn(), 0, { kind: "inheritance" }).edges[0];
  assert.deepEqual([edge.source_multiplicity, edge.target_multiplicity], [null, null]);
  assert.ok(!("association_class" in changeEdge(drawn(), 1, { kind: "inheritance" }).edges[1]));
  assert.equal(changeEdge(drawn(), 1, { kind: "composition" }).edges[1].association_class, "n2");
});

test("multiplicities are spelt in one way", () => {
  const edge = changeEdge(drawn(), 0, { source_multiplicity: " 0..* ", target_role: " owner " }).edges[0];
  assert.deepEqual([edge.source_multiplicity, edge.target_role, edge.corrected], ["*", "owner", true]);
});

test("reversed, the sign is at the other box and the multiplicities stay at theirs", () => {
  const arrow = changeEdge(drawn(), 0, { kind: "directed_association" });
  const edge = reverseEdge(arrow, 0).edges[0];
  assert.deepEqual([edge.source, edge.target, edge.target_end], ["n2", "n1", "open"]);
  assert.deepEqual([edge.source_multiplicity, edge.target_multiplicity], ["1", "*"]);
  assert.deepEqual(reverseEdge(drawn(), 1).edges[1].association_class, "n2");
});

test("a reattached end lies on the border of its new box and its key is free", () => {
  const graph = reattachEdge(drawn(), 1, "target", "n2", [350, 200]);
  assert.deepEqual(graph.edges[1].points, [[50, 60], [350, 60]]);
  assert.deepEqual([graph.edges[1].target, graph.edges[1].key], ["n2", 1]);
  assert.ok(!("association_class" in graph.edges[1]));
  const same = reattachEdge(drawn(), 0, "target", "n2", [320, 10]);
  assert.deepEqual([same.edges[0].key, same.edges[0].points[1]], [0, [320, 0]]);
});

test("a deleted connector leaves the others alone", () => {
  const graph = drawn();
  assert.deepEqual(deleteEdge(graph, 0).edges, [graph.edges[1]]);
});

test("what is confirmed already makes no new step of the history", () => {
  for (const pointer of ["/nodes/0", "/nodes/0/name", "/nodes/0/attributes/0", "/edges/0", "/edges/0/label"]) {
    const sure = confirm(drawn(), pointer);
    assert.equal(confirm(sure, pointer), sure);
  }
});

test("confirmed is what was pointed at, and no more", () => {
  const graph = drawn();
  assert.equal(confirm(graph, "/graph/diagram").graph.diagram_confidence, 1);
  const shape = node(confirm(graph, "/nodes/0"), "n1");
  assert.deepEqual([shape.confidence, shape.corrected, shape.attributes[0].confidence], [1, undefined, 0.3]);
  assert.equal(node(confirm(graph, "/nodes/0/name"), "n1").corrected, true);
  const first = node(confirm(graph, "/nodes/0/attributes/0"), "n1");
  assert.deepEqual(first.attributes.map((each) => each.confidence), [1, 0.3]);
  const whole = node(confirmWhole(graph, "/nodes/0"), "n1");
  assert.deepEqual([whole.corrected, ...whole.attributes.map((each) => each.confidence)], [true, 1, 1]);
  assert.equal(confirm(graph, "/nodes/99"), graph);
});

test("another reading takes the place of the present one", () => {
  const graph = drawn();
  assert.equal(node(useAlternative(graph, "/nodes/0/name", "Border"), "n1").name, "Border");
  assert.equal(useAlternative(graph, "/edges/0/label", "places").edges[0].label, "places");
  const value = member("numeral", { type: "int", text: "numeral: int", confidence: 0.2 });
  const first = node(useAlternative(graph, "/nodes/0/attributes/0", value), "n1").attributes[0];
  assert.deepEqual([first.name, first.type, first.confidence], ["numeral", "int", 1]);
});

test("pointers are followed through changes and other orders", () => {
  const graph = drawn();
  const without = followed(graph, deleteNode(graph, "n1"));
  assert.deepEqual(["/nodes/1/name", "/nodes/0", "/edges/0", "/graph/diagram", null].map(without), [
    "/nodes/0/name",
    null,
    null,
    "/graph/diagram",
    null,
  ]);
  const turned = followed(graph, { ...graph, edges: graph.edges.toReversed() });
  assert.equal(turned("/edges/0/label"), "/edges/1/label");
  const moved = followed(graph, moveMember(graph, "n1", "attributes", 1, 0));
  assert.equal(moved("/nodes/0/attributes/1"), "/nodes/0/attributes/0");
  assert.equal(valueAt(graph, "/nodes/0/attributes/1/type"), "date");
});
