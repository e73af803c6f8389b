// The walk through what is doubtful: from one to the next, confirming what is right.

import { confirm } from "../editing/confirm.js";

export const keyOf = ({ pointer, code, bbox }) => JSON.stringify([pointer, code, pointer ? null : bbox]);

export class Walk {
  constructor(bench) {
    Object.assign(this, { bench, session: bench.session });
    this.key = null; // of the doubt that is looked at
    this.watchers = new Set();
  }

  get doubts() {
    return this.session.state.doubts;
  }

  get place() {
    return this.doubts.findIndex((doubt) => keyOf(doubt) === this.key);
  }

  get current() {
    return this.doubts[this.place] ?? null;
  }

  // One further, or one back; from the end on to the beginning.
  step(by) {
    const { length } = this.doubts;
    if (!length) return;
    const start = this.place < 0 && by < 0 ? 0 : this.place;
    this.look(this.doubts[(start + by + length) % length]);
  }

  look(doubt) {
    this.key = keyOf(doubt);
    this.bench.set({ ring: doubt.bbox });
    this.session.select(doubt.pointer);
    if (doubt.bbox) this.bench.viewport.reveal(doubt.bbox, { closely: true });
    this.tell();
  }

  // It is right as it stands; what comes after it is looked at.
  confirm(doubt = this.current) {
    if (!doubt) return;
    const { doubts } = this;
    const place = doubts.indexOf(doubt);
    const next = doubts[place + 1] ?? doubts[place - 1] ?? null;
    this.session.edit((graph) => (doubt.pointer ? confirm(graph, doubt.pointer) : withoutRemark(graph, doubt)));
    if (next) this.look(next);
    else this.leave();
  }

  leave() {
    this.key = null;
    this.bench.set({ ring: null });
    this.tell();
  }

  watch(watcher) {
    this.watchers.add(watcher);
    return () => this.watchers.delete(watcher);
  }

  tell() {
    for (const watcher of this.watchers) watcher();
  }
}

// A remark on the page that a person has seen and put aside.
export function withoutRemark(graph, { code, bbox }) {
  const same = (issue) => issue.code === code && JSON.stringify(issue.bbox) === JSON.stringify(bbox);
  return { ...graph, graph: { ...graph.graph, issues: graph.graph.issues.filter((issue) => !same(issue)) } };
}
