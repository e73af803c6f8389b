// What can be done with the selected element as a whole.

import { html } from "/assets/vendor/preact.js";
import { Icon } from "../parts/icons.js";
import { notify } from "../parts/notices.js";
import { t } from "../texts.js";

export function Actions({ session, name, bbox, onDelete, onConfirm, confirmed }) {
  const read = async () => {
    await session.readRegion(bbox);
    if (!session.problem) notify(t("inspector.read.done"));
  };
  const remove = () => {
    onDelete();
    notify(t("inspector.deleted", { name }), { action: { label: t("history.undo"), run: () => session.undo() } });
  };
  return html`<div class="row inspector-actions">
    <button class="button" disabled=${confirmed} onClick=${onConfirm}>
      <${Icon} name="check" />${t(confirmed ? "inspector.confirmed" : "inspector.confirm")}
    </button>
    ${session.state.sketch.has_photo &&
    html`<button class="button" title=${t("inspector.read.title")} onClick=${read}><${Icon} name="read" />${t("inspector.read")}</button>`}
    <button class="button danger icon" aria-label="${t("inspector.delete")}: ${name}" title="${t("inspector.delete")} (Del)" onClick=${remove}>
      <${Icon} name="trash" /></button>
  </div>`;
}
