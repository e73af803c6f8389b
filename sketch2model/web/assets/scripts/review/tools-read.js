// A region is marked, and its writing is read again.

import { notify } from "../parts/notices.js";
import { t } from "../texts.js";
import { between, clipped, rounded } from "./geometry.js";

const LEAST = 6; // screen pixels

export function beginReading(bench, event) {
  const { session, viewport } = bench;
  const start = viewport.toPaper(event.clientX, event.clientY);
  const region = (point) => clipped(between(start, point), session.graph.graph.width, session.graph.graph.height);
  return {
    click: () => notify(t("review.read.drag")),
    move: (point) => bench.set({ sketched: { kind: "read", bbox: region(point) } }),
    end(point) {
      const bbox = rounded(region(point));
      const small = Math.min(bbox[2] - bbox[0], bbox[3] - bbox[1]) * viewport.scale < LEAST;
      bench.set({ sketched: null });
      if (!small) readAgain(bench, bbox);
    },
    cancel: () => bench.set({ sketched: null }),
  };
}

// Also the way of the keyboard: the selected element's box is read again.
export async function readAgain(bench, bbox) {
  bench.set({ reading: bbox, tool: "select" });
  await bench.session.readRegion(bbox);
  bench.set({ reading: null });
  if (!bench.session.problem) notify(t("review.read.done"));
}
