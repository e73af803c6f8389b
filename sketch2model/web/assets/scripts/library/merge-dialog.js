// Several sketches become one: asks for its name.

import { html, useRef, useState } from "/assets/vendor/preact.js";
import { mergeSketches } from "../api.js";
import { Dialog } from "../parts/dialog.js";
import { ProblemBox } from "../parts/problem.js";
import { t } from "../texts.js";

const LONGEST = 200;

export function MergeDialog({ sketches, onDone, onClose }) {
  const field = useRef(null);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState(null);
  const merge = async (event) => {
    event.preventDefault();
    setBusy(true);
    try {
      onDone(await mergeSketches(sketches.map(({ id }) => id), field.current.value.trim() || undefined));
    } catch (failure) {
      setProblem(failure);
      setBusy(false);
    }
  };
  const usual = sketches.map(({ name }) => name).join(" + ").slice(0, LONGEST);
  return html`<${Dialog} title=${t("library.merge.title", { count: sketches.length })} onClose=${onClose}>
    <form class="stack" onSubmit=${merge}>
      <p>${t("library.merge.text")}</p>
      <ul class="merge-list">${sketches.map(({ id, name }) => html`<li key=${id}>${name}</li>`)}</ul>
      <label class="field">${t("library.merge.name")}
        <input ref=${field} type="text" maxlength=${LONGEST} defaultValue=${usual} data-focus />
      </label>
      ${problem && html`<${ProblemBox} problem=${problem} />`}
      <div class="row dialog-foot">
        <button type="button" class="button" onClick=${onClose}>${t("part.cancel")}</button>
        <button class="button primary" disabled=${busy}>${t(busy ? "library.merge.busy" : "library.merge.do")}</button>
      </div>
    </form>
  <//>`;
}
