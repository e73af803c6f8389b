// Theme and language.

import { html, useState } from "/assets/vendor/preact.js";
import { setLanguage, setTheme, theme } from "../preferences.js";
import { LANGUAGES, currentLanguage, t } from "../texts.js";

export function Preferences() {
  const [chosen, setChosen] = useState(theme());
  const choose = (event) => {
    setTheme(event.target.value);
    setChosen(event.target.value);
  };
  return html`<div class="row">
    <select aria-label=${t("frame.theme")} value=${chosen} onChange=${choose}>
      ${["auto", "light", "dark"].map((name) => html`<option value=${name}>${t(`frame.theme.${name}`)}</option>`)}
    </select>
    <select aria-label=${t("frame.language")} value=${currentLanguage()} onChange=${(e) => setLanguage(e.target.value)}>
      ${Object.entries(LANGUAGES).map(([tag, name]) => html`<option value=${tag} lang=${tag}>${name}</option>`)}
    </select>
  </div>`;
}
