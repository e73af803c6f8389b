// Two sketches side by side, and what has changed from one to the other.

import { html, useState } from "/assets/vendor/preact.js";
import { getComparison, getState, thumbnailPath } from "../api.js";
import { Icon } from "../parts/icons.js";
import { useLoaded } from "../parts/loaded.js";
import { ProblemBox } from "../parts/problem.js";
import { Tabs } from "../parts/tabs.js";
import { useTitle } from "../parts/title.js";
import { Link, navigate, useRoute } from "../router.js";
import { date, t } from "../texts.js";
import { AlterStatements } from "./alter-statements.js";
import { ChangeList } from "./change-list.js";
import { SketchPicker } from "./sketch-picker.js";

const SIDES = ["old", "new"];

export function CompareView() {
  const { query } = useRoute();
  const ids = Object.fromEntries(SIDES.map((side) => [side, query.get(side) || null]));
  const states = { old: useSketch(ids.old), new: useSketch(ids.new) };
  const [picking, setPicking] = useState(null); // the side that is being chosen
  const show = (wanted) => navigate(addressOf({ ...ids, ...wanted }), { replace: true });
  useTitle(t("compare.title"));
  return html`<div class="compare">
    <h1>${t("compare.title")}</h1>
    <div class="sides">
      <${Side} label=${t("compare.old")} state=${states.old} onPick=${() => setPicking("old")} />
      <button class="button icon" disabled=${!ids.old && !ids.new} aria-label=${t("compare.swap")} title=${t("compare.swap")}
        onClick=${() => show({ old: ids.new, new: ids.old })}><${Icon} name="swap" /></button>
      <${Side} label=${t("compare.new")} state=${states.new} onPick=${() => setPicking("new")} />
    </div>
    <${Outcome} ids=${ids} states=${states} />
    ${picking &&
    html`<${SketchPicker} title=${`${t("compare.choose")}: ${t(`compare.${picking}`)}`} onClose=${() => setPicking(null)}
      onChoose=${(sketch) => (setPicking(null), show({ [picking]: sketch.id }))} />`}
  </div>`;
}

const useSketch = (id) => useLoaded(() => getState(id), id);

function addressOf(ids) {
  const query = new URLSearchParams(Object.entries(ids).filter(([, id]) => id));
  return `/compare${query.size ? `?${query}` : ""}`;
}

function Side({ label, state, onPick }) {
  const sketch = state.value?.sketch;
  const choose = t(sketch ? "compare.choose.another" : "compare.choose");
  return html`<section class="card side" aria-label=${label}>
    <div class="sketch-picture">${sketch && html`<img src=${thumbnailPath(sketch.id)} alt="" width="480" height="360" />`}</div>
    <div class="side-words">
      <p class="small soft">${label}${sketch && html` · <time datetime=${sketch.created_at}>${date(sketch.created_at)}</time>`}</p>
      ${sketch && html`<h2><${Link} href=${`/sketches/${sketch.id}`}>${sketch.name}<//></h2>`}
      ${state.problem && html`<${ProblemBox} problem=${state.problem} onRetry=${state.again} />`}
      <button class="button not-printed ${sketch ? "" : "primary"}" aria-label=${`${choose}: ${label}`} onClick=${onPick}>
        ${choose}
      </button>
    </div>
  </section>`;
}

function Outcome({ ids, states }) {
  const complete = states.old.value && states.new.value && ids.old !== ids.new;
  const asked = complete ? `${ids.old} ${ids.new}` : null;
  const answer = useLoaded(async () => JSON.parse(await getComparison(ids.old, ids.new, "json")), asked);
  const [tab, setTab] = useState("changes");
  if (!ids.old || !ids.new) return html`<p class="soft">${t("compare.choose.text")}</p>`;
  if (ids.old === ids.new) return html`<${Same} name="same" />`;
  if (answer.problem) return html`<${ProblemBox} problem=${answer.problem} onRetry=${answer.again} />`;
  if (!answer.value) return complete ? html`<p class="soft" role="status">${t("compare.loading")}</p>` : null;
  const { changes } = answer.value;
  if (!changes.length) return html`<${Same} name="equal" />`;
  const list = () => html`<${ChangeList} comparison=${answer.value} oldGraph=${states.old.value.graph} newGraph=${states.new.value.graph} />`;
  return html`<section class="stack">
    <p role="status"><strong>${t("compare.count", { count: changes.length })}</strong></p>
    <${Tabs} label=${t("compare.title")} chosen=${tab} onChoose=${setTab}
      tabs=${[
        { name: "changes", label: t("compare.changes"), panel: list },
        { name: "sql", label: t("compare.sql"), panel: () => html`<${AlterStatements} old=${ids.old} fresh=${ids.new} />` },
      ]} />
  </section>`;
}

function Same({ name }) {
  return html`<div class="empty" role="status">
    <${Icon} name="check" />
    <h2>${t(`compare.${name}`)}</h2>
    <p class="soft">${t(`compare.${name}.text`)}</p>
  </div>`;
}
