// Asks before sketches are gone for good.

import { html } from "/assets/vendor/preact.js";
import { deleteSketch } from "../api.js";
import { Confirm } from "../parts/dialog.js";
import { notify, notifyProblem } from "../parts/notices.js";
import { t } from "../texts.js";

export function DeleteDialog({ sketches, onGone, onClose }) {
  const remove = async () => {
    onClose();
    const outcomes = await Promise.all(sketches.map(({ id }) => deleteSketch(id).then(() => ({ id }), (problem) => ({ id, problem }))));
    const gone = outcomes.filter(({ problem }) => !problem || problem.code === "not-found");
    const failed = outcomes.find(({ problem }) => problem && problem.code !== "not-found");
    onGone(gone.map(({ id }) => id));
    if (failed) notifyProblem(failed.problem);
    else notify(t("library.deleted", { count: gone.length }));
  };
  const count = sketches.length;
  const title = count === 1 ? t("library.delete.single", { name: sketches[0].name }) : t("library.delete.several", { count });
  return html`<${Confirm} title=${title} text=${t("library.delete.text", { count })} action=${t("library.delete.do")}
    onConfirm=${remove} onClose=${onClose} />`;
}
