// Light or dark before the first paint, for which modules come too late; preferences.js does the rest.
(() => {
  let chosen = "auto";
  try {
    chosen = localStorage.getItem("theme") ?? chosen;
  } catch {
    // The browser keeps nothing for this page.
  }
  const dark = chosen === "dark" || (chosen !== "light" && matchMedia("(prefers-color-scheme: dark)").matches);
  document.documentElement.dataset.theme = dark ? "dark" : "light";
})();
