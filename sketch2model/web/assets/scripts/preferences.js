// Light or dark, and the language: kept in the browser.

const dark = matchMedia("(prefers-color-scheme: dark)");

export const theme = () => localStorage.getItem("theme") ?? "auto";

export const isDark = () => (theme() === "auto" ? dark.matches : theme() === "dark");

export function applyPreferences() {
  const apply = () => (document.documentElement.dataset.theme = isDark() ? "dark" : "light");
  apply();
  dark.addEventListener("change", apply);
}

export function setTheme(name) {
  localStorage.setItem("theme", name);
  document.documentElement.dataset.theme = isDark() ? "dark" : "light";
}

export function setLanguage(tag) {
  localStorage.setItem("language", tag);
  location.reload();
}
