import { html } from "/assets/vendor/preact.js";

export function CompareView() {
  return html`<div class="empty"><h1>CompareView</h1></div>`;
}
