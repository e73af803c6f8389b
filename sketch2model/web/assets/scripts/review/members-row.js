// One attribute or operation: its name and type at once, everything else behind a button.

import { html, useState } from "/assets/vendor/preact.js";
import { FLAGS } from "../editing/member-text.js";
import { changeMember } from "../editing/members.js";
import { Icon } from "../parts/icons.js";
import { t } from "../texts.js";
import { wordOf } from "../vocabulary.js";
import { Alternatives, Ink } from "./inspector-evidence.js";
import { Choice, TextField } from "./inspector-fields.js";
import { settles } from "./inspector-read-field.js";

const VISIBILITIES = ["", "+", "-", "#", "~"];
const DOUBTFUL = 0.5;
const INK_WIDE = 5;

export function MemberRow(row) {
  const { session, node, list, member, index, last, pointer, pointed, isOver, onMove, onRemove, onInsert, onNext } = row;
  const [open, setOpen] = useState(false);
  const change = (changes) => session.edit((graph) => changeMember(graph, node.id, list, index, changes));
  const doubtful = member.confidence < DOUBTFUL;
  const enter = pointed ? settles(session, pointer) : onNext;

  const press = (event) => {
    if (!event.altKey || !["ArrowUp", "ArrowDown"].includes(event.key)) return;
    event.preventDefault();
    event.target.blur();
    onMove(index, index + (event.key === "ArrowUp" ? -1 : 1));
  };
  const paste = (event) => {
    const [first, ...more] = event.clipboardData.getData("text").trim().split(/\r?\n/u);
    if (more.length === 0) return;
    event.preventDefault();
    onInsert([first, ...more].join("\n"), index + 1);
  };
  const drag = (event) => {
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", member.text);
    row.onDrag(index);
  };

  return html`<li class="member" data-doubtful=${doubtful} data-pointed=${pointed} data-over=${isOver}
    onKeyDown=${press} onDragOver=${() => row.onOver(index)} onFocusIn=${() => session.hover(pointer)}
    onFocusOut=${() => session.hover(null)}>
    <div class="member-line">
      <span class="member-grip" draggable="true" aria-hidden="true" title=${t("member.drag")} onDragStart=${drag}
        onDragEnd=${() => row.onDrag(null)}>⠿</span>
      <${TextField} label="${t("member.name")} ${index + 1}" hiddenLabel class="member-name" value=${member.name}
        onKeep=${(name) => change({ name })} onEnter=${enter} onPaste=${paste} />
      <span aria-hidden="true">${list === "operations" ? `(${member.parameters ? "…" : ""})` : ""}:</span>
      <${TextField} label="${t("member.type")}: ${member.name}" hiddenLabel class="member-type" value=${member.type} list="known-types"
        onKeep=${(type) => change({ type })} onEnter=${enter} />
      <button class="button quiet icon" aria-expanded=${String(open)} aria-label=${t("inspector.more", { name: member.name })}
        onClick=${() => setOpen(!open)}><${Icon} name=${open ? "up" : "more"} /></button>
    </div>
    ${!open && html`<${Marks} member=${member} doubtful=${doubtful} />`}
    ${(pointed || open) && html`<${Ink} session=${session} bbox=${member.bbox} wide=${INK_WIDE} />`}
    ${(pointed || open || doubtful) && html`<${Alternatives} session=${session} pointer=${pointer} keys=${pointed} />`}
    ${open && html`<${More} ...${{ list, member, change }}>
      <div class="row">
        <button class="button icon" disabled=${index === 0} aria-label=${t("member.up")} title="${t("member.up")} (Alt+↑)"
          onClick=${() => onMove(index, index - 1)}><${Icon} name="up" /></button>
        <button class="button icon" disabled=${last} aria-label=${t("member.down")} title="${t("member.down")} (Alt+↓)"
          onClick=${() => onMove(index, index + 1)}><${Icon} name="down" /></button>
        <button class="button danger" onClick=${() => onRemove(index)}><${Icon} name="trash" />${t("member.remove")}</button>
      </div>
    <//>`}
  </li>`;
}

// What the row does not show in its fields, in short.
function Marks({ member, doubtful }) {
  const marks = [
    member.visibility && wordOf("visibilities", member.visibility),
    ...member.flags.map((flag) => wordOf("flags", flag)),
    member.multiplicity && `[${member.multiplicity}]`,
    member.default && `= ${member.default}`,
    member.parameters && `(${member.parameters})`,
  ].filter(Boolean);
  if (marks.length === 0 && !doubtful) return null;
  return html`<div class="member-marks">
    ${doubtful && html`<span class="tag doubtful">${t("member.doubtful")}</span>`}
    ${marks.map((mark) => html`<span class="tag">${mark}</span>`)}
  </div>`;
}

function More({ list, member, change, children }) {
  const flags = [...new Set([...FLAGS[list], ...member.flags])];
  const toggle = (flag) => {
    const on = member.flags.includes(flag) ? member.flags.filter((each) => each !== flag) : [...member.flags, flag];
    change({ flags: flags.filter((each) => on.includes(each)) });
  };
  return html`<div class="member-more">
    <div class="inspector-pair">
      <${Choice} label=${t("member.visibility")} list="visibilities" words=${VISIBILITIES} value=${member.visibility ?? ""}
        onKeep=${(visibility) => change({ visibility })} />
      ${list === "attributes"
        ? html`<${TextField} label=${t("member.default")} value=${member.default} onKeep=${(text) => change({ default: text })} />
            <${TextField} label=${t("member.multiplicity")} value=${member.multiplicity} onKeep=${(multiplicity) => change({ multiplicity })} />`
        : html`<${TextField} label=${t("member.parameters")} value=${member.parameters} onKeep=${(parameters) => change({ parameters })} />`}
    </div>
    <fieldset class="flags">
      <legend class="soft small">${t("member.flags")}</legend>
      ${flags.map(
        (flag) => html`<label><input type="checkbox" checked=${member.flags.includes(flag)} onChange=${() => toggle(flag)} />
          ${wordOf("flags", flag)}</label>`,
      )}
    </fieldset>
    ${children}
  </div>`;
}
