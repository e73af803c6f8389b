// Text to the clipboard, also where the page came over plain HTTP from another machine.

import { html, useEffect, useRef, useState } from "/assets/vendor/preact.js";
import { t } from "../texts.js";
import { Icon } from "./icons.js";

const SAYS_SO_MS = 2000;

export async function copyText(text) {
  // Browsers keep this one for HTTPS and localhost.
  if (navigator.clipboard) return navigator.clipboard.writeText(text);
  const field = document.createElement("textarea");
  field.value = text;
  field.className = "hidden-visually";
  document.body.append(field);
  field.select();
  document.execCommand("copy");
  field.remove();
  return undefined;
}

export function CopyButton({ text }) {
  const [copied, setCopied] = useState(false);
  const timer = useRef(0);
  useEffect(() => () => clearTimeout(timer.current), []);
  const copy = async () => {
    await copyText(text);
    setCopied(true);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setCopied(false), SAYS_SO_MS);
  };
  return html`<button class="button" onClick=${copy}>
    <${Icon} name=${copied ? "check" : "copy"} />
    <span role="status">${t(copied ? "part.copied" : "part.copy")}</span>
  </button>`;
}
