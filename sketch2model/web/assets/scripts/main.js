// Starts the page: preferences and texts first, so that nothing flickers.

import { html, render } from "/assets/vendor/preact.js";
import { App } from "./app.js";
import { applyPreferences } from "./preferences.js";
import { loadTexts } from "./texts.js";
import { loadVocabulary } from "./vocabulary.js";

applyPreferences();
await Promise.all([loadTexts(), loadVocabulary()]);
render(html`<${App} />`, document.getElementById("page"));
