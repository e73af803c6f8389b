// A sketch in every format there is: looked at, copied, downloaded, printed.

import { html, useCallback, useEffect, useState } from "/assets/vendor/preact.js";
import { archivePath, getState } from "../api.js";
import { Icon } from "../parts/icons.js";
import { ProblemBox } from "../parts/problem.js";
import { useTitle } from "../parts/title.js";
import { Link, useRoute } from "../router.js";
import { isolated, t } from "../texts.js";
import { choicesIn, heeded } from "./choices.js";
import { copy } from "./copy.js";
import { FormatList } from "./format-list.js";
import { Preview, previewFormat } from "./preview.js";
import { Toolbar } from "./toolbar.js";
import { useChanges, useWritten } from "./written.js";

export function TakeAwayView({ id }) {
  const [sketch, setSketch] = useState(null);
  const [problem, setProblem] = useState(null);
  const gone = useCallback(() => setProblem({ code: "not-found", message: t("session.gone") }), []);
  const changes = useChanges(id, gone);
  useEffect(() => {
    getState(id).then((state) => setSketch(state.sketch), setProblem);
  }, [id, changes]);
  useTitle(sketch ? `${isolated(sketch.name)} – ${t("take.title")}` : t("take.title"));
  if (problem) {
    return html`<div class="empty"><h1>${t("take.failed")}</h1><${ProblemBox} problem=${problem} />
      <${Link} href="/" class="button">${t("frame.home")}<//></div>`;
  }
  if (!sketch) return html`<p class="empty soft" role="status">${t("take.loading")}</p>`;
  return html`<${TakeAway} sketch=${sketch} changes=${changes} />`;
}

function TakeAway({ sketch, changes }) {
  const { id, name } = sketch;
  const choices = choicesIn(useRoute().query);
  const { format, options, view } = choices;
  const shown = previewFormat(format);
  const [written, retry] = useWritten(id, shown, heeded(choices), changes);
  return html`<div class="take-away-view">
    <div class="take-bar not-printed">
      <${Link} href="/sketches/${id}" class="button quiet icon" aria-label=${t("take.back")} title=${t("take.back")}><${Icon} name="left" /><//>
      <p class="take-name"><strong>${name}</strong></p>
      <div class="row">
        <button class="button quiet" title=${t("take.address.copy")} onClick=${() => copy(location.href, t("take.address.copied"))}><${Icon} name="copy" /><span>${t("take.address.copy")}</span></button>
        <button class="button quiet" title=${t("take.print")} onClick=${() => print()}><${Icon} name="print" /><span>${t("take.print")}</span></button>
        <a class="button" href=${archivePath(id, choices.options)} download title=${t("take.archive.title")}>
          <${Icon} name="download" /><span>${t("take.archive")}</span></a>
      </div>
    </div>
    <${FormatList} id=${id} choices=${choices} hasPhoto=${sketch.has_photo} />
    <section class="take-main" aria-busy=${String(Boolean(written.loading))} aria-label=${t("take.title")}>
      <p class="take-heading">${name}</p>
      <${Toolbar} id=${id} choices=${choices} written=${written} />
      <div class="take-preview">
        ${shown === null
          ? html`<p class="soft">${t("take.no-preview")}</p>`
          : written.problem
            ? html`<${ProblemBox} problem=${written.problem} onRetry=${retry}><p class="hint">${t("take.others")}</p><//>`
            : html`<${Preview} format=${format} written=${written} name=${name} view=${view} theme=${options.theme} />`}
      </div>
    </section>
  </div>`;
}
