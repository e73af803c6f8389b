// Attributes or operations of a box as a list of rows, and a field below that adds more of them.

import { html, useRef, useState } from "/assets/vendor/preact.js";
import { addLines, moveMember, removeMember } from "../editing/members.js";
import { notify } from "../parts/notices.js";
import { t } from "../texts.js";
import { MemberRow } from "./members-row.js";

export function Members({ session, node, pointer, list, pointed }) {
  const rows = useRef();
  const [dragged, setDragged] = useState(null);
  const [over, setOver] = useState(null);
  const members = node[list];

  const move = (from, to) => {
    if (to < 0 || to >= members.length || from === to) return;
    session.edit((graph) => moveMember(graph, node.id, list, from, to));
    focusSoon(rows, to);
  };
  const remove = (index) => {
    session.edit((graph) => removeMember(graph, node.id, list, index));
    focusSoon(rows, Math.min(index, members.length - 2));
    const text = t("member.removed", { name: members[index].name });
    notify(text, { action: { label: t("history.undo"), run: () => session.undo() } });
  };
  const insert = (text, index) => session.edit((graph) => addLines(graph, node.id, list, text, index));
  const drop = (event) => {
    event.preventDefault();
    if (dragged !== null && over !== null) move(dragged, over);
    setDragged(null);
    setOver(null);
  };
  const row = (member, index) => html`<${MemberRow} session=${session} node=${node} list=${list} member=${member} index=${index}
    last=${index === members.length - 1} pointer="${pointer}/${list}/${index}"
    pointed=${pointed?.part === list && pointed.place === index} isOver=${over === index && dragged !== index}
    onMove=${move} onRemove=${remove} onInsert=${insert} onNext=${() => focusRow(rows, index + 1)}
    onDrag=${setDragged} onOver=${(at) => dragged !== null && setOver(at)} />`;

  return html`<section class="members" aria-label=${t(`inspector.${list}`)}>
    <h3>${t(`inspector.${list}`)} <span class="soft">${members.length || ""}</span></h3>
    ${members.length === 0 && html`<p class="soft small">${t(`member.none.${list}`)}</p>`}
    <ul ref=${rows} onDrop=${drop} onDragOver=${(event) => dragged !== null && event.preventDefault()}>${members.map(row)}</ul>
    <${NewMember} list=${list} onAdd=${(text) => insert(text)} />
  </section>`;
}

// Takes "name: type" as UML writes it; stays ready for the next one after Enter.
function NewMember({ list, onAdd }) {
  const [text, setText] = useState("");
  const add = () => {
    if (text.trim()) onAdd(text);
    setText("");
  };
  const press = (event) => {
    if (event.key === "Enter" && !event.isComposing) add();
    else if (event.key === "Escape" && text) {
      event.stopPropagation();
      setText("");
    }
  };
  const paste = (event) => {
    const pasted = event.clipboardData.getData("text");
    if (!/\r?\n/u.test(pasted.trim())) return;
    event.preventDefault();
    onAdd(`${text}${pasted}`);
    setText("");
  };
  return html`<input type="text" class="member-new" value=${text} autocomplete="off" spellcheck=${false}
    aria-label=${t(`member.add.${list}`)} placeholder="+ ${t(`member.add.${list}.hint`)}"
    onInput=${(event) => setText(event.target.value)} onKeyDown=${press} onBlur=${add} onPaste=${paste} />`;
}

// The row after the last is the field that adds.
function focusRow(rows, index) {
  const fields = rows.current.querySelectorAll(".member-name");
  (fields[index] ?? rows.current.parentElement.querySelector(".member-new")).focus();
}

const focusSoon = (rows, index) => setTimeout(() => rows.current && focusRow(rows, index));
