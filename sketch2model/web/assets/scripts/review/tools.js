// The tools of the canvas, and what is under way with them before it becomes a change of the sketch.

import { beginArrow } from "./tools-arrow.js";
import { beginBox } from "./tools-box.js";
import { beginPan } from "./tools-pan.js";
import { beginReading } from "./tools-read.js";
import { beginSelect } from "./tools-select.js";

// Each begins a gesture at a pointer event: {click(point), move(point), end(point), cancel()}, points in photo pixels.
export const TOOLS = [
  { name: "select", key: "v", icon: "pointer", begin: beginSelect },
  { name: "pan", key: "h", icon: "hand", begin: beginPan },
  { name: "box", key: "b", icon: "box", begin: beginBox },
  { name: "arrow", key: "a", icon: "arrow", begin: beginArrow },
  { name: "read", key: "r", icon: "read", begin: beginReading, needsPhoto: true },
];

export class Bench {
  constructor(session, viewport) {
    Object.assign(this, { session, viewport });
    this.tool = "select";
    this.draft = null; // graph as it would be if the drag ended now
    this.sketched = null; // what is being drawn: {kind: "box" | "read" | "arrow", ...}
    this.reading = null; // region that the server reads at the moment
    this.ring = null; // box of the doubt that is looked at
    this.writing = false; // whether lines of writing are framed
    this.watchers = new Set();
  }

  // The graph that is shown.
  get graph() {
    return this.draft ?? this.session.graph;
  }

  set(changes) {
    if (Object.entries(changes).every(([name, value]) => this[name] === value)) return;
    Object.assign(this, changes);
    for (const watcher of this.watchers) watcher();
  }

  choose(tool) {
    this.set({ tool, sketched: null, draft: null });
  }

  watch(watcher) {
    this.watchers.add(watcher);
    return () => this.watchers.delete(watcher);
  }

  // A finished change: one step of the history. The tool goes back to selecting, and what `pointer()` gives is selected:
  // at once, or when an answer has come that the change has to wait for.
  finish(change, pointer = () => this.session.selection) {
    let applied = false;
    const done = this.session.edit((graph) => {
      applied = true;
      return change(graph);
    });
    const select = () => this.session.select(pointer());
    if (applied) select();
    else done.then(select);
    this.set({ draft: null, sketched: null, tool: "select" });
  }

  begin(event) {
    const pans = event.button === 1 || this.panning;
    return pans ? beginPan(this, event) : TOOLS.find(({ name }) => name === this.tool).begin(this, event);
  }
}
