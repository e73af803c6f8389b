// The sketches that answer a question, page by page, kept up to date by what the server reports.

import { useCallback, useEffect, useRef, useState } from "/assets/vendor/preact.js";
import { getLibrary } from "../api.js";
import { useEvent } from "../events.js";

const SIZE = 48;
const SETTLES_MS = 300; // changes come in bursts, and are asked for once

const NOTHING = { question: null, sketches: null, total: 0, tags: [], pages: 1, busy: true, problem: null };

// What was shown last: it is there at once when a person comes back from a sketch.
let last = NOTHING;

export function useFound(question) {
  const key = JSON.stringify(question);
  const [found, setFound] = useState(() => (last.question === key ? { ...last, busy: true } : NOTHING));
  const asked = useRef(null);
  const pages = useRef(found.pages);
  const shown = useRef(null);
  shown.current = found.sketches;
  const held = useRef(new Map()); // sketches with changes that are on their way to the server

  // Asks for the pages `from` to `count`; those before are shown already.
  const ask = useCallback(
    async (count, from = 1) => {
      asked.current?.abort();
      const { signal } = (asked.current = new AbortController());
      setFound((before) => ({ ...before, busy: true }));
      try {
        const numbers = Array.from({ length: count - from + 1 }, (_, at) => from + at);
        const answers = await Promise.all(numbers.map((page) => getLibrary({ ...question, page, size: SIZE }, signal)));
        const before = from > 1 ? shown.current : [];
        const sketches = each([...before, ...answers.flatMap((answer) => answer.sketches)]).map(
          (sketch) => held.current.get(sketch.id) ?? sketch,
        );
        const { total, tags } = answers[0];
        last = { question: key, sketches, total, tags, pages: count, busy: false, problem: null };
        pages.current = count;
        setFound(last);
      } catch (problem) {
        if (problem.name !== "AbortError") setFound((before) => ({ ...before, busy: false, problem }));
      }
    },
    [key],
  );

  useEffect(() => {
    ask(last.question === key ? last.pages : 1);
    return () => asked.current.abort();
  }, [ask]);

  const again = useCallback(() => ask(pages.current), [ask]);
  useReports(again);
  const show = (sketch) => setFound((now) => ({ ...now, sketches: replaced(now.sketches, sketch) }));
  // Shown before the server has it, and until it has: answers that were on their way know nothing of it.
  const hold = (sketch) => {
    held.current.set(sketch.id, sketch);
    show(sketch);
  };
  const release = (changed, answer) => {
    if (held.current.get(changed.id) !== changed) return; // changed once more meanwhile
    held.current.delete(changed.id);
    show(answer);
    again();
  };
  const remove = useCallback((ids) => setFound((now) => ({ ...now, ...without(now, ids) })), []);
  return { ...found, again, more: () => ask(pages.current + 1, pages.current + 1), hold, release, remove };
}

// Asks again whenever sketches have come, changed or gone, and when reports may have been missed.
function useReports(again) {
  const timer = useRef(0);
  const soon = useCallback(() => {
    clearTimeout(timer.current);
    timer.current = setTimeout(again, SETTLES_MS);
  }, [again]);
  useEvent("sketch", soon);
  useEvent("photo", useCallback((photo) => (photo.status === "done" || photo.deleted) && soon(), [soon]));
  useEvent("open", soon);
  useEffect(() => () => clearTimeout(timer.current), []);
}

// Pages overlap where sketches came in between.
const each = (sketches) => [...new Map(sketches.map((sketch) => [sketch.id, sketch])).values()];

const replaced = (sketches, sketch) => sketches.map((other) => (other.id === sketch.id ? sketch : other));

function without({ sketches, total }, ids) {
  const left = sketches.filter((sketch) => !ids.includes(sketch.id));
  return { sketches: left, total: total - (sketches.length - left.length) };
}
