// Reads a JSON list of Mermaid texts from stdin, writes a JSON list of their faults (null where there is none).
import { JSDOM } from "jsdom";

const { window } = new JSDOM("<!DOCTYPE html><body></body>");
globalThis.window = window;
globalThis.document = window.document;
const { default: mermaid } = await import("mermaid");
mermaid.initialize({ startOnLoad: false, maxTextSize: Number.MAX_SAFE_INTEGER, maxEdges: Number.MAX_SAFE_INTEGER });

let input = "";
for await (const piece of process.stdin.setEncoding("utf8")) input += piece;

const faults = [];
for (const text of JSON.parse(input)) {
  try {
    await mermaid.parse(text);
    faults.push(null);
  } catch (error) {
    faults.push(String(error?.message ?? error));
  }
}
process.stdout.write(JSON.stringify(faults));
process.exit(0);
