// One end of a connector: its sign, how many there are, which role they play.

import { html } from "/assets/vendor/preact.js";
import { t } from "../texts.js";
import { vocabulary } from "../vocabulary.js";
import { Choice } from "./inspector-fields.js";
import { ReadField } from "./inspector-read-field.js";

// `pointed` is the part of the connector that is looked at for a doubt.
export function EndFields({ session, edge, side, name, pointer, pointed, onChange }) {
  const sign = `${side}_end`;
  const field = (what, more) => {
    const key = `${side}_${what}`;
    return html`<${ReadField} session=${session} pointer="${pointer}/${key}" pointed=${pointed === key} label=${t(`edge.${what}`)}
      value=${edge[key]} onKeep=${(text) => onChange({ [key]: text })} ...${more} />`;
  };
  return html`<fieldset class="end">
    <legend>${t("edge.end", { name })}</legend>
    <${Choice} label=${t("edge.sign")} list="ends" words=${vocabulary.ends} value=${edge[sign]}
      onKeep=${(end) => onChange({ [sign]: end })} />
    ${field("multiplicity", { list: "known-multiplicities" })}
    ${field("role")}
  </fieldset>`;
}
