// One sketch under review: its state, what is selected, and every change on its way to the server.
//
// Changes are shown at once and sent one after the other, each upon the revision that the one before has made.

import { useEffect, useState } from "/assets/vendor/preact.js";
import * as api from "../api.js";

export class Session {
  constructor(id) {
    this.id = id;
    this.state = null; // as GET /api/sketches/{id} answers
    this.selection = null; // JSON pointer into state.graph: "/nodes/3", "/edges/5", "/nodes/3/attributes/0"
    this.hovered = null; // likewise
    this.saving = 0; // changes on their way
    this.problem = null; // why the last one was not kept
    this.watchers = new Set();
    this.line = Promise.resolve();
  }

  get graph() {
    return this.state.graph;
  }

  async load() {
    this.state = await api.getState(this.id);
    this.tell();
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

  // Applies `change(graph) -> graph`, a function of editing/, and keeps the result.
  edit(change, { select } = {}) {
    const graph = change(this.graph);
    if (graph === this.graph) return this.line;
    this.state = { ...this.state, graph };
    if (select !== undefined) this.selection = select;
    return this.send((revision) => api.putGraph(this.id, graph, revision));
  }

  undo() {
    return this.send((revision) => api.undo(this.id, revision));
  }

  redo() {
    return this.send((revision) => api.redo(this.id, revision));
  }

  asRecognised() {
    return this.send((revision) => api.asRecognised(this.id, revision));
  }

  interpretAs(diagram) {
    return this.send((revision) => api.interpretAs(this.id, diagram, revision));
  }

  readRegion(bbox) {
    return this.send((revision) => api.readRegion(this.id, bbox, revision));
  }

  send(ask) {
    this.saving += 1;
    this.tell();
    this.line = this.line.then(() => this.exchange(ask));
    return this.line;
  }

  async exchange(ask) {
    try {
      const answer = await ask(this.state.history.revision);
      // Later changes are already shown: of this answer only the revision counts, the last answer brings the rest.
      this.state = this.saving > 1 ? { ...this.state, history: answer.history, sketch: answer.sketch } : answer;
      this.problem = null;
    } catch (problem) {
      this.problem = problem;
      await this.reload();
    } finally {
      this.saving -= 1;
      if (!exists(this.state, this.selection)) this.selection = null;
      this.tell();
    }
  }

  // After a failure the server's state counts; without a server what is shown stays.
  async reload() {
    try {
      this.state = await api.getState(this.id);
    } catch {
      // The problem that is shown already says it.
    }
  }

  watch(watcher) {
    this.watchers.add(watcher);
    return () => this.watchers.delete(watcher);
  }

  tell() {
    for (const watcher of this.watchers) watcher();
  }
}

// Draws the component again whenever the session changes.
export function useSession(session) {
  const [, setCount] = useState(0);
  useEffect(() => session.watch(() => setCount((count) => count + 1)), [session]);
}

function exists(state, pointer) {
  return pointer === null || valueAt(state.graph, pointer) !== undefined;
}

// What a JSON pointer (RFC 6901) leads to; undefined if nothing.
export function valueAt(graph, pointer) {
  let value = graph;
  for (const step of pointer.split("/").slice(1)) {
    value = value?.[step.replaceAll("~1", "/").replaceAll("~0", "~")];
  }
  return value;
}
