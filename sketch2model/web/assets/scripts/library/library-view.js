// The library: photos come in above, sketches lie below.

import { html, useCallback, useState } from "/assets/vendor/preact.js";
import { ProblemBox } from "../parts/problem.js";
import { useTitle } from "../parts/title.js";
import { navigate, useRoute } from "../router.js";
import { t } from "../texts.js";
import { useArrivals } from "./arrivals.js";
import { ChoosingBar } from "./choosing-bar.js";
import { useChoice } from "./choice.js";
import { useCommands } from "./commands.js";
import { DeleteDialog } from "./delete-dialog.js";
import { useFound } from "./found.js";
import { Grid } from "./grid.js";
import { MergeDialog } from "./merge-dialog.js";
import { forget, post, postAgain, useOutbox } from "./outbox.js";
import { addressOf, narrows, questionIn } from "./question.js";
import { Toolbar } from "./toolbar.js";
import { UnderWay } from "./under-way.js";
import { UploadArea } from "./upload-area.js";
import { Advice, Welcome } from "./welcome.js";

export function LibraryView() {
  const { query } = useRoute();
  const question = questionIn(query);
  const found = useFound(question);
  const arrivals = useArrivals();
  const letters = useOutbox(arrivals.put);
  const choice = useChoice(found.sketches);
  const [dialog, setDialog] = useState(null); // {kind: "delete" or "merge", sketches}
  const commands = useCommands(found, choice, setDialog);
  const ask = useCallback((wanted, options) => navigate(addressOf(wanted), options), []);
  useTitle(t("library.title"));

  const isNew = found.sketches?.length === 0 && !narrows(question);
  const end = () => setDialog(null);
  const merged = ({ sketch }) => navigate(`/sketches/${sketch.id}`);
  return html`<div class="library ${isNew ? "is-new" : ""}">
    <${UploadArea} onFiles=${post}>${isNew && html`<${Welcome} />`}<//>
    <${UnderWay} letters=${letters} arrivals=${arrivals} onAgain=${postAgain} onForget=${forget} />
    ${isNew
      ? html`<${Advice} />`
      : html`<section class="sketches" aria-labelledby="sketches-title">
          <header class="sketches-head">
            <h1 id="sketches-title">${t("library.title")}</h1>
            <${Count} found=${found} question=${question} />
            <${Toolbar} question=${question} onQuestion=${ask} tags=${found.tags} choosing=${choice.on} onChoosing=${choice.toggleMode} />
          </header>
          ${choice.on &&
          html`<${ChoosingBar} chosen=${choice.chosen} onCompare=${commands.compareChosen} onEnd=${choice.end}
            onMerge=${() => setDialog({ kind: "merge", sketches: choice.chosen })}
            onRemove=${() => setDialog({ kind: "delete", sketches: choice.chosen })} />`}
          ${found.problem && html`<${ProblemBox} problem=${found.problem} onRetry=${found.again} />`}
          <${Grid} found=${found} choice=${choice} commands=${commands} onAll=${() => ask({ sort: question.sort })} />
        </section>`}
    ${dialog?.kind === "delete" && html`<${DeleteDialog} sketches=${dialog.sketches} onGone=${commands.gone} onClose=${end} />`}
    ${dialog?.kind === "merge" && html`<${MergeDialog} sketches=${dialog.sketches} onDone=${merged} onClose=${end} />`}
  </div>`;
}

function Count({ found, question }) {
  if (!found.sketches) return null;
  const key = narrows(question) ? "library.count.found" : "library.count";
  return html`<p class="soft" role="status">${t(key, { count: found.total })}</p>`;
}
