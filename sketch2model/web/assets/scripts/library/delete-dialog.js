// Asks before sketches are gone for good.

import { html } from "/assets/vendor/preact.js";
import { deleteSketch } from "../api.js";
import { Confirm } from "../parts/dialog.js";
import { notify, notifyProblem } from "../parts/notices.js";
import { t } from "../texts.js";

export function DeleteDialog({ sketches, onGone, onClose }) {
  const remove = async () => {
    onClose();
    const outcomes = await Promise.all(sketches.map(attempt));
    const gone = outcomes.filter(({ problem }) => !problem);
    const failed = outcomes.find(({ problem }) => problem);
    onGone(gone.map(({ id }) => id));
    if (failed) notifyProblem(failed.problem);
    else notify(t("library.deleted", { count: gone.length }));
  };
  const count = sketches.length;
  const { name } = sketches[0];
  const title = count === 1 ? t("library.delete.single", { name }) : t("library.delete.several", { count });
  return html`<${Confirm} title=${title} text=${t("library.delete.text", { count })} action=${t("library.delete.do")}
    onConfirm=${remove} onClose=${onClose} />`;
}

// What somebody else has deleted meanwhile is gone as well.
async function attempt({ id }) {
  try {
    await deleteSketch(id);
  } catch (problem) {
    if (problem.code !== "not-found") return { id, problem };
  }
  return { id };
}
