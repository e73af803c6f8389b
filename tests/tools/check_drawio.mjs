// Reads a JSON list of draw.io files from stdin, writes a JSON list of the cells that maxGraph sees in each.
import "./browser.mjs";

const { GraphDataModel, ModelXmlSerializer } = await import("@maxgraph/core");

let input = "";
for await (const piece of process.stdin.setEncoding("utf8")) input += piece;

const answers = [];
for (const text of JSON.parse(input)) {
  const page = new DOMParser().parseFromString(text, "text/xml").querySelector("mxGraphModel");
  const model = new GraphDataModel();
  new ModelXmlSerializer(model).import(new XMLSerializer().serializeToString(page));
  const cells = Object.values(model.cells).map((cell) => ({
    id: cell.id,
    value: cell.value,
    shown: shown(cell.value),
    vertex: cell.vertex,
    edge: cell.edge,
    parent: cell.parent?.id ?? null,
    source: cell.source?.id ?? null,
    target: cell.target?.id ?? null,
    style: cell.style,
    box: cell.geometry && [cell.geometry.x, cell.geometry.y, cell.geometry.width, cell.geometry.height],
    bends: cell.geometry?.points?.length ?? 0,
  }));
  answers.push(cells);
}
process.stdout.write(JSON.stringify(answers), () => process.exit(0));

// What a browser makes of a label: its text, and the tags in it.
function shown(label) {
  const element = document.createElement("div");
  element.innerHTML = label ?? "";
  const tags = [...new Set([...element.querySelectorAll("*")].map((each) => each.tagName.toLowerCase()))];
  element.querySelectorAll("br").forEach((each) => each.replaceWith("\n"));
  return { text: element.textContent, tags };
}
