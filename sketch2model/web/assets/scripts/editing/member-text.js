// Attributes and operations as one line in UML's notation (OMG UML 2.5.1, 9.5.4 and 9.6.4), written and read.

const VISIBILITY = /^\s*([+\-–—#~])\s*(?=[^\s+\-–—#~])/u;
const BULLET = /^\s*(?:[•·●▪‣◦]|\*(?=\s))\s*/u;
const KEY = /^(PK|FK|UK)\b\s*[,/]?\s*(PK|FK)?\b\s*[:.]?\s*(?=\S)/u;
const PROPERTIES = /\{([^{}]*)\}\s*$/u;
const MULTIPLICITY = /\[\s*([\d*nm.]{1,12})\s*\]/u;
const OPERATION = /^([^(:=]+)\((.*)\)\s*(?::\s*(.*))?$/u;

const FLAG_OF = {
  pk: "pk",
  id: "pk",
  fk: "fk",
  uk: "unique",
  unique: "unique",
  null: "nullable",
  nullable: "nullable",
  derived: "derived",
  static: "static",
  abstract: "abstract",
  query: "query",
};

// What is shown by a sign of its own, or by ovals of its own, has no place in the braces.
const UNBRACED = ["derived", "composite"];

export const FLAGS = {
  attributes: ["pk", "fk", "unique", "nullable", "derived", "static"],
  operations: ["static", "abstract", "query"],
};

export function writeMember(list, member) {
  const sign = member.visibility ? `${member.visibility} ` : "";
  const slash = member.flags.includes("derived") ? "/" : "";
  const brackets = list === "operations" ? `(${member.parameters ?? ""})` : "";
  const type = member.type ? `: ${member.type}` : "";
  const many = member.multiplicity ? ` [${member.multiplicity}]` : "";
  const value = member.default ? ` = ${member.default}` : "";
  const braced = member.flags.filter((flag) => !UNBRACED.includes(flag));
  const flags = braced.length ? ` {${braced.join(", ")}}` : "";
  return `${sign}${slash}${member.name}${brackets}${type}${many}${value}${flags}`;
}

// The parts of a line that a person typed or pasted; null where nothing can be a name.
export function readMember(list, line) {
  let rest = line.trim().replace(/\s+/g, " ").replace(BULLET, "");
  const flags = new Set();
  const take = (pattern, use) => {
    const found = rest.match(pattern);
    if (!found) return null;
    use?.(found);
    rest = rest.replace(pattern, "").trim();
    return found[1];
  };
  const mark = (words) => words.forEach((word) => flags.add(FLAG_OF[word.trim().toLowerCase()]));
  const sign = take(VISIBILITY);
  take(PROPERTIES, (found) => mark(found[1].split(",")));
  if (list === "attributes") take(KEY, (found) => mark([found[1], found[2] ?? ""]));
  take(/^(\/)\s*/u, () => flags.add("derived"));
  const parts = list === "operations" ? operationParts(rest) : attributeParts(rest);
  if (!/[\p{L}\p{N}]/u.test(parts.name)) return null;
  const known = FLAGS[list].filter((flag) => flags.has(flag));
  return { ...parts, visibility: sign && (/[–—]/u.test(sign) ? "-" : sign), flags: known };
}

function attributeParts(text) {
  const multiplicity = text.match(MULTIPLICITY)?.[1] ?? null;
  const plain = text.replace(MULTIPLICITY, "");
  const equals = plain.indexOf("=");
  const head = equals < 0 ? plain : plain.slice(0, equals);
  const value = equals < 0 ? null : plain.slice(equals + 1).trim() || null;
  const colon = head.indexOf(":");
  const name = (colon < 0 ? head : head.slice(0, colon)).trim();
  const type = colon < 0 ? null : head.slice(colon + 1).trim() || null;
  return { name, type, default: value, multiplicity };
}

function operationParts(text) {
  const found = text.match(OPERATION);
  if (!found) return { name: text.replace(/[()]/g, "").trim(), parameters: null, type: null };
  return { name: found[1].trim(), parameters: found[2].trim() || null, type: found[3]?.trim() || null };
}
