// Light or dark, and the language: kept in the browser where it lets us, else until the page is closed.
//
// first-paint.js does the same as `applyPreferences` before anything is drawn.

export const THEMES = ["auto", "light", "dark"];

const dark = matchMedia("(prefers-color-scheme: dark)");
const unkept = new Map();

// A browser told to keep nothing throws.
export function kept(name) {
  try {
    return localStorage.getItem(name);
  } catch {
    return unkept.get(name) ?? null;
  }
}

export function keep(name, value) {
  try {
    localStorage.setItem(name, value);
  } catch {
    unkept.set(name, value);
  }
}

export const theme = () => (THEMES.includes(kept("theme")) ? kept("theme") : "auto");

export const isDark = () => (theme() === "auto" ? dark.matches : theme() === "dark");

export function applyPreferences() {
  apply();
  dark.addEventListener("change", apply);
}

export function setTheme(name) {
  keep("theme", name);
  apply();
}

export function setLanguage(tag) {
  keep("language", tag);
  location.reload();
}

function apply() {
  document.documentElement.dataset.theme = isDark() ? "dark" : "light";
}
