// Texts of the page in the reader's language, and how numbers and dates are written there.

export const LANGUAGES = { en: "English", de: "Deutsch" };

const PARTS = ["frame", "library", "review", "inspector", "take-away", "words", "problems"];

let texts = {};
let language = "en";

export async function loadTexts() {
  language = chosenLanguage();
  document.documentElement.lang = language;
  const load = async (part) => (await fetch(`/assets/texts/${language}/${part}.json`)).json();
  texts = Object.assign({}, ...(await Promise.all(PARTS.map(load))));
}

export const currentLanguage = () => language;

// The text of a key; `{name}` in it is replaced. Where `count` is given, `key.one` or `key.other` is taken.
export function t(key, values = {}) {
  const plural = values.count === undefined ? null : `${key}.${new Intl.PluralRules(language).select(values.count)}`;
  const text = texts[plural] ?? texts[`${key}.other`] ?? texts[key] ?? key;
  return text.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? written(values[name]) : whole));
}

// The text of a key if there is one.
export const maybe = (key) => texts[key] ?? null;

export function date(iso) {
  return new Intl.DateTimeFormat(language, { dateStyle: "medium", timeStyle: "short" }).format(new Date(iso));
}

export function percent(share) {
  return new Intl.NumberFormat(language, { style: "percent" }).format(share);
}

function written(value) {
  return typeof value === "number" ? new Intl.NumberFormat(language).format(value) : value;
}

function chosenLanguage() {
  const wanted = [localStorage.getItem("language"), ...navigator.languages.map((tag) => tag.slice(0, 2))];
  return wanted.find((tag) => tag in LANGUAGES) ?? "en";
}
