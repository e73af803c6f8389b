// The kind of diagram; another one lets the meaning be worked out anew.

import { html } from "/assets/vendor/preact.js";
import { notify } from "../parts/notices.js";
import { t } from "../texts.js";
import { vocabulary, wordOf } from "../vocabulary.js";
import { useSession } from "./session.js";

const AUTO = "auto";

export function KindMenu({ session }) {
  const diagram = useSession(session, ({ state }) => state?.graph.graph.diagram);
  const choose = async (event) => {
    await session.interpretAs(event.target.value === AUTO ? null : event.target.value);
    event.target.value = session.graph.graph.diagram;
    if (!session.problem) notify(t("kind.changed", { kind: wordOf("diagrams", session.graph.graph.diagram) }));
  };
  if (!diagram) return null;
  return html`<select class="kind-menu" aria-label=${t("kind.label")} title=${t("kind.label")} value=${diagram} onChange=${choose}>
    ${vocabulary.diagrams.map((kind) => html`<option value=${kind} selected=${kind === diagram}>${wordOf("diagrams", kind)}</option>`)}
    <option disabled>──────</option>
    <option value=${AUTO}>${t("kind.auto")}</option>
  </select>`;
}
