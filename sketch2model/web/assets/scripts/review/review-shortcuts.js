// The keys of the review, for the list of keys; canvas-keys.js listens for them.

import { useShortcuts } from "../parts/shortcuts.js";
import { t } from "../texts.js";

const KEYS = {
  "n p": "doubts",
  Enter: "confirm",
  "1 2 3 4 5": "alternative",
  F2: "name",
  Tab: "walk",
  "← ↑ → ↓": "move",
  Del: "delete",
  "v h b a r": "tools",
  t: "writing",
  "+ − 0": "zoom",
  "Ctrl+Z": "undo",
  "Ctrl+Shift+Z": "redo",
  Esc: "cancel",
};

export function useReviewShortcuts() {
  useShortcuts(t("review.keys"), Object.entries(KEYS).map(([keys, name]) => ({ keys, text: t(`review.keys.${name}`) })));
}
