// What there is to choose from, as the server says it: formats, kinds, options, limits.

import { getVocabulary } from "./api.js";
import { maybe } from "./texts.js";

export const vocabulary = {};

export async function loadVocabulary() {
  Object.assign(vocabulary, await getVocabulary());
}

// A word of the graph in the reader's language, such as wordOf("edge_kinds", "composition").
export const wordOf = (list, word) => maybe(`word.${list}.${word}`) ?? String(word).replaceAll("_", " ");
