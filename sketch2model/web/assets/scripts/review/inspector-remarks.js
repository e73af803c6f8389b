// Remarks on a sketch in the reader's language. The server says them in English with names filled in; a language has its
// own sentence for a code beside the English one, in which the names are found again.

import { maybe } from "../texts.js";

export function remarkText({ code, message }) {
  const [said, written] = [maybe(`remark.${code}.said`), maybe(`remark.${code}`)];
  const found = said && written && message.match(patternOf(said));
  return found ? written.replace(/\{(\w+)\}/gu, (whole, name) => found.groups?.[name] ?? whole) : message;
}

function patternOf(said) {
  const seen = new Set();
  const parts = said.split(/\{(\w+)\}/u).map((part, index) => {
    if (index % 2 === 0) return part.replace(/[.*+?^${}()|[\]\\]/gu, "\\$&");
    if (seen.has(part)) return `\\k<${part}>`;
    seen.add(part);
    return `(?<${part}>.+?)`;
  });
  return new RegExp(`^${parts.join("")}$`, "su");
}
