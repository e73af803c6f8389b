// Undo, redo, back to what was recognised, and whether everything is kept.

import { html, useEffect } from "/assets/vendor/preact.js";
import { Icon } from "../parts/icons.js";
import { notify, problemText } from "../parts/notices.js";
import { t } from "../texts.js";
import { isTyping } from "./inspector-evidence.js";
import { useSession } from "./session.js";

export function HistoryButtons({ session }) {
  const [status, canUndo, canRedo, pristine] = useSession(session, historyOf);
  useEffect(() => {
    const press = (event) => onKey(event, session);
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, [session]);
  const restore = async () => {
    await session.asRecognised();
    if (session.problem) return;
    notify(t("history.restored"), { action: { label: t("history.undo"), run: () => session.undo() } });
  };
  return html`<div class="history" role="group" aria-label=${t("history")}>
    <button class="button icon quiet" disabled=${!canUndo} aria-label=${t("history.undo")} title="${t("history.undo")} (Ctrl+Z)"
      onClick=${() => session.undo()}><${Icon} name="undo" /></button>
    <button class="button icon quiet" disabled=${!canRedo} aria-label=${t("history.redo")} title="${t("history.redo")} (Ctrl+Shift+Z)"
      onClick=${() => session.redo()}><${Icon} name="redo" /></button>
    <button class="button quiet" disabled=${pristine} title=${t("history.as-recognised.title")} onClick=${restore}>
      ${t("history.as-recognised")}</button>
    <span class="saved" data-status=${status}>
      <span role="status" title=${status === "unsaved" && session.problem ? problemText(session.problem) : null}>${t(`history.${status}`)}</span>
      ${status === "unsaved" && html`<button class="button" onClick=${() => session.retry()}>${t("history.retry")}</button>`}
    </span>
  </div>`;
}

function historyOf({ state, status, canUndo, canRedo }) {
  return state ? [status, canUndo, canRedo, state.history.is_as_recognised && status === "saved"] : ["saved", false, false, true];
}

// While somebody types, the browser's own undo of the field counts.
function onKey(event, session) {
  if (!(event.ctrlKey || event.metaKey) || event.altKey || isTyping(event) || !session.state) return;
  const key = event.key.toLowerCase();
  const redo = key === "y" || (key === "z" && event.shiftKey);
  if (!redo && key !== "z") return;
  event.preventDefault();
  if (redo && session.canRedo) session.redo();
  else if (!redo && session.canUndo) session.undo();
}
