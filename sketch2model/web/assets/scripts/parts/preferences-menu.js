// Colours and language, and the list of keys.

import { html, useState } from "/assets/vendor/preact.js";
import { THEMES, setLanguage, setTheme, theme } from "../preferences.js";
import { LANGUAGES, currentLanguage, t } from "../texts.js";
import { Icon } from "./icons.js";
import { showShortcuts } from "./shortcuts.js";

const ICONS = { auto: "contrast", light: "sun", dark: "moon" };

export function Preferences() {
  const [chosen, setChosen] = useState(theme());
  const next = THEMES[(THEMES.indexOf(chosen) + 1) % THEMES.length];
  const choose = () => {
    setTheme(next);
    setChosen(next);
  };
  const label = t("frame.theme.now", { now: t(`frame.theme.${chosen}`), next: t(`frame.theme.${next}`) });
  return html`<div class="row preferences">
    <button class="button quiet icon keys-only" aria-label=${t("frame.shortcuts")} title=${t("frame.shortcuts")}
      onClick=${showShortcuts}><${Icon} name="keys" /></button>
    <button class="button quiet icon" aria-label=${label} title=${label} onClick=${choose}>
      <${Icon} name=${ICONS[chosen]} />
    </button>
    <select class="quiet" aria-label=${t("frame.language")} value=${currentLanguage()}
      onChange=${(event) => setLanguage(event.target.value)}>
      ${Object.entries(LANGUAGES).map(([tag, name]) => html`<option value=${tag} lang=${tag}>${name}</option>`)}
    </select>
  </div>`;
}
