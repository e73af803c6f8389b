// The frame around every view: header, the view of the address, notices.

import { html, useEffect, useErrorBoundary, useRef } from "/assets/vendor/preact.js";
import { CompareView } from "./library/compare-view.js";
import { LibraryView } from "./library/library-view.js";
import { Notices } from "./parts/notices.js";
import { Preferences } from "./parts/preferences-menu.js";
import { ProblemBox } from "./parts/problem.js";
import { Shortcuts } from "./parts/shortcuts.js";
import { ReviewView } from "./review/review-view.js";
import { Link, useRoute } from "./router.js";
import { TakeAwayView } from "./takeaway/take-away-view.js";
import { t } from "./texts.js";

const VIEWS = [
  [/^\/$/, () => html`<${LibraryView} />`],
  [/^\/sketches\/([^/]+)$/, (id) => html`<${ReviewView} key=${id} id=${id} />`],
  [/^\/sketches\/([^/]+)\/take-away$/, (id) => html`<${TakeAwayView} key=${id} id=${id} />`],
  [/^\/compare$/, () => html`<${CompareView} />`],
];

export function App() {
  const { path } = useRoute();
  const main = useRef(null);
  const first = useRef(true);
  useEffect(() => {
    window.scrollTo(0, 0);
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
    <main id="main" tabindex="-1" ref=${main}>
      <${Whole} key=${path}>${viewOf(path)}<//>
    </main>
    <${Notices} />
    <${Shortcuts} />
  </div>`;
}

// Where a view breaks down the frame stays, and says so.
function Whole({ children }) {
  const [error] = useErrorBoundary((broken) => console.error(broken));
  if (!error) return children;
  const problem = { code: "page-broken", message: String(error) };
  return html`<div class="empty"><${ProblemBox} problem=${problem} onRetry=${() => location.reload()} /></div>`;
}

function viewOf(path) {
  for (const [pattern, view] of VIEWS) {
    const match = path.match(pattern);
    if (match) return view(...match.slice(1));
  }
  return html`<div class="empty"><h1>${t("frame.unknown")}</h1>
    <${Link} href="/" class="button">${t("frame.home")}<//></div>`;
}
