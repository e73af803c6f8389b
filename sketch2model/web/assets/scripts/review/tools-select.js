// Selecting by a click; moving what is dragged; resizing and re-attaching by handles.

import { moveNode } from "../editing/nodes.js";
import { rounded } from "./geometry.js";
import { nodeAt } from "./pointers.js";
import { beginPan } from "./tools-pan.js";
import { beginReattach } from "./tools-reattach.js";
import { beginResize } from "./tools-resize.js";

export function beginSelect(bench, event) {
  const { session } = bench;
  const handle = event.target.closest("[data-handle]")?.dataset.handle;
  if (handle === "source" || handle === "target") return beginReattach(bench, handle);
  if (handle) return beginResize(bench, handle);
  const pointer = event.target.closest("[data-pointer]")?.dataset.pointer ?? null;
  const select = () => {
    bench.set({ ring: null });
    session.select(pointer);
  };
  const node = nodeAt(session.graph, pointer);
  // A finger that sweeps over the paper moves the paper; it moves a box only once that is selected.
  const moves = node && (event.pointerType !== "touch" || session.selection?.startsWith(pointer));
  return moves ? beginMove(bench, event, node, pointer, select) : beginPan(bench, event, select);
}

function beginMove(bench, event, node, pointer, click) {
  const start = bench.viewport.toPaper(event.clientX, event.clientY);
  const moved = (point) => (graph) => moveNode(graph, node.id, ...rounded([point[0] - start[0], point[1] - start[1]]));
  return {
    click,
    move: (point) => bench.set({ draft: moved(point)(bench.session.graph) }),
    end: (point) => bench.finish(moved(point), () => pointer),
    cancel: () => bench.set({ draft: null }),
  };
}
