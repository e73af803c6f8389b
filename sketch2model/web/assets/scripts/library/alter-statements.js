// SQL that brings a database from one sketch to the other.

import { html, useState } from "/assets/vendor/preact.js";
import { getComparison } from "../api.js";
import { CopyButton } from "../parts/clipboard.js";
import { useLoaded } from "../parts/loaded.js";
import { ProblemBox } from "../parts/problem.js";
import { t } from "../texts.js";
import { vocabulary, wordOf } from "../vocabulary.js";

export function AlterStatements({ old, fresh }) {
  const [dialect, setDialect] = useState(vocabulary.dialects[0]);
  const { value, problem, again } = useLoaded(() => getComparison(old, fresh, "sql", dialect), `${old} ${fresh} ${dialect}`);
  return html`<div class="stack">
    <div class="row">
      <label class="field">${t("compare.dialect")}
        <select value=${dialect} onChange=${(event) => setDialect(event.target.value)}>
          ${vocabulary.dialects.map((name) => html`<option value=${name}>${wordOf("dialects", name)}</option>`)}
        </select>
      </label>
      <p class="soft small statement-hint">${t("compare.sql.text")}</p>
      ${value && html`<${CopyButton} text=${value} />`}
    </div>
    ${problem && html`<${ProblemBox} problem=${problem} onRetry=${again} />`}
    <pre class="code printed" tabindex="0" aria-label=${t("compare.sql")}>${value ?? ""}</pre>
  </div>`;
}
