// The clean drawing over the photo, in the photo's own pixels.

import { html, useLayoutEffect, useRef } from "/assets/vendor/preact.js";
import { fitted, pairsOf } from "./drawing-align.js";

export function BlendedDrawing({ drawing, opacity }) {
  const place = useRef(null);
  useLayoutEffect(() => {
    const { svg, graph } = drawing;
    if (!svg) return;
    const { width, height } = svg.viewBox.baseVal;
    svg.setAttribute("width", width);
    svg.setAttribute("height", height);
    place.current.replaceChildren(svg);
    const fit = fitted(pairsOf(svg, graph));
    if (fit) place.current.style.transform = `translate(${fit.x}px, ${fit.y}px) scale(${fit.scale})`;
  }, [drawing.svg]);
  return html`<div class="drawing-over" ref=${place} style=${{ opacity }} aria-hidden="true"></div>`;
}
