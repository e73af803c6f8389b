// Why the graph says what it says: how sure it is, the ink it comes from, what else may be written there.

import { html, useEffect } from "/assets/vendor/preact.js";
import { photoPath } from "../api.js";
import { useAlternative } from "../editing/alternatives.js";
import { percent, t } from "../texts.js";

const MOST = 5;
const MARGIN = 0.06;
const WIDE = 2.8; // width by height; a narrower piece is shown with what stands beside it

// In words and as a bar; the colours are those of the overlay.
export function Confidence({ value, confirmed = value === 1 }) {
  const word = t(`inspector.sure.${wordFor(value, confirmed)}`);
  return html`<div class="confidence" data-sure=${wordFor(value, confirmed)}>
    <span class="confidence-word">${t("inspector.confidence")}: <strong>${word}</strong></span>
    <span class="confidence-bar" aria-hidden="true"><span style=${{ width: `${Math.round(value * 100)}%` }}></span></span>
    ${!confirmed && html`<span class="soft small">${percent(value)}</span>`}
  </div>`;
}

function wordFor(value, confirmed) {
  if (confirmed) return "confirmed";
  if (value >= 0.9) return "high";
  if (value >= 0.75) return "good";
  return value >= 0.5 ? "fair" : "low";
}

// The part of the photo around `bbox`.
export function Ink({ session, bbox, wide: least = WIDE }) {
  const { sketch, graph } = session.state;
  if (!sketch.has_photo || !bbox) return null;
  const { width, height } = graph.graph;
  const [x, y, wide, high] = cutOut(bbox, width, height, least);
  if (wide <= 0 || high <= 0) return null;
  return html`<svg class="ink" viewBox="${x} ${y} ${wide} ${high}" role="img" aria-label=${t("inspector.ink.alt")}>
    <image href=${photoPath(session.id)} width=${width} height=${height} preserveAspectRatio="none" />
  </svg>`;
}

// x, y, width and height of the piece to show: `bbox` with a margin, within the photo.
function cutOut([x0, y0, x1, y1], width, height, least) {
  const margin = MARGIN * Math.max(x1 - x0, y1 - y0) + 4;
  const [top, bottom] = [Math.max(0, y0 - margin), Math.min(height, y1 + margin)];
  const wide = Math.min(width, Math.max(x1 - x0 + 2 * margin, least * (bottom - top)));
  const left = Math.min(Math.max(0, (x0 + x1 - wide) / 2), width - wide);
  return [left, top, wide, bottom - top];
}

// Other readings, one click each. With `keys` they answer to 1 to 5 as well, unless somebody is typing.
export function Alternatives({ session, pointer, keys = false }) {
  const others = (session.state.alternatives[pointer] ?? []).slice(0, MOST);
  const use = (other) => session.decide(pointer, (graph) => useAlternative(graph, pointer, other.value));
  useEffect(() => {
    if (!keys || others.length === 0) return undefined;
    const press = (event) => {
      const other = others[Number(event.key) - 1];
      if (!other || isTyping(event) || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      use(other);
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  });
  if (others.length === 0) return null;
  return html`<div class="alternatives" role="group" aria-label=${t("inspector.alternatives")}>
    <span class="soft small" aria-hidden="true">${t("inspector.alternatives")}</span>
    ${others.map(
      (other, index) => html`<button class="chip" onClick=${() => use(other)}
        title=${keys ? t("inspector.alternative", { text: other.text, key: String(index + 1) }) : other.text}>
        ${keys && html`<kbd aria-hidden="true">${index + 1}</kbd>`}<span>${other.text}</span>
      </button>`,
    )}
  </div>`;
}

export const isTyping = (event) =>
  Boolean(event.target.closest?.("input:not([type='checkbox'], [type='radio'], [type='range']), textarea, select, dialog"));
