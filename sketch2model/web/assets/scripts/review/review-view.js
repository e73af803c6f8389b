import { html } from "/assets/vendor/preact.js";

export function ReviewView() {
  return html`<div class="empty"><h1>ReviewView</h1></div>`;
}
