// What a file shows: a picture, a table, or its text with numbered lines.

import { html } from "/assets/vendor/preact.js";
import { t } from "../texts.js";
import { rowsOf } from "./csv.js";
import { useAddress, useText } from "./written.js";

// Formats without a preview of their own, and the one that shows the same.
const STAND_INS = { pdf: "png", "attributes-xlsx": "attributes-csv" };

export const previewFormat = (format) => {
  if (STAND_INS[format.name]) return STAND_INS[format.name];
  return isPicture(format) || format.is_text ? format.name : null;
};

export const isPicture = (format) => format.media_type.startsWith("image/");
export const isTable = (format) => format.media_type === "text/csv" || STAND_INS[format.name] === "attributes-csv";

export function Preview({ format, written, name, view, theme }) {
  if (!written.blob) return html`<p class="soft" role="status">${t("take.writing")}</p>`;
  if (isPicture(format) || format.name === "pdf") {
    return html`<${Picture} blob=${written.blob} name=${name} theme=${theme} pdf=${format.name === "pdf"} />`;
  }
  return html`<${Content} blob=${written.blob} table=${isTable(format) && view !== "text"} />`;
}

function Picture({ blob, name, theme, pdf }) {
  const address = useAddress(blob);
  return html`${pdf && html`<p class="soft small not-printed">${t("take.pdf-preview")}</p>`}
    <div class="picture printed" data-paper=${theme}>${address && html`<img src=${address} alt=${t("take.drawing", { name })} />`}</div>`;
}

function Content({ blob, table }) {
  const text = useText(blob);
  if (text === null) return html`<p class="soft" role="status">${t("take.writing")}</p>`;
  if (text.trim() === "") return html`<p class="soft">${t("take.empty")}</p>`;
  return table ? html`<${Table} csv=${text} />` : html`<${Code} text=${text} />`;
}

function Code({ text }) {
  const lines = text.replace(/\n$/u, "").split("\n").length;
  const numbers = Array.from({ length: lines }, (_, index) => index + 1).join("\n");
  return html`<div class="listing" tabindex="0" role="region" aria-label=${t("take.lines", { count: lines })}>
    <pre class="numbers" aria-hidden="true">${numbers}</pre>
    <pre class="text printed">${text}</pre>
  </div>`;
}

// Columns that only programs need, and empty ones, stay in the file.
const HIDDEN = ["x0", "y0", "x1", "y1", "class_id", "source", "target", "added"];

const LONG = 20;

function Table({ csv }) {
  const [head, ...rows] = rowsOf(csv);
  const says = (index) => rows.length === 0 || rows.some((row) => row[index]);
  const shown = head.map((_, index) => index).filter((index) => !HIDDEN.includes(head[index]) && says(index));
  const cells = (row) => shown.map((index) => html`<td data-long=${row[index]?.length > LONG}>${row[index]}</td>`);
  return html`<div class="sheet" tabindex="0" role="region" aria-label=${t("take.as-table")}>
    <table class="printed">
      <thead><tr>${shown.map((index) => html`<th scope="col">${head[index].replaceAll("_", " ")}</th>`)}</tr></thead>
      <tbody>${rows.map((row) => html`<tr>${cells(row)}</tr>`)}</tbody>
    </table>
  </div>`;
}

