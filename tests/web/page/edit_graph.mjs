// Every change of a graph that the page can make, on the graph from stdin; writes a list of [change, graph] to stdout.

import { readFileSync } from "node:fs";

const SCRIPTS = new URL("../../../sketch2model/web/assets/scripts/editing/", import.meta.url);
const load = (name) => import(new URL(name, SCRIPTS));
const nodes = await load("nodes.js");
const members = await load("members.js");
const edges = await load("edges.js");
const { confirm, confirmWhole } = await load("confirm.js");

const graph = JSON.parse(readFileSync(0, "utf8"));
const { id, bbox } = graph.nodes[0];
const other = graph.nodes[1].id;
const hostile = ' <script>alert("1")</script>\n\u202e ';

const changes = {
  rename: nodes.changeNode(graph, id, { name: hostile, stereotype: "" }),
  unname: nodes.changeNode(graph, id, { name: "" }),
  retype: nodes.changeNode(graph, id, { kind: "entity", shape: "ellipse" }),
  move: nodes.moveNode(graph, id, 1 / 3, -7.77),
  resize: nodes.resizeNode(graph, id, [bbox[2], bbox[3], bbox[0] - 3.33, bbox[1]]),
  draw: nodes.addNode(graph, { bbox: [9.99, 9.99, 1.11, 1.11] })[0],
  contain: nodes.addNode(graph, { bbox: [0, 0, 9999, 9999], shape: "container", kind: "container" })[0],
  delete: nodes.deleteNode(graph, id),
  "add attribute": members.addMember(graph, id, "attributes", { name: hostile, default: hostile }),
  "paste operations": members.addLines(graph, id, "operations", `a(b: c): d\n+ e()\n${hostile}`),
  connect: edges.addEdge(graph, { source: id, target: other, kind: "composition" })[0],
  loop: edges.addEdge(graph, { source: id, target: id })[0],
  confirm: confirmWhole(confirm(graph, "/graph/diagram"), "/nodes/0"),
};
graph.edges.forEach((edge, index) => {
  for (const kind of ["association", "inheritance", "composition", "dependency", "message", "link"]) {
    changes[`${kind} ${index}`] = edges.changeEdge(graph, index, { kind, label: hostile, source_multiplicity: "0..*" });
  }
  changes[`crow's foot ${index}`] = edges.changeEdge(graph, index, { source_end: "zero_many", target_end: "open" });
  changes[`reverse ${index}`] = edges.reverseEdge(graph, index);
  changes[`reattach ${index}`] = edges.reattachEdge(graph, index, "source", other);
  changes[`disconnect ${index}`] = edges.deleteEdge(graph, index);
});
process.stdout.write(JSON.stringify(Object.entries(changes)));
