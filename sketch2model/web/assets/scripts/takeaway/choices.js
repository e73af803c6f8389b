// The chosen format and its options, as the address says them: a link leads to the same view again.

import { vocabulary } from "../vocabulary.js";

export const OPTIONS = { dialect: "dialects", layout: "layouts", theme: "themes", inheritance: "inheritances" };

const GROUPS = ["pictures", "diagrams", "schemas", "lists", "graphs", "others"];
const LISTS = ["attributes", "attributes-csv", "attributes-json", "attributes-xlsx", "edges"];
const FIRST = "svg";
const MOST_WANTED = ["svg", "png", "pdf", "drawio", "sql", "attributes"]; // before all others of their group

// [group, formats], in the order of the page; lists are a group of their own here.
export function groupedFormats() {
  const groupOf = ({ name, group }) => (LISTS.includes(name) ? "lists" : GROUPS.includes(group) ? group : "others");
  const rank = ({ name }) => (MOST_WANTED.includes(name) ? MOST_WANTED.indexOf(name) : MOST_WANTED.length);
  const formats = vocabulary.formats.toSorted((one, other) => rank(one) - rank(other));
  return GROUPS.map((group) => [group, formats.filter((format) => groupOf(format) === group)]).filter(
    ([, members]) => members.length > 0,
  );
}

// What a query such as ?format=sql&dialect=sqlite asks for; what does not exist counts as not said.
export function choicesIn(query) {
  const named = (name) => vocabulary.formats.find((format) => format.name === name);
  const format = named(query.get("format")) ?? named(FIRST) ?? vocabulary.formats[0];
  const options = {};
  for (const [option, list] of Object.entries(OPTIONS)) {
    const words = vocabulary[list] ?? [];
    options[option] = words.includes(query.get(option)) ? query.get(option) : words[0];
  }
  return { format, options, view: query.get("view") };
}

// The options that change what a format writes.
export function heeded({ format, options }) {
  return Object.fromEntries(Object.entries(options).filter(([option]) => (format.heeds ?? []).includes(option)));
}

// The address of other choices; what is usual is left out.
export function addressOf(id, { format, options, view }) {
  const query = new URLSearchParams({ format: format.name });
  for (const [option, word] of Object.entries(options)) {
    if (word !== vocabulary[OPTIONS[option]]?.[0]) query.set(option, word);
  }
  if (view) query.set("view", view);
  return `/sketches/${encodeURIComponent(id)}/take-away?${query}`;
}
