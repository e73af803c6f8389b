// The walk through what is doubtful: from one to the next, as each is decided.

import { confirm } from "../editing/confirm.js";

export const keyOf = ({ pointer, code, bbox }) => JSON.stringify([pointer, code, pointer ? null : bbox]);

export class Walk {
  constructor(bench) {
    Object.assign(this, { bench, session: bench.session });
    this.key = null; // of the doubt that is looked at
    this.last = -1; // its place in the list, also when it is settled and gone from there
    this.watchers = new Set();
    this.session.onDecided = (pointer) => this.current?.pointer === pointer && this.goOn();
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

  // One further, or one back; from the end on to the beginning. Of a settled doubt the place counts: what moved up
  // there comes next.
  step(by) {
    const { length } = this.doubts;
    if (!length) return;
    const here = this.place >= 0 ? this.place : this.last - (by > 0 && this.last >= 0 ? 1 : 0);
    const start = here < 0 && by < 0 ? 0 : here;
    this.look(this.doubts[(start + by + length) % length]);
  }

  look(doubt) {
    this.key = keyOf(doubt);
    this.remember(); // at once: it may be settled before the list is drawn again
    // Without a photo the writing does not stand where it was read.
    this.bench.set({ ring: this.session.state.sketch.has_photo ? doubt.bbox : null });
    this.session.select(doubt.pointer);
    if (doubt.bbox) this.bench.viewport.reveal(doubt.bbox, { closely: true });
    this.tell();
  }

  // It is right as it stands.
  confirm(doubt = this.current) {
    if (!doubt) return;
    this.key = keyOf(doubt);
    this.session.edit((graph) => (doubt.pointer ? confirm(graph, doubt.pointer) : withoutRemark(graph, doubt)));
    this.goOn();
  }

  // What is looked at is decided: what comes after it is looked at, or before it if it was the last one.
  goOn() {
    const { doubts, place } = this;
    const next = doubts[place + 1] ?? doubts[place - 1] ?? null;
    if (next) this.look(next);
    else this.leave();
  }

  // To be called when the list has changed.
  remember() {
    if (this.place >= 0) this.last = this.place;
  }

  leave() {
    this.key = null;
    this.last = -1;
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
