import { html } from "/assets/vendor/preact.js";

export function LibraryView() {
  return html`<div class="empty"><h1>LibraryView</h1></div>`;
}
