import { html } from "/assets/vendor/preact.js";

export function TakeAwayView() {
  return html`<div class="empty"><h1>TakeAwayView</h1></div>`;
}
