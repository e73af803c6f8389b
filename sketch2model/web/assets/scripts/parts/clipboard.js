// Text to the clipboard, also where the page came over plain HTTP from another machine.

import { html, useEffect, useRef, useState } from "/assets/vendor/preact.js";
import { t } from "../texts.js";
import { Icon } from "./icons.js";
import { notify } from "./notices.js";

const SAYS_SO_MS = 2000;

// Gives false where the browser lets the page copy in neither way.
export async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyTheOldWay(text);
  }
}

// Browsers keep the clipboard object for HTTPS and localhost.
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

export function CopyButton({ text }) {
  const [copied, setCopied] = useState(false);
  const timer = useRef(0);
  useEffect(() => () => clearTimeout(timer.current), []);
  const copy = async () => {
    if (!(await copyText(text))) return notify(t("part.copy.failed"), { bad: true });
    setCopied(true);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setCopied(false), SAYS_SO_MS);
  };
  return html`<button class="button" onClick=${copy}>
    <${Icon} name=${copied ? "check" : "copy"} />
    <span role="status">${t(copied ? "part.copied" : "part.copy")}</span>
  </button>`;
}
