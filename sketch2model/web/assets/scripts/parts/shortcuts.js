// Keys that do something anywhere in a view, and the list of them that "?" shows.

import { html, useLayoutEffect, useRef, useState } from "/assets/vendor/preact.js";
import { t } from "../texts.js";
import { Dialog } from "./dialog.js";

const groups = new Set();
const openers = new Set();

// `shortcuts` are {keys, text, run}: `keys` as people read it ("n", "?"), each space between two means "or".
// Keys work as soon as the view is seen: hence layout effects.
// Those without `run` are only listed: the view listens for them itself.
export function useShortcuts(title, shortcuts) {
  const group = useRef({});
  Object.assign(group.current, { title, shortcuts });
  useLayoutEffect(() => {
    groups.add(group.current);
    return () => groups.delete(group.current);
  }, []);
}

export const showShortcuts = () => openers.forEach((open) => open(true));

// Stands once in the frame: listens, and shows the list.
export function Shortcuts() {
  const [open, setOpen] = useState(false);
  useLayoutEffect(() => {
    openers.add(setOpen);
    document.addEventListener("keydown", onKey);
    return () => {
      openers.delete(setOpen);
      document.removeEventListener("keydown", onKey);
    };
  }, []);
  useShortcuts(t("frame.shortcuts.everywhere"), [
    { keys: "?", text: t("frame.shortcuts.help"), run: () => setOpen(true) },
  ]);
  if (!open) return null;
  return html`<${Dialog} title=${t("frame.shortcuts")} onClose=${() => setOpen(false)}>
    ${listed().map(
      ([title, shortcuts]) => html`<section class="shortcuts">
        <h3>${title}</h3>
        <dl>
          ${shortcuts.map(
            ({ keys, text }) => html`<div>
              <dt>${keys.split(" ").map((key) => html`<kbd>${key}</kbd> `)}</dt>
              <dd>${text}</dd>
            </div>`,
          )}
        </dl>
      </section>`,
    )}
  <//>`;
}

// Several components of a view list keys below the same title; those of the frame come last.
function listed() {
  const titles = new Map();
  for (const { title, shortcuts } of groups) titles.set(title, [...(titles.get(title) ?? []), ...shortcuts]);
  const everywhere = t("frame.shortcuts.everywhere");
  return [...titles].sort(([a], [b]) => (a === everywhere) - (b === everywhere));
}

function onKey(event) {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
  if (isWriting(event.target) || document.querySelector("dialog[open]")) return;
  for (const { shortcuts } of groups) {
    const found = shortcuts.find(({ keys, run }) => run && keys.split(" ").includes(event.key));
    if (!found) continue;
    event.preventDefault();
    found.run();
    return;
  }
}

const FIELDS = "input:not([type=checkbox]), textarea, select, [contenteditable]";

const isWriting = (element) => Boolean(element.closest?.(FIELDS));
