// Copies to the clipboard; where the browser does not let the page, the text is at least selected.

import { copyText } from "../parts/clipboard.js";
import { notify } from "../parts/notices.js";
import { t } from "../texts.js";

export async function copy(text, said) {
  if (await copyText(text)) return notify(said);
  const shown = document.querySelector(".listing .text");
  if (shown) getSelection().selectAllChildren(shown);
  return notify(t(shown ? "take.copy.failed" : "part.copy.failed"), { bad: true });
}
