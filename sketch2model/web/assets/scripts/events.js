// What the server reports by itself: photos on their way, sketches that changed in another window.

import { useEffect } from "/assets/vendor/preact.js";

const listeners = new Map();
let source = null;

// Calls `listener(data)` for each event of that name; "open" is every connection anew, when state may have been missed.
export function listen(name, listener) {
  connect();
  if (!listeners.has(name)) {
    listeners.set(name, new Set());
    if (name !== "open") source.addEventListener(name, (event) => tell(name, JSON.parse(event.data)));
  }
  listeners.get(name).add(listener);
  return () => listeners.get(name).delete(listener);
}

export function useEvent(name, listener) {
  useEffect(() => listen(name, listener), [name, listener]);
}

function connect() {
  if (source) return;
  source = new EventSource("/api/events");
  source.addEventListener("open", () => tell("open", null));
}

function tell(name, data) {
  for (const listener of listeners.get(name) ?? []) listener(data);
}
