// Reads a JSON list of DBML texts from stdin, writes a JSON list: of each text what was found in it, or its fault.
import { Parser } from "@dbml/core";

let input = "";
for await (const piece of process.stdin.setEncoding("utf8")) input += piece;

const group = (names) => names.join(", ");
const read = (text) => {
  const [schema = { tables: [], enums: [], refs: [] }] = new Parser().parse(text, "dbmlv2").schemas;
  return {
    tables: schema.tables.map((table) => ({
      name: table.name,
      note: table.note,
      columns: table.fields.map((field) => ({
        name: field.name,
        type: field.type.type_name,
        pk: Boolean(field.pk),
        increment: Boolean(field.increment),
        unique: Boolean(field.unique),
        required: Boolean(field.not_null),
        default: field.dbdefault ? field.dbdefault.value : null,
        note: field.note,
      })),
      indexes: table.indexes.map((index) => [group(index.columns.map((each) => each.value)), Boolean(index.pk), Boolean(index.unique)]),
    })),
    enumerations: schema.enums.map((each) => [each.name, each.values.map((value) => value.name)]),
    references: schema.refs.map((ref) => [
      ...ref.endpoints.map((end) => [end.tableName, group(end.fieldNames), end.relation]),
      ref.onDelete ?? null,
    ]),
  };
};

const results = [];
for (const text of JSON.parse(input)) {
  try {
    results.push(read(text));
  } catch (error) {
    results.push({ fault: JSON.stringify(error.diags ?? String(error)) });
  }
}
process.stdout.write(JSON.stringify(results));
