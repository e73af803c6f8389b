// Reads a JSON list of Excalidraw files from stdin, writes a JSON list of the elements that Excalidraw restores.
// Its package asks for files without their suffix, which only a bundler understands.
import { unlinkSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import "./browser.mjs";

const bundle = `node_modules/.excalidraw-${process.pid}.mjs`;
await build({
  stdin: { contents: 'export { restoreElements } from "@excalidraw/excalidraw";', resolveDir: "." },
  bundle: true,
  format: "esm",
  platform: "node",
  external: ["@excalidraw/mermaid-to-excalidraw"],
  loader: { ".css": "empty" },
  logLevel: "error",
  outfile: bundle,
});
const { restoreElements } = await import(pathToFileURL(bundle)).finally(() => unlinkSync(bundle));

let input = "";
for await (const piece of process.stdin.setEncoding("utf8")) input += piece;

const answers = JSON.parse(input).map((text) =>
  restoreElements(JSON.parse(text).elements, null, { repairBindings: true }),
);
process.stdout.write(JSON.stringify(answers), () => process.exit(0));
