// Starts the page: preferences and texts first, so that nothing flickers.

import { html, render } from "/assets/vendor/preact.js";
import { App } from "./app.js";
import { ProblemBox } from "./parts/problem.js";
import { applyPreferences } from "./preferences.js";
import { loadTexts } from "./texts.js";
import { viewAt } from "./views.js";
import { loadVocabulary } from "./vocabulary.js";

applyPreferences();
// The view comes in at the same time as its texts; where it does not, the frame says so.
const view = viewAt(location.pathname)?.load().catch(() => null);
const started = await Promise.all([loadTexts(), loadVocabulary(), view]).then(() => html`<${App} />`, failed);
render(started, document.getElementById("page"));

function failed(problem) {
  return html`<div class="empty"><${ProblemBox} problem=${problem} onRetry=${() => location.reload()} /></div>`;
}
