// Beside the canvas, or below it on a phone: what is doubtful, and what is selected.

import { html, useEffect, useState } from "/assets/vendor/preact.js";
import { Icon } from "../parts/icons.js";
import { t } from "../texts.js";
import { Doubts } from "./doubts.js";
import { Inspector } from "./inspector.js";
import { useWatched } from "./watched.js";

export function SidePanel({ walk }) {
  const { session } = walk;
  const count = useWatched(session, ({ state }) => state.doubts.length);
  const selection = useWatched(session, (watched) => watched.selection);
  const walking = useWatched(walk, (watched) => watched.key);
  const [open, setOpen] = useState(false);
  const [shown, setShown] = useState("doubts");
  // What is selected on the paper shows its details; a doubt that is looked at does so by itself beside the list.
  useEffect(() => {
    if (selection && !walking) setShown("details");
  }, [selection]);
  const tab = (name, label) => html`<button class="button quiet" aria-expanded=${String(open && shown === name)}
    aria-controls="panel-${name}" onClick=${() => {
      setOpen(!(open && shown === name));
      setShown(name);
    }}>${label}</button>`;

  return html`<aside class="side-panel" data-open=${String(open)} data-shown=${shown} data-selected=${selection !== null}
    aria-label=${t("review.panel")}>
    <div class="sheet-tabs not-printed">
      ${tab("doubts", html`${t("review.doubts")} <span class="count">${count}</span>`)}
      ${tab("details", t("review.details"))}
      <button class="button icon quiet push" aria-expanded=${String(open)} aria-label=${t(open ? "review.sheet.close" : "review.sheet.open")}
        onClick=${() => setOpen(!open)}><${Icon} name=${open ? "down" : "up"} /></button>
    </div>
    <section id="panel-doubts" class="panel-doubts" aria-labelledby="doubts-title">
      <h2 id="doubts-title">${t("review.doubts")} <span class="count">${count}</span></h2>
      <${Doubts} walk=${walk} />
    </section>
    <section id="panel-details" class="panel-details not-printed" aria-label=${t("review.details")}>
      <${Inspector} session=${session} shown=${open && shown === "details"} />
    </section>
  </aside>`;
}
