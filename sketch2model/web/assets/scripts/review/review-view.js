// One sketch under review: what was recognised over the photo, what is doubtful, and the means to put it right.

import { html, useEffect, useMemo, useState } from "/assets/vendor/preact.js";
import { Icon } from "../parts/icons.js";
import { ProblemBox } from "../parts/problem.js";
import { useTitle } from "../parts/title.js";
import { isDark } from "../preferences.js";
import { Link } from "../router.js";
import { t } from "../texts.js";
import { useKeys } from "./canvas-keys.js";
import { Canvas } from "./canvas.js";
import { Walk } from "./doubts-walk.js";
import { useDrawing } from "./drawing-load.js";
import { DrawingPane } from "./drawing.js";
import { HistoryButtons } from "./history-buttons.js";
import { KindMenu } from "./kind-menu.js";
import { NameField } from "./name-field.js";
import { useReviewShortcuts } from "./review-shortcuts.js";
import { Session } from "./session.js";
import { SidePanel } from "./side-panel.js";
import { Bench } from "./tools.js";
import { ViewModes, useLayout, useMode } from "./view-modes.js";
import { Viewport } from "./viewport.js";
import { useWatched } from "./watched.js";

const TOOLS = 44; // screen pixels that the tools take: at the left of the canvas, on a phone at its bottom
const onPhone = () => matchMedia("(max-width: 48rem)").matches;

export function ReviewView({ id }) {
  const session = useMemo(() => new Session(id), [id]);
  const [loaded, setLoaded] = useState(false);
  const [problem, setProblem] = useState(null);
  useEffect(() => {
    session.load().then(() => setLoaded(true), setProblem);
  }, [session]);
  if (problem) return html`<${Failed} problem=${problem} />`;
  if (!loaded) return html`<p class="empty soft" role="status">${t("review.loading")}</p>`;
  return html`<${Review} session=${session} />`;
}

function Failed({ problem }) {
  return html`<div class="empty"><h1>${t("review.failed")}</h1>
    <${ProblemBox} problem=${problem} />
    <${Link} href="/" class="button">${t("frame.home")}<//>
  </div>`;
}

function Review({ session }) {
  const { bench, walk } = useMemo(() => {
    const { width, height } = session.graph.graph;
    const made = new Bench(session, new Viewport(width, height, onPhone() ? { bottom: TOOLS } : { left: TOOLS }));
    return { bench: made, walk: new Walk(made) };
  }, [session]);
  const [mode, setMode] = useMode();
  const [layout, setLayout] = useLayout();
  const [blend, setBlend] = useState(0.5);
  const dark = useDark();
  const drawing = useDrawing(session, drawingOptions(mode, layout, dark));
  useKeys(bench, walk);
  useReviewShortcuts();
  const name = useWatched(session, ({ state }) => state.sketch.name);
  useTitle(name);

  return html`<div class="review" data-mode=${mode}>
    <h1 class="review-title">${name}</h1>
    <div class="review-bar not-printed">
      <${Link} href="/" class="button icon quiet" aria-label=${t("frame.home")} title=${t("frame.home")}><${Icon} name="left" /><//>
      <div class="review-name"><${NameField} session=${session} /></div>
      <div class="review-tools">
        <${HistoryButtons} session=${session} />
        <${KindMenu} session=${session} />
        <${ViewModes} ...${{ mode, onMode: setMode, layout, onLayout: setLayout, blend, onBlend: setBlend }} />
      </div>
      <${Link} href="/sketches/${session.id}/take-away" class="button primary take-away" aria-label=${t("review.take-away")}>
        <${Icon} name="download" /><span class="desk-only">${t("review.take-away")}</span><//>
    </div>
    <div class="review-panes printed">
      <${Canvas} bench=${bench} drawing=${drawing} blend=${mode === "blended" ? blend : null} />
      ${mode === "sides" && html`<${DrawingPane} bench=${bench} drawing=${drawing} />`}
    </div>
    <${SidePanel} walk=${walk} />
  </div>`;
}

// Over a photo the drawing keeps its places and light colours, as paper has them.
function drawingOptions(mode, layout, dark) {
  if (mode === "photo") return null;
  return mode === "blended" ? { layout: "sketch", theme: "light" } : { layout, theme: dark ? "dark" : "light" };
}

function useDark() {
  const [dark, setDark] = useState(isDark());
  useEffect(() => {
    const observer = new MutationObserver(() => setDark(isDark()));
    observer.observe(document.documentElement, { attributeFilter: ["data-theme"] });
    return () => observer.disconnect();
  }, []);
  return dark;
}
