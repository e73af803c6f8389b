// The sketches as cards; empty shapes while the first ones are on their way.

import { html, useEffect, useRef } from "/assets/vendor/preact.js";
import { Icon } from "../parts/icons.js";
import { t } from "../texts.js";
import { Card } from "./card.js";

const AHEAD = "600px"; // so far before the end is seen, more are asked for

export function Grid({ found, choice, commands, onAll }) {
  const { sketches, total, busy } = found;
  if (!sketches) return found.problem ? null : html`<${Skeletons} />`;
  if (!sketches.length) {
    return html`<div class="empty">
      <${Icon} name="search" />
      <h2>${t("library.nothing-found")}</h2>
      <p class="soft">${t("library.nothing-found.text")}</p>
      <button class="button" onClick=${onAll}>${t("library.show-all")}</button>
    </div>`;
  }
  return html`<ul class="grid ${choice.on ? "is-choosing" : ""}" aria-busy=${busy}>
      ${sketches.map(
        (sketch) => html`<${Card} key=${sketch.id} sketch=${sketch} edited=${commands.editedIn(sketch)} commands=${commands}
          choice=${choice.on ? { chosen: choice.has(sketch), toggle: () => choice.toggle(sketch) } : null} />`,
      )}
    </ul>
    ${sketches.length < total && html`<${More} found=${found} />`}`;
}

function More({ found }) {
  const button = useRef(null);
  const more = useRef(null);
  more.current = () => found.busy || found.problem || found.more();
  useEffect(() => {
    const watcher = new IntersectionObserver(([entry]) => entry.isIntersecting && more.current(), { rootMargin: AHEAD });
    watcher.observe(button.current);
    return () => watcher.disconnect();
  }, [found.sketches.length, found.busy]); // it may have come into view while something else was asked
  return html`<button ref=${button} class="button more not-printed" disabled=${found.busy} onClick=${found.more}>
    ${t(found.busy ? "library.more.busy" : "library.more", { count: found.total - found.sketches.length })}
  </button>`;
}

function Skeletons() {
  return html`<ul class="grid" aria-busy="true" aria-label=${t("library.loading")}>
    ${Array.from({ length: 8 }, (_, at) => html`<li key=${at} class="card sketch skeleton" aria-hidden="true">
      <div class="sketch-picture"></div>
      <div class="sketch-words"><span></span><span></span><span></span></div>
    </li>`)}
  </ul>`;
}
