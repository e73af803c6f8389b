// Marks what is hovered and selected, on the photo and in the drawing, without drawing any component again.

import { elementOf } from "./pointers.js";

const MARKS = { hovered: (session) => session.hovered, selected: (session) => session.selection };

// `find(pointer)` gives the elements under `root` that stand for an element of the graph.
export function marks(root, session, find = (pointer) => root.querySelectorAll(`[data-pointer="${pointer}"]`)) {
  const shown = {};

  const mark = (name, pointer) => {
    for (const element of root.querySelectorAll(`[data-${name}]`)) {
      delete element.dataset[name];
      if (name === "selected") element.removeAttribute("aria-current");
    }
    for (const element of pointer ? find(pointer) : []) {
      element.dataset[name] = "";
      if (name === "selected") element.setAttribute("aria-current", "true");
    }
    shown[name] = pointer;
  };
  const update = () => {
    for (const [name, chosen] of Object.entries(MARKS)) {
      const pointer = elementOf(chosen(session));
      if (shown[name] !== pointer) mark(name, pointer);
    }
  };
  const redrawn = () => {
    for (const [name, chosen] of Object.entries(MARKS)) mark(name, elementOf(chosen(session)));
  };

  redrawn();
  root.addEventListener("redrawn", redrawn);
  const stop = session.watch(update);
  return () => {
    root.removeEventListener("redrawn", redrawn);
    stop();
  };
}
