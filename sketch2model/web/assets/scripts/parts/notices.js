// Short messages in a corner, read out by screen readers.

import { html, useEffect, useState } from "/assets/vendor/preact.js";
import { maybe, t } from "../texts.js";
import { Icon } from "./icons.js";

const LASTS_MS = 6000;
const shown = new Set();
let redraw = () => {};

// `action` is {label, run}: a button, such as to undo.
export function notify(text, { bad = false, action = null } = {}) {
  const notice = { text, bad, action };
  shown.add(notice);
  redraw();
  setTimeout(() => close(notice), bad || action ? 2 * LASTS_MS : LASTS_MS);
}

// What a problem says to people: by its code in their language, else in the server's words.
export function problemText(problem) {
  const key = `problem.${problem.code}`;
  return maybe(key) ? t(key, problem.values) : problem.message;
}

export function problemHint(problem) {
  if (!maybe(`problem.${problem.code}`)) return problem.hint;
  return maybe(`problem.${problem.code}.hint`);
}

export function notifyProblem(problem) {
  notify([problemText(problem), problemHint(problem)].filter(Boolean).join(" – "), { bad: true });
}

export function Notices() {
  const [, setCount] = useState(0);
  useEffect(() => {
    redraw = () => setCount((count) => count + 1);
    return () => (redraw = () => {});
  }, []);
  return html`<div class="notices" role="status" aria-live="polite">
    ${[...shown].map(
      (notice) => html`<div class="notice ${notice.bad ? "bad" : ""}">
        <span>${notice.text}</span>
        ${notice.action && html`<button class="button" onClick=${() => act(notice)}>${notice.action.label}</button>`}
        <button class="button quiet icon" aria-label=${t("part.close")} onClick=${() => close(notice)}>
          <${Icon} name="close" />
        </button>
      </div>`,
    )}
  </div>`;
}

function act(notice) {
  close(notice);
  notice.action.run();
}

function close(notice) {
  shown.delete(notice);
  redraw();
}
