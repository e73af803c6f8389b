// The list of what is doubtful, each with the piece of the photo it is about.

import { html, useEffect, useRef } from "/assets/vendor/preact.js";
import { photoPath } from "../api.js";
import { Icon } from "../parts/icons.js";
import { maybe, percent, t } from "../texts.js";
import { wordOf } from "../vocabulary.js";
import { keyOf } from "./doubts-walk.js";
import { grown } from "./geometry.js";
import { remarkText } from "./inspector-remarks.js";
import { edgeAt, nodeAt } from "./pointers.js";
import { valueAt } from "./session.js";
import { colorOf } from "./overlay-colors.js";
import { useWatched } from "./watched.js";

export function Doubts({ walk }) {
  const { session } = walk;
  const { doubts, sketch } = useWatched(session, (watched) => watched.state);
  const graph = useWatched(session, (watched) => watched.graph);
  const key = useWatched(walk, (watched) => watched.key);
  const list = useRef(null);
  useEffect(() => {
    list.current?.querySelector("[aria-current]")?.scrollIntoView({ block: "center" });
  }, [key]);
  useEffect(() => walk.remember(), [doubts, key]);

  if (!doubts.length) {
    return html`<div class="doubts-none">
      <${Icon} name="check" /><p>${t("review.doubts.none")}</p>
      <p class="soft small">${t("review.doubts.none.next")}</p>
    </div>`;
  }
  return html`
    <div class="doubts-steps row not-printed">
      <button class="button icon" aria-label=${t("review.doubts.previous")} title="${t("review.doubts.previous")} (p)"
        aria-keyshortcuts="p" onClick=${() => walk.step(-1)}><${Icon} name="up" /></button>
      <button class="button icon" aria-label=${t("review.doubts.next")} title="${t("review.doubts.next")} (n)"
        aria-keyshortcuts="n" onClick=${() => walk.step(1)}><${Icon} name="down" /></button>
      <span class=${walk.place < 0 ? "hidden-visually" : "soft small"} aria-live="polite">${walk.place < 0
        ? t("review.doubts.left", { count: doubts.length })
        : t("review.doubts.place", { place: walk.place + 1, total: doubts.length })}</span>
    </div>
    <ol class="doubt-list" ref=${list} aria-label=${t("review.doubts")}>
      ${doubts.map((doubt) => html`<${Item} key=${keyOf(doubt)} ...${{ doubt, walk, graph, sketch }} current=${keyOf(doubt) === key} />`)}
    </ol>`;
}

function Item({ doubt, walk, graph, sketch, current }) {
  const { session } = walk;
  return html`<li class="doubt" style=${{ "--sure": colorOf(doubt.confidence ?? 0.5) }}
    onPointerEnter=${() => session.hover(doubt.pointer)} onPointerLeave=${() => session.hover(null)}>
    <button class="doubt-look" aria-current=${current ? "true" : undefined} onClick=${() => walk.look(doubt)}>
      ${doubt.bbox && sketch.has_photo && html`<${Snippet} bbox=${doubt.bbox} sketch=${sketch} />`}
      <span class="doubt-words">
        <span class="doubt-subject"><strong>${subjectOf(graph, doubt)}</strong>${doubt.confidence !== null &&
        html`<span class="doubt-sure">${percent(doubt.confidence)}</span>`}</span>
        <span class="small soft">${maybe(`review.doubt.${doubt.code}`) ?? remarkText(doubt)}</span>
      </span>
    </button>
    <button class="button icon quiet not-printed" aria-label=${t("review.doubts.confirm", { name: subjectOf(graph, doubt) })}
      title="${t("review.doubts.right")} (Enter)" onClick=${() => walk.confirm(doubt)}><${Icon} name="check" /></button>
  </li>`;
}

const AIR = 0.25; // around the piece of the photo, of its height

// The piece of the photo that a doubt is about.
function Snippet({ bbox, sketch }) {
  const [x0, y0, x1, y1] = grown(bbox, Math.max(6, AIR * Math.min(bbox[3] - bbox[1], 80)));
  return html`<svg class="snippet" viewBox="${x0} ${y0} ${x1 - x0} ${y1 - y0}" aria-hidden="true">
    <image href=${photoPath(sketch.id)} width=${sketch.width} height=${sketch.height} preserveAspectRatio="none" />
  </svg>`;
}

// What a doubt is about, in the words of the sketch.
function subjectOf(graph, { pointer, code }) {
  if (!pointer) return t(`review.subject.${code === "stray-text" ? "writing" : "page"}`);
  const value = valueAt(graph, pointer);
  if (pointer === "/graph/diagram") return wordOf("diagrams", value);
  if (typeof value === "string" && value) return value;
  const [node, edge] = [nodeAt(graph, pointer), edgeAt(graph, pointer)];
  if (edge) {
    const name = (id) => graph.nodes.find((other) => other.id === id)?.name ?? t("review.unnamed");
    return `${name(edge.source)} – ${name(edge.target)}`;
  }
  return value?.text || value?.name || node?.name || wordOf("node_kinds", node?.kind ?? "node");
}
