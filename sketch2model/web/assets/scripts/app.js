// The frame around every view: header, the view of the address, notices.

import { html, useEffect } from "/assets/vendor/preact.js";
import { CompareView } from "./library/compare-view.js";
import { LibraryView } from "./library/library-view.js";
import { Notices } from "./parts/notices.js";
import { Preferences } from "./parts/preferences-menu.js";
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
  useEffect(() => window.scrollTo(0, 0), [path]);
  return html`<div class="frame">
    <a class="skip" href="#main">${t("frame.skip")}</a>
    <header class="top">
      <${Link} href="/" class="brand" aria-label=${t("frame.home")}>
        <img src="/assets/icon.svg" alt="" /> sketch2model
      <//>
      <div class="row" id="view-tools"></div>
      <div class="push"><${Preferences} /></div>
    </header>
    <main id="main" tabindex="-1">${viewOf(path)}</main>
    <${Notices} />
  </div>`;
}

function viewOf(path) {
  for (const [pattern, view] of VIEWS) {
    const match = path.match(pattern);
    if (match) return view(...match.slice(1));
  }
  return html`<div class="empty"><h1>${t("frame.unknown")}</h1>
    <${Link} href="/" class="button">${t("frame.home")}<//></div>`;
}
