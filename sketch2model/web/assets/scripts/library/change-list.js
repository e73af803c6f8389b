// What has changed, for people: by class, with what happened said in words as well as by a sign.

import { html } from "/assets/vendor/preact.js";
import { maybe, t } from "../texts.js";
import { wordOf } from "../vocabulary.js";
import { Icon } from "../parts/icons.js";
import { grouped } from "./comparison.js";

const ICONS = { added: "plus", removed: "minus", changed: "pencil" };
const KINDS = { element: "node_kinds", relation: "edge_kinds" };

export function ChangeList({ comparison, oldGraph, newGraph }) {
  const { classes, relations } = grouped(comparison, oldGraph, newGraph);
  return html`<div class="changes printed">
    ${classes.map(
      ({ key, title, change, content, members }) => html`<section key=${key} class="card change-group">
        <header>
          <h2>${title ?? t("compare.unnamed")}</h2>
          ${change && html`<${Mark} kind=${change.change} />`}
        </header>
        ${change?.facts.length > 0 && html`<${Facts} change=${change} />`}
        ${content.length > 0 && html`<p class="soft small">${content.join(", ")}</p>`}
        <ul>${members.map((member) => html`<${Line} change=${member} />`)}</ul>
      </section>`,
    )}
    ${relations.length > 0 &&
    html`<section class="card change-group">
      <header><h2>${t("compare.relations")}</h2></header>
      <ul>${relations.map((relation) => html`<${Line} change=${relation} />`)}</ul>
    </section>`}
  </div>`;
}

function Line({ change }) {
  return html`<li class="change">
    <${Mark} kind=${change.change} />
    <div>
      <span class="small soft">${t(`compare.subject.${change.subject}`)}</span> <strong>${change.name}</strong>
      ${change.facts.length > 0 && html`<${Facts} change=${change} />`}
    </div>
  </li>`;
}

function Mark({ kind }) {
  return html`<span class="mark ${kind}"><${Icon} name=${ICONS[kind]} /> ${t(`compare.${kind}`)}</span>`;
}

function Facts({ change }) {
  return html`<dl class="facts small">
    ${change.facts.map(
      (fact) => html`<div>
        <dt>${maybe(`compare.fact.${fact.fact}`) ?? fact.fact}</dt>
        <dd>
          <del>${said(change, fact, fact.old)}</del>
          <span aria-hidden="true"> → </span><span class="hidden-visually">${t("compare.becomes")}</span>
          <ins>${said(change, fact, fact.new)}</ins>
        </dd>
      </div>`,
    )}
  </dl>`;
}

function said({ subject }, { fact }, value) {
  if (value === null) return t("compare.nothing");
  if (fact === "flags") return value.split(", ").map((flag) => wordOf("flags", flag)).join(", ");
  return fact === "kind" ? wordOf(KINDS[subject], value) : value;
}
