// A new box is drawn, or set down with one click in the usual size of this sketch.

import { addNode } from "../editing/nodes.js";
import { between, clipped, rounded } from "./geometry.js";
import { nodePointerOf } from "./pointers.js";

const KINDS = { class: "class", er: "entity", attribute_list: "attribute_list", flow: "step", process: "step", state: "state" };
const ROUNDED = new Set(["state"]);
const DRAWN_MS = 60;
const LEAST = 12; // screen pixels; what is smaller was a click
const USUAL = [0.16, 0.1]; // of the paper's width and height, where there is no other box

export function beginBox(bench, event) {
  const { viewport } = bench;
  const start = viewport.toPaper(event.clientX, event.clientY);
  return {
    click: (point) => addBox(bench, usualBox(bench, point)),
    move: (point) => bench.set({ sketched: { kind: "box", bbox: between(start, point) } }),
    end(point) {
      const bbox = between(start, point);
      const small = Math.min(bbox[2] - bbox[0], bbox[3] - bbox[1]) * viewport.scale < LEAST;
      addBox(bench, small ? usualBox(bench, point) : bbox);
    },
    cancel: () => bench.set({ sketched: null }),
  };
}

// By keyboard: a box in the middle of what is seen.
export function addBoxInView(bench) {
  const { host } = bench.viewport;
  const { left, top } = host.getBoundingClientRect();
  addBox(bench, usualBox(bench, bench.viewport.toPaper(left + host.clientWidth / 2, top + host.clientHeight / 2)));
}

function addBox(bench, bbox) {
  const { session } = bench;
  const { width, height, diagram } = session.graph.graph;
  const kind = KINDS[diagram] ?? "node";
  const shape = ROUNDED.has(kind) ? "rounded_rectangle" : "rectangle";
  let added = null;
  const change = (graph) => {
    const [next, id] = addNode(graph, { bbox: rounded(clipped(bbox, width, height)), shape, kind });
    added = id;
    return next;
  };
  bench.finish(change, () => {
    // The inspector draws its fields first; then the new box waits for its name.
    setTimeout(() => document.querySelector("[data-name-field]")?.focus(), DRAWN_MS);
    return nodePointerOf(session.graph, added);
  });
}

function usualBox({ session }, [x, y]) {
  const { nodes, graph } = session.graph;
  const usual = (sizes, share, side) => (sizes.length ? sizes.sort((a, b) => a - b)[sizes.length >> 1] : share * side);
  const width = usual(nodes.map(({ bbox }) => bbox[2] - bbox[0]), USUAL[0], graph.width);
  const height = usual(nodes.map(({ bbox }) => bbox[3] - bbox[1]), USUAL[1], graph.height);
  return [x - width / 2, y - height / 2, x + width / 2, y + height / 2];
}
