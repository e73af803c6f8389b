// What a request answers: asked again whenever `key` changes, and forgotten when nobody waits for it any more.

import { useCallback, useEffect, useState } from "/assets/vendor/preact.js";

// `ask()` gives a promise; `key` null means that there is nothing to ask. Gives {value, problem, busy, again}.
export function useLoaded(ask, key) {
  const [state, setState] = useState({ key: null, value: null, problem: null });
  const [round, setRound] = useState(0);
  useEffect(() => {
    if (key === null) return undefined;
    let waiting = true;
    const settle = (outcome) => waiting && setState({ key, value: null, problem: null, ...outcome });
    ask().then((value) => settle({ value }), (problem) => settle({ problem }));
    return () => (waiting = false);
  }, [key, round]);
  const isOf = state.key === key && key !== null;
  const again = useCallback(() => setRound((count) => count + 1), []);
  return { value: isOf ? state.value : null, problem: isOf ? state.problem : null, busy: key !== null && !isOf, again };
}
