// The clean drawing of the present state; the old one stays until the new one is there.

import { useEffect, useState } from "/assets/vendor/preact.js";
import { getExport } from "../api.js";
import { safeDrawing } from "./drawing-safe.js";
import { useWatched } from "./watched.js";

const PATIENCE_MS = 200; // several changes in a row are drawn once

// {svg, graph, problem, busy}: the drawing as an element, and the graph it shows. `options` null: none is wanted.
export function useDrawing(session, options) {
  const [drawing, setDrawing] = useState({ svg: null, graph: null, problem: null, busy: false });
  const graph = useWatched(session, (watched) => watched.graph);
  const revision = useWatched(session, ({ state }) => state.history.revision);
  const saving = useWatched(session, (watched) => watched.saving > 0);
  const wanted = options && JSON.stringify(options);

  useEffect(() => {
    if (!wanted || saving) return;
    const stop = new AbortController();
    const load = async () => {
      setDrawing((old) => ({ ...old, busy: true }));
      try {
        const answer = await getExport(session.id, "svg", { ...JSON.parse(wanted), revision }, stop.signal);
        const svg = safeDrawing(await answer.text());
        setDrawing({ svg, graph, problem: null, busy: false });
      } catch (problem) {
        if (problem.name !== "AbortError") setDrawing((old) => ({ ...old, problem, busy: false }));
      }
    };
    const timer = setTimeout(load, drawing.svg ? PATIENCE_MS : 0);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [session, revision, wanted, saving]);
  return drawing;
}
