// A button that opens a short list of commands, by the keys of a menu.

import { html, useLayoutEffect, useRef, useState } from "/assets/vendor/preact.js";
import { Icon } from "./icons.js";

const MOVES = {
  ArrowDown: (at, count) => (at + 1) % count,
  ArrowUp: (at, count) => (at - 1 + count) % count,
  Home: () => 0,
  End: (at, count) => count - 1,
};

// `items` are {icon, label, run, danger}.
export function Menu({ label, items }) {
  const [open, setOpen] = useState(false);
  const root = useRef(null);
  const entries = () => [...root.current.querySelectorAll('[role="menuitem"]')];
  const close = () => {
    setOpen(false);
    root.current.querySelector("button").focus();
  };
  useLayoutEffect(() => {
    if (!open) return undefined;
    entries()[0].focus();
    const leave = (event) => root.current.contains(event.target) || setOpen(false);
    document.addEventListener("pointerdown", leave);
    return () => document.removeEventListener("pointerdown", leave);
  }, [open]);
  const onKey = (event) => {
    if (!open) return;
    event.stopPropagation();
    if (event.key === "Tab") setOpen(false);
    if (event.key === "Escape") close();
    const move = MOVES[event.key];
    if (!move) return;
    event.preventDefault();
    const all = entries();
    all[move(all.indexOf(document.activeElement), all.length)].focus();
  };
  const choose = (item) => {
    close();
    item.run();
  };
  return html`<div class="menu" ref=${root} onKeyDown=${onKey}>
    <button class="button quiet icon" aria-haspopup="menu" aria-expanded=${open} aria-label=${label} title=${label}
      onClick=${() => setOpen(!open)}><${Icon} name="more" /></button>
    ${open &&
    html`<div class="menu-list" role="menu" aria-label=${label}>
      ${items.map(
        (item) => html`<button role="menuitem" tabindex="-1" class=${item.danger ? "danger" : ""}
          onClick=${() => choose(item)}><${Icon} name=${item.icon} /> ${item.label}</button>`,
      )}
    </div>`}
  </div>`;
}
