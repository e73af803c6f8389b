// A window over the page; Escape and a click beside it close it.

import { html, useEffect, useRef } from "/assets/vendor/preact.js";

export function Dialog({ title, onClose, children }) {
  const element = useRef(null);
  useEffect(() => element.current.showModal(), []);
  const beside = (event) => event.target === element.current && element.current.close();
  return html`<dialog ref=${element} aria-labelledby="dialog-title" onClose=${onClose} onClick=${beside}>
    <h2 id="dialog-title">${title}</h2>
    ${children}
  </dialog>`;
}
