// Fields of the inspector: what is typed is kept when the field is left or Enter is pressed, never with every key.

import { html, useEffect, useRef, useState } from "/assets/vendor/preact.js";
import { wordOf } from "../vocabulary.js";

// `onKeep(text)` is called with a changed text only; Escape brings the old one back; `onEnter` after Enter has kept it.
export function TextField({ label, value, onKeep, onEnter, hiddenLabel = false, ...others }) {
  const [draft, setDraft] = useState(null);
  const input = useRef();
  const latest = useRef();
  latest.current = () => {
    if (draft === null) return;
    setDraft(null);
    if (draft.trim() !== (value ?? "")) onKeep(draft);
  };
  const keep = () => latest.current();
  // Also where the field goes without being left, such as by a click on another box.
  useEffect(() => keep, []);
  const press = (event) => {
    if (event.isComposing) return;
    if (event.key === "Enter") {
      keep();
      onEnter?.(event);
    } else if (event.key === "Escape" && draft !== null) {
      event.stopPropagation();
      event.preventDefault();
      setDraft(null);
      input.current.value = value ?? "";
    }
  };
  const field = html`<input type="text" ref=${input} value=${draft ?? value ?? ""} autocomplete="off" spellcheck=${false}
    aria-label=${hiddenLabel ? label : null} ...${others} onInput=${(event) => setDraft(event.target.value)}
    onBlur=${keep} onKeyDown=${press} />`;
  return hiddenLabel ? field : html`<label class="field"><span>${label}</span>${field}</label>`;
}

// One of the words of a list of the vocabulary.
export function Choice({ label, list, words, value, onKeep }) {
  const known = words.includes(value) ? words : [value, ...words];
  const select = html`<select value=${value} onChange=${(event) => onKeep(event.target.value)}>
    ${known.map((word) => html`<option value=${word} selected=${word === value}>${wordOf(list, word)}</option>`)}
  </select>`;
  return html`<label class="field"><span>${label}</span>${select}</label>`;
}

// Offered while somebody types; fields name it by `list`.
export function Suggestions({ id, words }) {
  return html`<datalist id=${id}>${words.map((word) => html`<option value=${word} />`)}</datalist>`;
}
