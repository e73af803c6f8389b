// Search, filters and order of the library.

import { html, useEffect, useRef, useState } from "/assets/vendor/preact.js";
import { Icon } from "../parts/icons.js";
import { useShortcuts } from "../parts/shortcuts.js";
import { t } from "../texts.js";
import { vocabulary, wordOf } from "../vocabulary.js";
import { SORTS } from "./question.js";

const PAUSE_MS = 250;

export function Toolbar({ question, onQuestion, tags, choosing, onChoosing }) {
  const change = (part) => (event) => onQuestion({ ...question, [part]: event.target.value });
  const searchFor = (search) => onQuestion({ ...question, search }, { replace: true });
  const kinds = vocabulary.diagrams.map((kind) => [kind, wordOf("diagrams", kind)]);
  const named = withChosen(tags, question.tag).map(({ name, count }) => [name, `${name} (${count})`]);
  return html`<div class="toolbar not-printed" role="search">
    <${SearchField} value=${question.search} onValue=${searchFor} />
    <${Choice} label=${t("library.kind")} value=${question.kind} onChange=${change("kind")}
      options=${[["", t("library.kind.all")], ...kinds]} />
    ${(tags.length > 0 || question.tag) &&
    html`<${Choice} label=${t("library.tag")} value=${question.tag} onChange=${change("tag")}
      options=${[["", t("library.tag.all")], ...named]} />`}
    <${Choice} label=${t("library.sort")} value=${question.sort} onChange=${change("sort")}
      options=${SORTS.map((sort) => [sort, t(`library.sort.${sort}`)])} />
    <button class="button" aria-pressed=${choosing} onClick=${onChoosing}>
      <${Icon} name="select" /> ${t("library.choose")}
    </button>
  </div>`;
}

function SearchField({ value, onValue }) {
  const field = useRef(null);
  const timer = useRef(0);
  const [typed, setTyped] = useState(value);
  // The address changes by other ways too, such as the back button.
  useEffect(() => setTyped(value), [value]);
  useEffect(() => () => clearTimeout(timer.current), []);
  const type = (event) => {
    const text = event.target.value;
    setTyped(text);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => onValue(text.trim()), PAUSE_MS);
  };
  useShortcuts(t("library.shortcuts"), [
    { keys: "/", text: t("library.shortcut.search"), run: () => field.current.focus() },
  ]);
  return html`<label class="search">
    <${Icon} name="search" />
    <input ref=${field} type="search" value=${typed} onInput=${type} maxlength="200"
      aria-label=${t("library.search")} placeholder=${t("library.search")} />
  </label>`;
}

function Choice({ label, value, onChange, options }) {
  return html`<select aria-label=${label} title=${label} value=${value} onChange=${onChange}>
    ${options.map(([name, text]) => html`<option value=${name} selected=${name === value}>${text}</option>`)}
  </select>`;
}

const withChosen = (tags, chosen) =>
  !chosen || tags.some(({ name }) => name === chosen) ? tags : [...tags, { name: chosen, count: 0 }];
