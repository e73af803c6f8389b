// What is known of the selected box or connector, or else of the whole sketch, and the fields to put it right.

import { html, useEffect, useRef } from "/assets/vendor/preact.js";
import { stepsOf } from "../editing/pointers.js";
import { t } from "../texts.js";
import { DiagramPanel } from "./inspector-diagram.js";
import { EdgePanel } from "./inspector-edge.js";
import { NodePanel } from "./inspector-node.js";
import { useSession } from "./session.js";

// `shown` changes when the sheet of a phone is opened; beside the canvas it is always in sight.
export function Inspector({ session, shown }) {
  useSession(session, ({ state, selection, gone }) => [state, selection, gone]);
  const panel = useRef();
  const { selection } = session;
  // What is selected anew is shown from its beginning, or from where it is looked at for a doubt.
  useEffect(() => {
    if (!panel.current) return;
    panel.current.parentElement.scrollTop = 0;
    panel.current.querySelector("[data-pointed]")?.scrollIntoView({ block: "start" });
  }, [selection, shown]);
  if (!session.state) return null;
  if (session.gone) {
    return html`<div class="inspector" role="alert"><h2>${t("session.gone")}</h2><p>${t("session.gone.hint")}</p></div>`;
  }
  return html`<div class="inspector" ref=${panel}>${panelOf(session)}</div>`;
}

function panelOf(session) {
  const [list, index, part, place] = stepsOf(session.selection ?? "");
  const element = session.graph[list]?.[index];
  const pointed = part && { part, place: place === undefined ? null : Number(place) };
  if (list === "nodes" && element) {
    return html`<${NodePanel} key=${element.id} session=${session} node=${element} index=${Number(index)} pointed=${pointed} />`;
  }
  if (list === "edges" && element) {
    const key = JSON.stringify([element.source, element.target, element.key]);
    return html`<${EdgePanel} key=${key} session=${session} edge=${element} index=${Number(index)} pointed=${pointed} />`;
  }
  return html`<${DiagramPanel} session=${session} />`;
}
