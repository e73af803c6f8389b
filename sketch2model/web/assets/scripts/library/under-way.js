// The list of photos that are sent, wait, are recognised, failed, or have just become ready.

import { html } from "/assets/vendor/preact.js";
import { Icon } from "../parts/icons.js";
import { t } from "../texts.js";
import { LetterRow, PhotoRow } from "./under-way-rows.js";

// Most urgent first: what needs a person, then what moves.
const ORDER = { failed: 0, working: 1, waiting: 2, done: 3 };

export function UnderWay({ letters, arrivals, onAgain, onForget }) {
  const photos = arrivals.photos.toSorted((a, b) => ORDER[a.status] - ORDER[b.status]);
  if (!letters.length && !photos.length) return null;
  // Reports tell only of the photo that moved, so each one's place is counted here.
  const waiting = photos.filter(({ status }) => status === "waiting");
  const refused = letters.filter(({ problem }) => problem);
  const sending = letters.filter(({ problem }) => !problem);
  const done = photos.filter(({ status }) => status === "done");
  const open = sending.length + photos.filter(({ status }) => status === "working" || status === "waiting").length;
  const failed = refused.length + photos.filter(({ status }) => status === "failed").length;
  const letterRow = (letter) =>
    html`<${LetterRow} key=${letter.key} letter=${letter} onAgain=${onAgain} onForget=${onForget} />`;
  const photoRow = (photo) =>
    html`<${PhotoRow} key=${photo.id} photo=${photo} before=${waiting.indexOf(photo)} arrivals=${arrivals} />`;
  return html`<section class="under-way not-printed" aria-label=${t("library.under-way")}>
    <header class="row">
      <h2><span role="status">${titleOf({ open, failed, done: done.length })}</span></h2>
      ${done.length > 0 &&
      html`<button class="button quiet push" onClick=${() => arrivals.dismiss(done.map(({ id }) => id))}>
        <${Icon} name="check" /> ${t("library.under-way.clear")}
      </button>`}
    </header>
    <ul>
      ${refused.map(letterRow)}${photos.map(photoRow)}${sending.map(letterRow)}
    </ul>
  </section>`;
}

function titleOf({ open, failed, done }) {
  if (open) return t("library.under-way.open", { count: open });
  if (failed) return t("library.under-way.failed", { count: failed });
  return t("library.under-way.done", { count: done });
}
