// The whole sketch, where nothing is selected: its kind, what is in it, what there is to remark.

import { html } from "/assets/vendor/preact.js";
import { confirm } from "../editing/confirm.js";
import { areaOf, surrounds } from "../editing/geometry.js";
import { Icon } from "../parts/icons.js";
import { t } from "../texts.js";
import { wordOf } from "../vocabulary.js";
import { Confidence } from "./inspector-evidence.js";
import { remarkText } from "./inspector-remarks.js";

const HINTS = ["select", "doubts", "undo"];

export function DiagramPanel({ session }) {
  const { graph, doubts, schema_issues } = session.state;
  const { diagram, diagram_confidence: confidence = null, issues } = graph.graph;
  const attributes = graph.nodes.reduce((sum, node) => sum + node.attributes.length, 0);
  const unlisted = (remarks) => remarks.filter((remark) => !doubts.some((doubt) => isSame(doubt, remark)));
  const agree = () => session.edit((before) => confirm(before, "/graph/diagram"));
  return html`
    <header class="inspector-head"><h2>${t("diagram.title")}</h2><span class="tag">${wordOf("diagrams", diagram)}</span></header>
    ${confidence !== null && html`<${Confidence} value=${confidence} confirmed=${false} />`}
    ${confidence !== null && confidence < 1 && html`<div class="row">
      <button class="button" onClick=${agree}><${Icon} name="check" />${t("inspector.confirm")}</button>
    </div>`}
    <ul class="counts">
      <li>${t("diagram.nodes", { count: graph.nodes.length })}</li>
      <li>${t("diagram.edges", { count: graph.edges.length })}</li>
      ${attributes > 0 && html`<li>${t("diagram.attributes", { count: attributes })}</li>`}
    </ul>
    <${Issues} session=${session} title=${t("diagram.issues")} issues=${unlisted(issues)} />
    <${Issues} session=${session} title=${t("diagram.schema-issues")} issues=${unlisted(schema_issues)} />
    <section>
      <h3>${t("diagram.hints")}</h3>
      <ul class="hints">${HINTS.map((hint) => html`<li>${t(`diagram.hint.${hint}`)}</li>`)}</ul>
    </section>
  `;
}

// Whether the list of doubts says that already.
const isSame = (doubt, remark) => doubt.code === remark.code && JSON.stringify(doubt.bbox) === JSON.stringify(remark.bbox);

function Issues({ session, title, issues }) {
  if (issues.length === 0) return null;
  return html`<section>
    <h3>${title} <span class="soft">${issues.length}</span></h3>
    <ul class="issues">
      ${issues.map(
        (issue) => html`<li data-severity=${issue.severity}>
          ${issue.bbox
            ? html`<button class="issue" onClick=${() => show(session, issue.bbox)}><${Said} issue=${issue} /></button>`
            : html`<div class="issue"><${Said} issue=${issue} /></div>`}
        </li>`,
      )}
    </ul>
  </section>`;
}

function Said({ issue }) {
  return html`<span class="severity">${t(`diagram.severity.${issue.severity}`)}</span> <span>${remarkText(issue)}</span>`;
}

// Shows the place; where it lies in a box, that is selected.
function show(session, bbox) {
  const { nodes } = session.graph;
  const around = nodes.filter((node) => surrounds(node.bbox, bbox)).sort((one, other) => areaOf(one.bbox) - areaOf(other.bbox));
  session.lookAt(bbox);
  if (around.length) session.select(`/nodes/${nodes.indexOf(around[0])}`);
}
