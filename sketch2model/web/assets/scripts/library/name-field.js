// The name of a sketch, to be changed where it stands: Enter keeps it, Escape leaves it as it was.

import { html, useLayoutEffect, useRef } from "/assets/vendor/preact.js";
import { t } from "../texts.js";

const LONGEST = 200;

export function NameField({ sketch, onKeep, onLeave }) {
  const field = useRef(null);
  useLayoutEffect(() => {
    field.current.focus();
    field.current.select();
  }, []);
  // Leaving the page, the field loses the focus once more.
  const settled = useRef(false);
  const leave = () => {
    settled.current = true;
    onLeave(sketch);
  };
  const keep = () => {
    if (settled.current) return;
    const name = field.current.value.trim();
    if (name && name !== sketch.name) onKeep(sketch, name);
    leave();
  };
  const onKey = (event) => {
    if (event.key === "Escape") leave();
    if (event.key === "Enter") keep();
  };
  return html`<input ref=${field} class="name-field" type="text" maxlength=${LONGEST} aria-label=${t("library.name")}
    defaultValue=${sketch.name} onKeyDown=${onKey} onBlur=${keep} />`;
}
