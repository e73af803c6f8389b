// One photo under way: where it stands, what went wrong, what can be done.

import { html } from "/assets/vendor/preact.js";
import { Icon } from "../parts/icons.js";
import { problemHint, problemText } from "../parts/notices.js";
import { Link } from "../router.js";
import { percent, t } from "../texts.js";

const STEPS = ["load", "rectify", "detect", "read", "assemble", "interpret"];
// The same again after these, with the same file, ends the same way.
const LASTING = new Set(["upload-too-large", "photo-too-large", "photo-empty", "not-a-picture", "encrypted-pdf"]);

// A file on its way to the server.
export function LetterRow({ letter, onAgain, onForget }) {
  const { file, sent, problem } = letter;
  if (problem) {
    const again = LASTING.has(problem.code) ? null : () => onAgain(letter);
    return html`<${Row} icon="warning" kind="bad" name=${file.name} status=${html`<${Why} problem=${problem} />`}>
      <${Actions} name=${file.name} onAgain=${again} onRemove=${() => onForget(letter)} />
    <//>`;
  }
  const share = sent === null ? 0 : sent / file.size;
  const status = sent === null ? t("library.sending.waits") : t("library.sending", { share: percent(share) });
  return html`<${Row} icon="upload" name=${file.name} status=${status}>
    <progress max="1" value=${share} aria-label=${t("library.sending.of", { name: file.name })} />
  <//>`;
}

// A file that the server has; `before` is how many wait before it.
export function PhotoRow({ photo, before, arrivals }) {
  const { id, source, status, problem } = photo;
  const remove = () => arrivals.remove(id);
  if (status === "failed") {
    return html`<${Row} icon="warning" kind="bad" name=${source} status=${html`<${Why} problem=${problem} />`}>
      <${Actions} name=${source} onAgain=${() => arrivals.retry(id)} onRemove=${remove} />
    <//>`;
  }
  if (status === "done") return html`<${Ready} photo=${photo} onDismiss=${() => arrivals.dismiss([id])} />`;
  if (status === "waiting") {
    return html`<${Row} icon="clock" name=${source} status=${waits(before)}>
      <${Actions} name=${source} onRemove=${remove} />
    <//>`;
  }
  const at = STEPS.indexOf(photo.step);
  return html`<${Row} icon="read" kind="moving" name=${source} status=${stepOf(photo)}>
    <progress max=${STEPS.length} value=${at + 0.5} aria-label=${t("library.recognising", { name: source })} />
    <${Actions} name=${source} onRemove=${remove} />
  <//>`;
}

function Ready({ photo, onDismiss }) {
  const { source, sketches, failures, known } = photo;
  const status = known ? t("library.known") : t("library.ready");
  return html`<${Row} icon="check" kind="good" name=${source}
    status=${html`${status}${failures.map(
      ({ page, problem }) => html`<span class="failure">${t("library.page-failed", { page: page + 1, why: problemText(problem) })}</span>`,
    )}`}>
    <div class="row-actions">
      ${sketches.slice(0, 3).map(
        (sketch) => html`<${Link} class="button" href=${`/sketches/${sketch.id}`}>
          ${sketches.length > 1 ? t("library.open.page", { page: sketch.page + 1 }) : t("library.open")}
          <span class="hidden-visually">${sketch.name}</span>
        <//>`,
      )}
      <button class="button quiet icon" aria-label=${t("library.dismiss", { name: source })} onClick=${onDismiss}>
        <${Icon} name="close" />
      </button>
    </div>
  <//>`;
}

function Row({ icon, kind = "", name, status, children }) {
  return html`<li class="under-way-row ${kind}">
    <${Icon} name=${icon} />
    <div class="under-way-words">
      <strong class="cut" title=${name}>${name}</strong>
      <div class="small soft">${status}</div>
    </div>
    ${children}
  </li>`;
}

function Why({ problem }) {
  const hint = problemHint(problem);
  return html`<span class="why">${problemText(problem)}</span>${hint && html` <span>${hint}</span>`}`;
}

function Actions({ name, onAgain = null, onRemove }) {
  return html`<div class="row-actions">
    ${onAgain &&
    html`<button class="button" aria-label=${`${t("part.retry")}: ${name}`} onClick=${onAgain}>
      <${Icon} name="again" /> ${t("part.retry")}
    </button>`}
    <button class="button quiet icon" aria-label=${t("library.remove", { name })} title=${t("library.remove", { name })} onClick=${onRemove}>
      <${Icon} name="close" />
    </button>
  </div>`;
}

const waits = (before) => (before ? t("library.waits", { count: before }) : t("library.waits.next"));

function stepOf({ step, page }) {
  const doing = t(STEPS.includes(step) ? `library.step.${step}` : "library.step.start");
  return page ? t("library.step.page", { page: page + 1, doing }) : doing;
}
