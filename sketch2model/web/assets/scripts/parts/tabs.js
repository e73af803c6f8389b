// Several panels in one place, of which one is shown; the arrow keys go from one to the next.

import { html, useRef } from "/assets/vendor/preact.js";

// `tabs` are {name, label, panel}: `panel()` draws what is shown.
export function Tabs({ label, tabs, chosen, onChoose }) {
  const list = useRef(null);
  const at = Math.max(0, tabs.findIndex(({ name }) => name === chosen));
  const onKey = (event) => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!by) return;
    event.preventDefault();
    const next = (at + by + tabs.length) % tabs.length;
    onChoose(tabs[next].name);
    list.current.children[next].focus();
  };
  return html`<div class="tabs not-printed" role="tablist" aria-label=${label} ref=${list} onKeyDown=${onKey}>
      ${tabs.map(
        (tab, number) => html`<button role="tab" id=${`tab-${tab.name}`} aria-controls=${`panel-${tab.name}`} class="tab"
          aria-selected=${number === at} tabindex=${number === at ? 0 : -1} onClick=${() => onChoose(tab.name)}>${tab.label}</button>`,
      )}
    </div>
    <div role="tabpanel" id=${`panel-${tabs[at].name}`} aria-labelledby=${`tab-${tabs[at].name}`}>${tabs[at].panel()}</div>`;
}
