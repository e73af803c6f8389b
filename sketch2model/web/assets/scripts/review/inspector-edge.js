// A connector: what it joins, how it is drawn, what is written at it.

import { html } from "/assets/vendor/preact.js";
import { confirmWhole } from "../editing/confirm.js";
import { changeEdge, deleteEdge, reverseEdge } from "../editing/edges.js";
import { nodePointer } from "../editing/pointers.js";
import { Icon } from "../parts/icons.js";
import { t } from "../texts.js";
import { vocabulary, wordOf } from "../vocabulary.js";
import { EndFields } from "./ends.js";
import { Actions } from "./inspector-actions.js";
import { Confidence, Ink } from "./inspector-evidence.js";
import { Choice, Suggestions } from "./inspector-fields.js";
import { ReadField } from "./inspector-read-field.js";
import { MULTIPLICITIES } from "./inspector-suggestions.js";

export function EdgePanel({ session, edge, index, pointed }) {
  const { graph } = session;
  const pointer = `/edges/${index}`;
  const nameOf = (id) => graph.nodes.find((node) => node.id === id)?.name ?? t("inspector.unnamed");
  const change = (changes) => session.edit((before) => changeEdge(before, index, changes));
  const remove = () => session.edit((before) => deleteEdge(before, index), { select: null });
  const go = (id) => () => session.select(nodePointer(graph, id));
  const [source, target] = [nameOf(edge.source), nameOf(edge.target)];
  const end = (side, name) => html`<${EndFields} session=${session} edge=${edge} side=${side} name=${name} pointer=${pointer}
    pointed=${pointed?.part} onChange=${change} />`;
  return html`
    <header class="inspector-head">
      <h2 aria-label=${t("edge.between", { source, target })}>
        <button class="name-link" onClick=${go(edge.source)}>${source}</button>
        <span aria-hidden="true"> → </span>
        <button class="name-link" onClick=${go(edge.target)}>${target}</button>
      </h2>
      <span class="tag">${wordOf("edge_kinds", edge.kind)}</span>
    </header>
    <${Ink} session=${session} bbox=${courseOf(edge)} />
    <${Confidence} value=${edge.confidence} />
    <div class="inspector-pair">
      <${Choice} label=${t("inspector.kind")} list="edge_kinds" words=${vocabulary.edge_kinds} value=${edge.kind}
        onKeep=${(kind) => change({ kind })} />
      <${Choice} label=${t("edge.style")} list="styles" words=${vocabulary.styles} value=${edge.style}
        onKeep=${(style) => change({ style })} />
    </div>
    <${ReadField} session=${session} pointer="${pointer}/label" pointed=${pointed?.part === "label"}
      keys=${!pointed || pointed.part === "label"} data-name-field="" label=${t("edge.label")} value=${edge.label}
      onKeep=${(label) => change({ label })} />
    <div class="inspector-ends">
      ${end("source", source)}
      <button class="button" title=${t("edge.reverse.title")} onClick=${() => session.edit((before) => reverseEdge(before, index))}>
        <${Icon} name="swap" />${t("edge.reverse")}
      </button>
      ${end("target", target)}
    </div>
    <${Suggestions} id="known-multiplicities" words=${MULTIPLICITIES} />
    ${edge.association_class && html`<p class="small">${t("edge.class", { name: nameOf(edge.association_class) })}</p>`}
    <${Actions} session=${session} name=${t("edge.connection")} bbox=${courseOf(edge)} onDelete=${remove}
      confirmed=${edge.confidence === 1 && (edge.corrected || edge.lines.length === 0)}
      onConfirm=${() => session.edit((before) => confirmWhole(before, pointer))} />
  `;
}

// The connector with the writing at it.
function courseOf({ points, lines }) {
  const boxes = [...points.map(([x, y]) => [x, y, x, y]), ...lines.map((line) => line.bbox)];
  if (boxes.length === 0) return null;
  const side = (at, choose) => choose(...boxes.map((box) => box[at]));
  return [side(0, Math.min), side(1, Math.min), side(2, Math.max), side(3, Math.max)];
}
