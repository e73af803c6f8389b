// Copies to the clipboard; where the browser does not let the page, the text is at least selected.

import { notify } from "../parts/notices.js";
import { t } from "../texts.js";

export async function copy(text, said) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    if (!copyTheOldWay(text)) {
      selectShown();
      notify(t("take.copy.failed"), { bad: true });
      return;
    }
  }
  notify(said);
}

// Pages that came over plain HTTP from another machine have no clipboard object.
function copyTheOldWay(text) {
  const field = document.createElement("textarea");
  field.value = text;
  field.setAttribute("readonly", "");
  field.className = "hidden-visually";
  document.body.append(field);
  const before = document.activeElement;
  field.select();
  const done = document.execCommand("copy");
  field.remove();
  before?.focus();
  return done;
}

function selectShown() {
  const shown = document.querySelector(".listing .text");
  if (shown) getSelection().selectAllChildren(shown);
}
