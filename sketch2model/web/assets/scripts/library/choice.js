// Which sketches are chosen, for what is done with several at once.

import { useState } from "/assets/vendor/preact.js";

export function useChoice(sketches) {
  const [ids, setIds] = useState(null); // null while nothing is being chosen
  // A sketch that is gone is chosen no more; the order is the one in which they were chosen.
  const chosen = (ids ?? []).map((id) => sketches?.find((sketch) => sketch.id === id)).filter(Boolean);
  return {
    on: ids !== null,
    chosen,
    has: (sketch) => ids?.includes(sketch.id) ?? false,
    start: (sketch) => setIds([sketch.id]),
    toggle: ({ id }) => setIds((now) => (now.includes(id) ? now.filter((other) => other !== id) : [...now, id])),
    toggleMode: () => setIds((now) => (now ? null : [])),
    end: () => setIds(null),
  };
}
