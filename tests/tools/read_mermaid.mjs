// What Mermaid itself understands: reads a JSON list of Mermaid texts from stdin, writes a JSON list of what its
// parsers made of them. Each entry has the `type` of the diagram and the parser's own data, or its `fault`.
import { JSDOM } from "jsdom";

const { window } = new JSDOM("<!DOCTYPE html><body></body>");
globalThis.window = window;
globalThis.document = window.document;
const { default: mermaid } = await import("mermaid");
mermaid.initialize({ startOnLoad: false, maxTextSize: Number.MAX_SAFE_INTEGER, maxEdges: Number.MAX_SAFE_INTEGER });

const contents = {
  class: (db) => ({
    classes: db.getClasses(),
    relations: db.getRelations(),
    notes: db.getNotes(),
    namespaces: db.getNamespaces(),
  }),
  er: (db) => ({ entities: db.getEntities(), relationships: db.getRelationships() }),
  state: (db) => ({ statements: db.getRootDocV2().doc }),
  flowchart: (db) => ({ vertices: db.getVertices(), edges: db.getEdges(), subgraphs: db.getSubGraphs() }),
};

function read({ type, db }) {
  const [, get] = Object.entries(contents).find(([name]) => type.startsWith(name));
  return { type, ...get(db) };
}

// Text in which Mermaid hides entities while it parses.
const plain = (text) => text.replaceAll("ﬂ°°", "&#").replaceAll("ﬂ°", "&").replaceAll("¶ß", ";");
const asJson = (_, value) => (value instanceof Map ? Object.fromEntries(value) : value);

let input = "";
for await (const piece of process.stdin.setEncoding("utf8")) input += piece;

const results = [];
for (const text of JSON.parse(input)) {
  try {
    results.push(read(await mermaid.mermaidAPI.getDiagramFromText(text)));
  } catch (error) {
    results.push({ fault: String(error?.message ?? error) });
  }
}
process.stdout.write(plain(JSON.stringify(results, asJson)), () => process.exit(0));
