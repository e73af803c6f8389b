// A box or another shape.

import { html } from "/assets/vendor/preact.js";
import { confirmWhole } from "../editing/confirm.js";
import { changeNode, deleteNode } from "../editing/nodes.js";
import { t } from "../texts.js";
import { vocabulary, wordOf } from "../vocabulary.js";
import { Actions } from "./inspector-actions.js";
import { Confidence, Ink } from "./inspector-evidence.js";
import { Choice, Suggestions, TextField } from "./inspector-fields.js";
import { ReadField } from "./inspector-read-field.js";
import { Members } from "./members.js";
import { STEREOTYPES, typesIn } from "./inspector-suggestions.js";

// Kinds that may have operations.
const ACTIVE = ["class"];
const WITHOUT_MEMBERS = ["note", "event", "decision", "container", "actor", "attribute"];

export function NodePanel({ session, node, index, pointed }) {
  const pointer = `/nodes/${index}`;
  const change = (changes) => session.edit((graph) => changeNode(graph, node.id, changes));
  const remove = () => session.edit((graph) => deleteNode(graph, node.id), { select: null });
  const hasMembers = !WITHOUT_MEMBERS.includes(node.kind) || node.attributes.length > 0;
  const hasOperations = ACTIVE.includes(node.kind) || node.operations.length > 0;
  const inName = pointed?.part === "name";
  const doubtAt = (place) => session.state.doubts.find((doubt) => doubt.pointer === place);
  const shapeDoubted = !pointed && doubtAt(pointer);
  const nameDoubted = inName && doubtAt(`${pointer}/name`);
  const kinds = html`<div class="inspector-pair">
    <${Choice} label=${t("inspector.kind")} list="node_kinds" words=${vocabulary.node_kinds} value=${node.kind}
      onKeep=${(kind) => change({ kind })} />
    <${Choice} label=${t("inspector.shape")} list="shapes" words=${vocabulary.shapes} value=${node.shape}
      onKeep=${(shape) => change({ shape })} />
  </div>`;
  return html`
    <header class="inspector-head">
      <h2>${node.name ?? t("inspector.unnamed")}</h2>
      <span class="tag">${wordOf("node_kinds", node.kind)}</span>
    </header>
    ${shapeDoubted && kinds}
    <${ReadField} session=${session} pointer="${pointer}/name" pointed=${inName} keys=${!pointed || inName} data-name-field=""
      label=${t("inspector.name")} value=${node.name} onKeep=${(name) => change({ name })} />
    <${Ink} session=${session} bbox=${nameDoubted?.bbox ?? around(node)} />
    <${Confidence} value=${node.confidence} />
    <${Suggestions} id="known-stereotypes" words=${STEREOTYPES} />
    <${Suggestions} id="known-types" words=${typesIn(session.graph)} />
    ${hasMembers && html`<${Members} session=${session} node=${node} pointer=${pointer} list="attributes" pointed=${pointed} />`}
    ${hasOperations && html`<${Members} session=${session} node=${node} pointer=${pointer} list="operations" pointed=${pointed} />`}
    ${!shapeDoubted && kinds}
    <${TextField} label=${t("inspector.stereotype")} value=${node.stereotype} list="known-stereotypes"
      onKeep=${(stereotype) => change({ stereotype })} />
    <${Actions} session=${session} name=${node.name ?? wordOf("node_kinds", node.kind)} bbox=${node.bbox} onDelete=${remove}
      confirmed=${isConfirmed(node)} onConfirm=${() => session.edit((graph) => confirmWhole(graph, pointer))} />
  `;
}

const isConfirmed = (node) =>
  node.confidence === 1 &&
  (node.corrected || node.lines.length === 0) &&
  [...node.attributes, ...node.operations].every((member) => member.confidence === 1);

// A box with the writing that belongs to it, which may stand beside it.
function around({ bbox, lines }) {
  return lines.reduce(
    (all, line) => [
      Math.min(all[0], line.bbox[0]),
      Math.min(all[1], line.bbox[1]),
      Math.max(all[2], line.bbox[2]),
      Math.max(all[3], line.bbox[3]),
    ],
    bbox,
  );
}
