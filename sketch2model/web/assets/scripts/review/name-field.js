// The name of the sketch, changed where it stands.

import { html } from "/assets/vendor/preact.js";
import { t } from "../texts.js";
import { TextField } from "./inspector-fields.js";
import { useSession } from "./session.js";

export function NameField({ session }) {
  const name = useSession(session, ({ state }) => state?.sketch.name);
  const keep = (text) => text.trim() && session.rename(text.trim());
  return html`<${TextField} class="sketch-name" label=${t("name.label")} hiddenLabel value=${name} maxlength="200" title=${name}
    onKeep=${keep} onEnter=${(event) => event.target.blur()} />`;
}
