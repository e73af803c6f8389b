// What the library is asked for; it stands in the address, so that it can be kept and shared.

export const SORTS = ["created", "changed", "name", "doubts"];

const PARTS = ["search", "tag", "kind", "sort"];

// The question in the query of an address (URLSearchParams).
export function questionIn(query) {
  const question = Object.fromEntries(PARTS.map((part) => [part, query.get(part) ?? ""]));
  return { ...question, sort: SORTS.includes(question.sort) ? question.sort : SORTS[0] };
}

// The address of the library with that question; what is as usual is left out.
export function addressOf(question) {
  const query = new URLSearchParams();
  for (const part of PARTS) {
    if (question[part] && !(part === "sort" && question.sort === SORTS[0])) query.set(part, question[part]);
  }
  return query.size ? `/?${query}` : "/";
}

export const narrows = (question) => Boolean(question.search || question.tag || question.kind);
