// Keys of the review: tools, zoom, doubts, and what they do to the selected element.

import { useEffect } from "/assets/vendor/preact.js";
import { deleteEdge } from "../editing/edges.js";
import { deleteNode, moveNode } from "../editing/nodes.js";
import { typeText } from "./inspector-read-field.js";
import { edgeAt, elementOf, nodeAt } from "./pointers.js";
import { connectByKey } from "./tools-arrow.js";
import { addBoxInView } from "./tools-box.js";
import { readAgain } from "./tools-read.js";
import { TOOLS } from "./tools.js";

const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
const PAN = 60; // screen pixels
const STEP = 1.25;
const FIELDS = "input:not([type='range']), textarea, select, [contenteditable], dialog";

export function useKeys(bench, walk) {
  useEffect(() => {
    const press = (event) => {
      if (leavesField(event)) return event.target.blur();
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.target.closest?.(FIELDS)) return;
      if (act(event, bench, walk)) event.preventDefault();
    };
    const release = (event) => event.key === " " && (bench.panning = false);
    window.addEventListener("keydown", press);
    window.addEventListener("keyup", release);
    return () => {
      window.removeEventListener("keydown", press);
      window.removeEventListener("keyup", release);
    };
  }, [bench, walk]);
}

// Escape leaves a field of the inspector; where something is typed in it, the field itself takes the first one.
const leavesField = ({ key, target }) => key === "Escape" && target.matches?.(".inspector :is(input, select)");

// Gives true where the key meant something.
function act(event, bench, walk) {
  const { key, target } = event;
  const { viewport } = bench;
  const onPaper = target === document.body || target.id === "main" || (target.closest(".canvas") && !target.closest("button"));
  const tool = TOOLS.find((each) => each.key === key);
  const has = (name) => Object.hasOwn(plain, name);
  const plain = {
    n: () => walk.step(1),
    p: () => walk.step(-1),
    "+": () => viewport.zoomBy(STEP, undefined, { soft: true }),
    "=": () => viewport.zoomBy(STEP, undefined, { soft: true }),
    "-": () => viewport.zoomBy(1 / STEP, undefined, { soft: true }),
    0: () => viewport.fit({ soft: true }),
    t: () => bench.set({ writing: !bench.writing }),
    Escape: () => giveUp(bench, walk),
  };
  if (has(key)) plain[key]();
  else if (tool) choose(bench, tool);
  else if (key === "F2") typeText();
  else if (onPaper) return onPaperKey(event, bench, walk);
  else if (key === "Enter" && target.closest(".doubt-look[aria-current]")) walk.confirm();
  else return false;
  return true;
}

function onPaperKey({ key, shiftKey, target }, bench, walk) {
  const pointer = target.closest("[data-pointer]")?.dataset.pointer ?? null;
  if (key in ARROWS) arrow(bench, ARROWS[key], shiftKey ? 10 : 1);
  else if (key === "Delete" || key === "Backspace") deletesSelected(bench);
  else if (key === "Enter") enter(bench, walk, pointer);
  else if (key === " " && pointer && elementOf(bench.session.selection) !== pointer) bench.session.select(pointer);
  else if (key === " ") bench.panning = true;
  else return false;
  return true;
}

function enter(bench, walk, pointer) {
  const { selection } = bench.session;
  if (bench.tool === "arrow") connectByKey(bench, pointer);
  else if (bench.tool === "box") addBoxInView(bench);
  else if (bench.tool === "read" && nodeAt(bench.session.graph, selection)) readAgain(bench, nodeAt(bench.session.graph, selection).bbox);
  else if (walk.current && (!pointer || elementOf(walk.current.pointer) === pointer)) walk.confirm();
  else if (pointer) bench.session.select(pointer);
}

function choose(bench, { name, needsPhoto }) {
  if (!needsPhoto || bench.session.state.sketch.has_photo) bench.choose(name);
}

// Moves the selected box by pixels of the screen (one, with Shift ten); the paper where nothing is selected.
function arrow(bench, [x, y], pixels) {
  const { session, viewport } = bench;
  const node = nodeAt(session.graph, session.selection);
  if (!node) return viewport.panBy(-x * PAN, -y * PAN);
  const step = Math.max(pixels / viewport.scale, 0.1);
  session.edit((graph) => moveNode(graph, node.id, x * step, y * step));
}

export function deletesSelected(bench) {
  const { session } = bench;
  const [node, edge] = [nodeAt(session.graph, session.selection), edgeAt(session.graph, session.selection)];
  if (!node && !edge) return;
  session.edit((graph) => (node ? deleteNode(graph, node.id) : deleteEdge(graph, edge.index)), { select: null });
}

function giveUp(bench, walk) {
  if (bench.sketched || bench.tool !== "select") return bench.choose("select");
  walk.leave();
  bench.session.select(null);
}
