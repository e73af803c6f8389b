// Changes on their way to the server, one after the other.
//
// Of a change that failed, those behind it are given up as well: they were made upon it. Where only the server could not
// be reached they all wait, and are sent again.

import * as api from "../api.js";
import { notifyProblem } from "../parts/notices.js";

const AGAIN_MS = 8000;

export class Saving {
  constructor(session) {
    this.session = session;
    this.tasks = []; // {graph, before}: an edit that is shown; {change}: one that is not yet; {ask}: asked of the server
    this.taken = []; // edits taken back before they were sent, the latest last
    this.running = false;
    this.stuck = false; // the first task failed since the server could not be reached
    this.own = []; // revisions made here of which no event has told yet
    this.events = []; // revisions that events told of and nobody has looked at
    this.timer = null;
  }

  get status() {
    if (this.stuck) return "unsaved";
    return this.tasks.length ? "saving" : "saved";
  }

  get hasEdits() {
    return this.tasks.some((task) => !task.ask);
  }

  // An edit behind a request, such as to read a region again, has to wait for what the server answers.
  edit(change, select) {
    if (this.tasks.some((task) => task.ask)) return this.add({ change, select });
    const task = this.shown({ change, select });
    return task ? this.add(task) : Promise.resolve();
  }

  ask(ask) {
    if (!this.stuck) return this.add({ ask });
    notifyProblem(this.session.problem);
    return Promise.resolve();
  }

  // Undo of a change that cannot be sent now; null if there is none. Otherwise the server undoes it, since only what it
  // has seen can be made again after the window is closed.
  takeBack() {
    const last = this.tasks.at(-1);
    if (!this.stuck || !last?.graph) return null;
    this.taken.push(this.tasks.pop());
    this.session.show(last.before);
    if (this.tasks.length === 0) this.unstick();
    this.guard();
    last.done();
    this.session.tell();
    return Promise.resolve();
  }

  // What was taken back last, as long as nothing else has happened since.
  get takenBack() {
    const last = this.taken.at(-1);
    return last?.before === this.session.graph ? last : null;
  }

  // Redo of it; null if there is none.
  giveBack() {
    const { takenBack: task } = this;
    if (!task) return null;
    this.taken.pop();
    return this.edit(() => task.graph);
  }

  retry() {
    this.unstick();
    return this.run();
  }

  // An event told that the sketch is at this revision.
  heard(revision) {
    this.events.push(revision);
    this.lookAtEvents();
  }

  // Events may have been missed.
  reconnected() {
    if (this.stuck) this.retry();
    else if (this.tasks.length === 0) this.session.reload();
  }

  add(task) {
    const done = new Promise((resolve) => (task.done = resolve));
    this.tasks.push(task);
    this.guard();
    this.session.tell();
    this.run();
    return done;
  }

  // The task with its graph computed and shown; null if it changes nothing.
  shown(task) {
    const { session } = this;
    const before = session.graph;
    const graph = task.change(before);
    if (graph === before) return null;
    session.show(graph);
    if (task.select !== undefined) session.selection = task.select;
    return { ...task, change: null, graph, before };
  }

  async run() {
    if (this.running) return;
    this.running = true;
    while (this.tasks.length && !this.stuck) await this.send(this.tasks[0]);
    this.running = false;
    this.guard();
    this.session.tell();
    this.lookAtEvents();
  }

  async send(first) {
    const task = first.change ? this.shown(first) : first;
    if (task === null) return this.finish(first);
    this.tasks[0] = task;
    const { session } = this;
    const { revision } = session.state.history;
    try {
      const answer = await (task.ask ? task.ask(revision) : api.putGraph(session.id, task.graph, revision));
      this.kept(task, answer);
    } catch (problem) {
      await this.failed(task, problem);
    }
  }

  kept(task, answer) {
    const { session } = this;
    this.own.push(answer.history.revision);
    session.problem = null;
    this.finish(task);
    // Later edits are already shown: of this answer only the revision counts, the last answer brings the rest.
    if (this.tasks.some((each) => each.graph)) {
      session.state = { ...session.state, history: answer.history, sketch: answer.sketch };
      session.tell();
    } else {
      session.adopt(answer);
    }
  }

  async failed(task, problem) {
    if (task.graph && isPassing(problem)) return this.stick(problem);
    if (task.tried && problem.code === "stale-revision" && (await this.arrived(task))) return;
    const given = this.tasks.splice(0);
    await this.session.reload();
    this.session.fail(problem);
    given.forEach((each) => each.done());
  }

  // What was sent before the connection broke may have been kept although no answer came.
  async arrived(task) {
    const answer = await api.getState(this.session.id).catch(() => null);
    if (!answer || !isSame(answer.graph, task.graph)) return false;
    this.kept(task, answer);
    return true;
  }

  stick(problem) {
    this.tasks[0].tried = true;
    this.stuck = true;
    const told = this.session.problem?.code === problem.code;
    this.session.problem = problem;
    if (!told) notifyProblem(problem);
    this.timer = setTimeout(() => this.retry(), AGAIN_MS);
  }

  unstick() {
    clearTimeout(this.timer);
    this.stuck = false;
  }

  finish(task) {
    this.tasks.shift();
    task.done();
  }

  lookAtEvents() {
    if (this.tasks.length) return;
    const foreign = this.events.splice(0).filter((revision) => !this.isOwn(revision));
    const present = this.session.state?.history.revision;
    if (present !== undefined && foreign.some((revision) => revision !== present)) this.session.reload();
  }

  isOwn(revision) {
    const index = this.own.indexOf(revision);
    if (index >= 0) this.own.splice(index, 1);
    return index >= 0;
  }

  // The browser asks before a window with unsaved changes is closed.
  guard() {
    const change = this.tasks.length ? window.addEventListener : window.removeEventListener;
    change.call(window, "beforeunload", askFirst);
  }
}

function askFirst(event) {
  event.preventDefault();
}

// The server is away, overloaded or its disk is full; the change itself is all right.
const isPassing = (problem) => problem.code === "offline" || problem.status >= 500;

function isSame(one, other) {
  const told = (graph) => [JSON.stringify(graph.nodes), ...graph.edges.map((edge) => JSON.stringify(edge)).sort()];
  return told(one).join() === told(other).join();
}
