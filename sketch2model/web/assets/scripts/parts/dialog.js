// A window over the page; Escape and a click beside it close it, and focus goes back to where it was.

import { html, useLayoutEffect, useRef } from "/assets/vendor/preact.js";
import { t } from "../texts.js";
import { Icon } from "./icons.js";

export function Dialog({ title, onClose, children }) {
  const element = useRef(null);
  useLayoutEffect(() => {
    const before = document.activeElement;
    element.current.showModal();
    element.current.querySelector("[data-focus]")?.focus();
    return () => before?.isConnected && before.focus();
  }, []);
  // Only a press that began beside the window closes it, not one that began in a field and slipped.
  const beside = (event) => event.target === element.current && element.current.close();
  return html`<dialog ref=${element} aria-labelledby="dialog-title" onClose=${onClose} onPointerDown=${beside}>
    <div class="dialog-inner">
      <header class="dialog-head">
        <h2 id="dialog-title">${title}</h2>
        <button class="button quiet icon" aria-label=${t("part.close")} onClick=${() => element.current.close()}>
          <${Icon} name="close" />
        </button>
      </header>
      ${children}
    </div>
  </dialog>`;
}

// Asks before something that cannot be undone; the way out has the focus.
export function Confirm({ title, text, action, onConfirm, onClose }) {
  return html`<${Dialog} title=${title} onClose=${onClose}>
    <p>${text}</p>
    <div class="row dialog-foot">
      <button class="button" data-focus onClick=${onClose}>${t("part.cancel")}</button>
      <button class="button danger filled" onClick=${onConfirm}>${action}</button>
    </div>
  <//>`;
}
