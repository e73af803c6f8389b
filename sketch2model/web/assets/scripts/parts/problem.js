// What went wrong and what to do, with a button to try again where that helps.

import { html } from "/assets/vendor/preact.js";
import { t } from "../texts.js";
import { Icon } from "./icons.js";
import { problemHint, problemText } from "./notices.js";

export function ProblemBox({ problem, onRetry = null, children = null }) {
  const hint = problemHint(problem);
  return html`<div class="problem" role="alert">
    <${Icon} name="warning" />
    <div class="problem-words">
      <p><strong>${problemText(problem)}</strong></p>
      ${hint && html`<p class="hint">${hint}</p>`}
    </div>
    ${onRetry && html`<button class="button" onClick=${onRetry}><${Icon} name="again" /> ${t("part.retry")}</button>`}
    ${children}
  </div>`;
}
