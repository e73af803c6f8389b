// One end of a connector: its sign, how many there are, which role they play.

import { html } from "/assets/vendor/preact.js";
import { t } from "../texts.js";
import { vocabulary } from "../vocabulary.js";
import { Alternatives } from "./inspector-evidence.js";
import { Choice, TextField } from "./inspector-fields.js";

export function EndFields({ session, edge, side, name, pointer, keysAt, onChange }) {
  const [sign, multiplicity, role] = ["end", "multiplicity", "role"].map((what) => `${side}_${what}`);
  const others = (key) => html`<${Alternatives} session=${session} pointer="${pointer}/${key}" keys=${keysAt === `${pointer}/${key}`} />`;
  return html`<fieldset class="end">
    <legend>${t("edge.end", { name })}</legend>
    <${Choice} label=${t("edge.sign")} list="ends" words=${vocabulary.ends} value=${edge[sign]}
      onKeep=${(end) => onChange({ [sign]: end })} />
    ${others(multiplicity)}
    <${TextField} label=${t("edge.multiplicity")} value=${edge[multiplicity]} list="known-multiplicities"
      onKeep=${(text) => onChange({ [multiplicity]: text })} />
    ${others(role)}
    <${TextField} label=${t("edge.role")} value=${edge[role]} onKeep=${(text) => onChange({ [role]: text })} />
  </fieldset>`;
}
