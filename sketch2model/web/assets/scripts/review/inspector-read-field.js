// A text that was read from the photo: the field to put it right, and what it may say instead.

import { html } from "/assets/vendor/preact.js";
import { confirm } from "../editing/confirm.js";
import { Alternatives } from "./inspector-evidence.js";
import { TextField } from "./inspector-fields.js";

// `pointed`: it is looked at for a doubt. With `keys` its alternatives answer to 1 to 5. After Enter the keys of the paper
// work again; Tab leads to the next field.
export function ReadField({ session, pointer, pointed = false, keys = pointed, ...field }) {
  return html`<div class="read-field" data-pointed=${pointed || null}>
    <${TextField} ...${field} onEnter=${pointed ? settles(session, pointer) : leave} />
    <${Alternatives} session=${session} pointer=${pointer} keys=${keys} />
  </div>`;
}

// Goes to the field of what is looked at for a doubt, else to the name or the label of what is selected.
export function typeText() {
  const field = document.querySelector("[data-pointed] input") ?? document.querySelector("[data-name-field]");
  field?.select();
}

const leave = (event) => event.target.blur();

// Enter settles the doubt that a field is looked at for.
export const settles = (session, pointer) => (event) => {
  leave(event);
  session.decide(pointer, (graph) => confirm(graph, pointer));
};
