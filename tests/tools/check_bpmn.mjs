// Reads a JSON list of BPMN texts from stdin, writes a JSON list of what bpmn-moddle says: faults, and what it read.
import { BpmnModdle } from "bpmn-moddle";

let input = "";
for await (const piece of process.stdin.setEncoding("utf8")) input += piece;

const moddle = new BpmnModdle();
const answers = [];
for (const text of JSON.parse(input)) {
  try {
    const { rootElement, references, warnings, elementsById } = await moddle.fromXML(text);
    answers.push({
      faults: warnings.map((warning) => warning.message),
      root: rootElement.$type,
      types: Object.fromEntries(Object.entries(elementsById).map(([id, element]) => [id, element.$type])),
      references: references.length,
    });
  } catch (error) {
    answers.push({ faults: [String(error?.message ?? error)] });
  }
}
process.stdout.write(JSON.stringify(answers));
