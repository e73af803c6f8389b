// One sketch under review: its state, what is selected, and every change on its way to the server.
//
// Changes are shown at once and sent one after the other (saving.js), each upon the revision that the one before has
// made. Pointers to what is selected, hovered and doubtful follow when boxes or connectors change their places.

import { useEffect, useRef, useState } from "/assets/vendor/preact.js";
import * as api from "../api.js";
import { elementOf, followed, valueAt } from "../editing/pointers.js";
import { listen } from "../events.js";
import { notify, notifyProblem } from "../parts/notices.js";
import { t } from "../texts.js";
import { Saving } from "./saving.js";

export { valueAt };

export class Session {
  constructor(id) {
    this.id = id;
    this.state = null; // as GET /api/sketches/{id} answers
    this.selection = null; // JSON pointer into state.graph: "/nodes/3", "/edges/5", "/nodes/3/attributes/0"
    this.hovered = null; // likewise
    this.problem = null; // why the last change was not kept
    this.gone = false; // the sketch was deleted
    this.onDecided = null; // told of a pointer when what it leads to was decided
    this.place = null; // {bbox} that the view was last asked to show; another object at every time
    this.watchers = new Set();
    this.changes = new Saving(this);
    this.deaf = [];
  }

  get graph() {
    return this.state.graph;
  }

  // "saved", "saving" or "unsaved": a change waits until the server answers again.
  get status() {
    return this.changes.status;
  }

  // How many changes are on their way.
  get saving() {
    return this.changes.tasks.length;
  }

  get canUndo() {
    return this.state.history.can_undo || this.changes.hasEdits;
  }

  get canRedo() {
    return this.changes.takenBack !== null || (this.state.history.can_redo && !this.changes.hasEdits);
  }

  async load() {
    this.adopt(await api.getState(this.id));
  }

  select(pointer) {
    if (pointer === this.selection) return;
    this.selection = pointer;
    this.tell();
  }

  hover(pointer) {
    if (pointer === this.hovered) return;
    this.hovered = pointer;
    this.tell();
  }

  // Applies `change(graph) -> graph`, a function of editing/, and keeps the result. The promise is done when it is kept
  // or given up.
  edit(change, { select } = {}) {
    return this.changes.edit(change, select);
  }

  // An edit by which somebody decides what a pointer leads to: the walk through the doubts goes on from there.
  decide(pointer, change) {
    const kept = this.edit(change);
    this.onDecided?.(pointer);
    return kept;
  }

  undo() {
    return this.changes.takeBack() ?? this.changes.ask((revision) => api.undo(this.id, revision));
  }

  redo() {
    return this.changes.giveBack() ?? this.changes.ask((revision) => api.redo(this.id, revision));
  }

  asRecognised() {
    return this.changes.ask((revision) => api.asRecognised(this.id, revision));
  }

  interpretAs(diagram) {
    return this.changes.ask((revision) => api.interpretAs(this.id, diagram, revision));
  }

  readRegion(bbox) {
    return this.changes.ask((revision) => api.readRegion(this.id, bbox, revision));
  }

  // What was not kept is sent again.
  retry() {
    return this.changes.retry();
  }

  async rename(name) {
    try {
      this.state = { ...this.state, sketch: await api.changeSketch(this.id, { name }) };
    } catch (problem) {
      this.fail(problem);
    }
    this.tell();
  }

  // Shows another graph; what the server said of the old one goes with it.
  show(graph) {
    const follow = followed(this.graph, graph);
    const doubts = this.state.doubts
      .map((doubt) => ({ ...doubt, pointer: follow(doubt.pointer), stays: doubt.pointer === null }))
      .filter(({ pointer, stays }) => stays || pointer !== null)
      .map(({ stays: _, ...doubt }) => doubt);
    const alternatives = Object.entries(this.state.alternatives)
      .map(([pointer, values]) => [follow(pointer), values])
      .filter(([pointer]) => pointer !== null);
    this.state = { ...this.state, graph, doubts, alternatives: Object.fromEntries(alternatives) };
    this.followTo(follow);
  }

  // Takes over what the server says.
  adopt(state) {
    const follow = this.state ? followed(this.graph, state.graph) : (pointer) => pointer;
    this.state = state;
    this.followTo(follow);
    this.tell();
  }

  followTo(follow) {
    const led = (pointer) => pointer && (follow(pointer) ?? follow(elementOf(pointer)));
    this.selection = led(this.selection);
    this.hovered = led(this.hovered);
  }

  // After a failure the server's state counts; without a server what is shown stays.
  async reload() {
    try {
      this.adopt(await api.getState(this.id));
    } catch (problem) {
      if (problem.code === "not-found") this.lose();
    }
  }

  fail(problem) {
    this.problem = problem;
    if (problem.code === "not-found") this.lose();
    else if (problem.code === "stale-revision") notify(t("session.stale"), { bad: true });
    else notifyProblem(problem);
    this.tell();
  }

  lose() {
    this.gone = true;
    this.tell();
  }

  // Asks the view to show a place of the photo, [x0, y0, x1, y1].
  lookAt(bbox) {
    this.place = { bbox };
    this.tell();
  }

  watch(watcher) {
    if (this.watchers.size === 0) this.listen();
    this.watchers.add(watcher);
    return () => {
      this.watchers.delete(watcher);
      if (this.watchers.size === 0) this.deaf.forEach((stop) => stop());
    };
  }

  // Other windows change sketches too.
  listen() {
    const about = (data) => data.id === this.id && (data.deleted ? this.lose() : this.changes.heard(data.revision));
    this.deaf = [listen("sketch", about), listen("open", () => this.state && this.changes.reconnected())];
  }

  tell() {
    for (const watcher of [...this.watchers]) watcher();
  }
}

// Draws the component again when `choose(session)`, a list or a value, has changed; without it at every change.
export function useSession(session, choose) {
  const [, setCount] = useState(0);
  const part = choose?.(session);
  const latest = useRef();
  latest.current = { choose, part };
  useEffect(() => {
    const look = () => {
      const { choose, part } = latest.current;
      if (!choose || !alike(choose(session), part)) setCount((count) => count + 1);
    };
    if (choose) look();
    return session.watch(look);
  }, [session]);
  return part;
}

function alike(one, other) {
  if (!Array.isArray(one) || !Array.isArray(other)) return Object.is(one, other);
  return one.length === other.length && one.every((value, index) => Object.is(value, other[index]));
}
