// The frame around every view: header, the view of the address, notices.

import { html, useEffect, useErrorBoundary, useRef } from "/assets/vendor/preact.js";
import { useLoaded } from "./parts/loaded.js";
import { Notices } from "./parts/notices.js";
import { Preferences } from "./parts/preferences-menu.js";
import { ProblemBox } from "./parts/problem.js";
import { Shortcuts } from "./parts/shortcuts.js";
import { Link, takePlace, useRoute } from "./router.js";
import { t } from "./texts.js";
import { viewAt } from "./views.js";

export function App() {
  const { path } = useRoute();
  const main = useRef(null);
  const first = useRef(true);
  useEffect(() => {
    takePlace();
    // Screen readers learn of a new view by the focus; the browser itself places it in a page just loaded.
    if (!first.current) main.current.focus({ preventScroll: true });
    first.current = false;
  }, [path]);
  return html`<div class="frame">
    <a class="skip" href="#main">${t("frame.skip")}</a>
    <header class="top">
      <${Link} href="/" class="brand" aria-label=${`sketch2model: ${t("frame.home")}`}>
        <img src="/assets/icon.svg" alt="" width="26" height="26" /><span>sketch2model</span>
      <//>
      <div class="row" id="view-tools"></div>
      <div class="push not-printed"><${Preferences} /></div>
    </header>
    <main id="main" tabindex="-1" ref=${main}><${View} key=${path} path=${path} /></main>
    <${Notices} />
    <${Shortcuts} />
  </div>`;
}

// Where a view does not load or breaks down the frame stays, and says so.
function View({ path }) {
  const view = viewAt(path);
  const { value, problem } = useLoaded(async () => ({ Shown: await view.load() }), view && path);
  const [error] = useErrorBoundary((broken) => console.error(broken));
  if (!view) {
    return html`<div class="empty"><h1>${t("frame.unknown")}</h1>
      <${Link} href="/" class="button">${t("frame.home")}<//></div>`;
  }
  if (error || problem) return html`<${Broken} error=${error ?? problem} code=${error ? "page-broken" : "offline"} />`;
  return value && html`<${value.Shown} id=${view.id} />`;
}

function Broken({ error, code }) {
  const problem = { code, message: String(error) };
  return html`<div class="empty"><${ProblemBox} problem=${problem} onRetry=${() => location.reload()} /></div>`;
}
