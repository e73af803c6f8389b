// What the server writes of a sketch in one format: fetched anew when the choice or the sketch changes.

import { useCallback, useEffect, useState } from "/assets/vendor/preact.js";
import { getExport } from "../api.js";
import { useEvent } from "../events.js";

// {loading}, {problem} or {blob}; the last good one stays while the next is loading.
export function useWritten(id, format, options, revision) {
  const [written, setWritten] = useState({ loading: true });
  const [round, setRound] = useState(0);
  const asked = JSON.stringify([format, options]);
  useEffect(() => {
    if (format === null) return undefined;
    const leaving = new AbortController();
    setWritten((before) => (before.asked === asked ? { ...before, loading: true } : { loading: true }));
    getExport(id, format, options, leaving.signal)
      .then((answer) => answer.blob())
      .then((blob) => setWritten({ blob, asked }))
      .catch((problem) => problem.name !== "AbortError" && setWritten({ problem, asked }));
    return () => leaving.abort();
  }, [id, asked, revision, round]);
  return [written, () => setRound(round + 1)];
}

// Counts the changes of a sketch in other windows.
export function useChanges(id, onGone) {
  const [revision, setRevision] = useState(0);
  const changed = useCallback((event) => {
    if (event.id !== id) return;
    if (event.deleted) onGone();
    else setRevision((count) => count + 1);
  }, [id]);
  useEvent("sketch", changed);
  return revision;
}

export function useText(blob) {
  const [text, setText] = useState(null);
  useEffect(() => {
    let current = true;
    setText(null);
    blob?.text().then((content) => current && setText(content));
    return () => (current = false);
  }, [blob]);
  return text;
}

// An address for a picture, for as long as it is shown.
export function useAddress(blob) {
  const [address, setAddress] = useState(null);
  useEffect(() => {
    const made = blob ? URL.createObjectURL(blob) : null;
    setAddress(made);
    return () => made && URL.revokeObjectURL(made);
  }, [blob]);
  return address;
}
