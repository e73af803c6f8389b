// Texts of the page in the reader's language, and how numbers and dates are written there.

import { kept } from "./preferences.js";

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
  const plural = values.count === undefined ? null : new Intl.PluralRules(language).select(values.count);
  const counted = plural && (texts[`${key}.${plural}`] ?? texts[`${key}.other`]);
  const text = counted ?? texts[key] ?? key;
  return text.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? written(values[name]) : whole));
}

// The text of a key if there is one.
export const maybe = (key) => texts[key] ?? null;

export function date(iso) {
  return new Intl.DateTimeFormat(region(), { dateStyle: "medium", timeStyle: "short" }).format(new Date(iso));
}

export function megabytes(bytes) {
  const format = new Intl.NumberFormat(language, { style: "unit", unit: "megabyte", maximumFractionDigits: 1 });
  return format.format(bytes / 2 ** 20);
}

export function percent(share) {
  return new Intl.NumberFormat(language, { style: "percent" }).format(share);
}

// Of the reader's own tags the first of the language shown: en-GB and en-US write dates differently.
const region = () => navigator.languages.find((tag) => tag.startsWith(language)) ?? language;

// Signs that turn the direction of writing: in a name they must not turn the sentence around it.
const TURNING = /[\u0590-\u08ff\u200e\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufefc]/u;

// Text from outside as a piece of its own, whatever its direction.
export const isolated = (text) => (TURNING.test(text) ? `\u2068${text}\u2069` : text);

function written(value) {
  return typeof value === "number" ? new Intl.NumberFormat(language).format(value) : isolated(value);
}

function chosenLanguage() {
  const wanted = [kept("language"), ...navigator.languages.map((tag) => tag.slice(0, 2))];
  return wanted.find((tag) => tag in LANGUAGES) ?? "en";
}
