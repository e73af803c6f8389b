// The library before the first photo: what to photograph, and what becomes of it.

import { html } from "/assets/vendor/preact.js";
import { t } from "../texts.js";

export function Welcome() {
  return html`<div class="welcome">
    <${Drawing} />
    <h1>${t("library.welcome")}</h1>
    <p>${t("library.welcome.text")}</p>
  </div>`;
}

// How a photo should look; shown below the upload area.
export function Advice() {
  return html`<ul class="advice">
    ${["view", "light", "kinds"].map(
      (name) => html`<li key=${name}>
        <h2>${t(`library.advice.${name}`)}</h2>
        <p class="soft">${t(`library.advice.${name}.text`)}</p>
      </li>`,
    )}
  </ul>`;
}

// Two boxes as a pen draws them, and the same two as they come out.
function Drawing() {
  return html`<svg class="welcome-drawing" viewBox="0 0 420 130" aria-hidden="true" fill="none" stroke-linecap="round" stroke-linejoin="round">
    <g class="pen">
      <path d="M14 24c26-3 48-1 71-3 1 19 0 37 2 55-24 1-48 0-72 2-1-18 0-36-1-54z M16 42c22-1 47 1 69-1" />
      <path d="M117 60c20-2 41 0 60-2 1 15 0 31 1 45-20 2-40 0-60 1 0-15-1-29-1-44z M118 76c19-1 40 0 59-1" />
      <path d="M88 50c16 0 36-4 52 7 m-10 0 11 1-2-11" />
      <path d="M24 33c8-3 9 3 16-1s9 2 17-1 M24 53c12-2 15 2 28-1 M24 65c9-2 19 1 36-1 M127 68c9-3 12 2 24-1 M127 87c10-2 18 1 32-1" />
    </g>
    <path class="becomes" d="M200 66h24 m-8-8 8 8-8 8" />
    <g class="clean">
      <path d="M246 22h70v54h-70z M246 40h70 M346 58h62v46h-62z M346 76h62 M316 50h61v8 m-6-7 6 7 6-7" />
      <path class="words" d="M262 31h38 M256 51h30 M256 63h42 M362 67h30 M356 87h28" />
    </g>
  </svg>`;
}
