// Which keys there are.

import { html } from "/assets/vendor/preact.js";
import { Dialog } from "../parts/dialog.js";
import { t } from "../texts.js";

const KEYS = [
  ["n p", "doubts"],
  ["Enter", "confirm"],
  ["1 … 5", "alternative"],
  ["F2", "name"],
  ["Tab", "walk"],
  ["← ↑ → ↓", "move"],
  ["Shift + ←", "move-far"],
  ["Del", "delete"],
  ["v h b a r", "tools"],
  ["t", "writing"],
  ["+ − 0", "zoom"],
  ["Ctrl + Z", "undo"],
  ["Ctrl + Shift + Z", "redo"],
  ["Esc", "cancel"],
];

export function KeysHelp({ onClose }) {
  return html`<${Dialog} title=${t("review.keys")} onClose=${onClose}>
    <dl class="keys">
      ${KEYS.map(([keys, name]) => html`<div><dt><kbd>${keys}</kbd></dt><dd>${t(`review.keys.${name}`)}</dd></div>`)}
    </dl>
    <form method="dialog" class="row end"><button class="button primary">${t("part.close")}</button></form>
  <//>`;
}
