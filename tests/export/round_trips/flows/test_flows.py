"""Flowcharts and state machines mean the same when the parsers of PlantUML and Mermaid read them."""

from __future__ import annotations

import html

import pytest

from sketch2model.concepts import UmlRelation
from sketch2model.elements import EndKind, ShapeKind
from sketch2model.elements.vocabulary import DiagramKind, EdgeKind, NodeKind
from sketch2model.export.diagrams.mermaid import MERMAID
from sketch2model.export.diagrams.plantuml import PLANTUML


def text(written):
    return html.unescape(written) if written and written.strip() else None


def plantuml_flow(diagram):
    """Boxes and arrows as PlantUML understood them."""
    signs, boxes, notes = {}, {}, {}
    for leaf in diagram["leaves"]:
        if leaf["type"] in ("CIRCLE_START", "CIRCLE_END"):
            signs[leaf["id"]] = f"{leaf['type'][7:].lower()} of {leaf['parent']}"
        elif leaf["type"] == "NOTE":
            notes[leaf["id"]] = text(leaf["name"])
        else:
            boxes[leaf["id"]] = (text(leaf["name"]), leaf["parent"])
    for group in diagram["groups"]:
        boxes[group["id"]] = (text(group["name"]), group["parent"])
    for leaf in diagram["leaves"]:
        if leaf["type"] == "STATE_CHOICE":
            boxes[leaf["id"]] = (notes.get(f"{leaf['id']}_"), leaf["parent"])
        elif leaf["type"] == "BRANCH":
            said = (link["target_text"] for link in diagram["links"] if link["target"] == leaf["id"])
            boxes[leaf["id"]] = (text(next(filter(None, said))), leaf["parent"])
    arrows = []
    for link in diagram["links"]:
        if not {link["source"], link["target"]} & notes.keys():
            ends = [signs.get(end, end) for end in (link["source"], link["target"])]
            arrows.append((*(ends[::-1] if link["source_sign"] == "ARROW" else ends), text(link["label"])))
    return boxes, sorted(arrows, key=str)


def mermaid_flow(diagram):
    """Boxes and arrows as Mermaid understood them."""
    if diagram["type"] != "stateDiagram":
        parents = {id_: frame["id"] for frame in diagram["subgraphs"] for id_ in frame["nodes"]}
        boxes = {id_: (text(node["text"]), parents.get(id_)) for id_, node in diagram["vertices"].items()}
        boxes |= {frame["id"]: (text(frame["title"]), parents.get(frame["id"])) for frame in diagram["subgraphs"]}
        return boxes, sorted(((edge["start"], edge["end"], text(edge["text"])) for edge in diagram["edges"]), key=str)
    boxes, arrows = {}, []
    read_states(diagram["statements"], None, boxes, arrows)
    return boxes, sorted(arrows, key=str)


def read_states(statements, parent, boxes, arrows):
    for each in statements:
        if each["stmt"] == "relation":
            ends = [
                f"{'start' if end['start'] else 'end'} of {parent}" if "start" in end else end["id"]
                for end in (each["state1"], each["state2"])
            ]
            arrows.append((*ends, text(each.get("description"))))
        elif "note" in each:
            if boxes[each["id"]][0] is None:
                boxes[each["id"]] = (text(each["note"]["text"]), parent)
        else:
            boxes.setdefault(each["id"], (text(each.get("description")), parent))
            read_states(each.get("doc", ()), each["id"], boxes, arrows)


@pytest.mark.heavy("javac", "plantuml")
def test_flows_in_plantuml(door, parcel, random_flows, exportable_from, options, plantuml_says, meaning_of_flow):
    diagrams = [door, parcel, *random_flows]
    texts = [PLANTUML.write(exportable_from(diagram), options) for diagram in diagrams]
    kinds = set()
    for diagram, [read] in zip(diagrams, plantuml_says(texts), strict=True):
        boxes, arrows = meaning_of_flow(diagram)
        if read["type"] == "ActivityDiagram":
            boxes = {id_: known for id_, known in boxes.items() if known[0] is not None}
        assert plantuml_flow(read) == (boxes, arrows)
        kinds.add(read["type"])
    assert kinds == {"StateDiagram", "ActivityDiagram", "DescriptionDiagram"}


@pytest.mark.heavy("javac", "plantuml")
def test_two_boxes_are_no_sequence(box, page, exportable_from, options, plantuml_says, meaning_of_flow):
    actor_and_store = [
        box(1, "clerk", NodeKind.ACTOR, ShapeKind.ACTOR),
        box(2, "files", NodeKind.STORE, ShapeKind.CYLINDER),
    ]
    two_steps = [box(1, "wait", NodeKind.STEP), box(2, "ask", NodeKind.STEP)]
    there, loop = (UmlRelation("n2", end, EdgeKind.FLOW, target_end=EndKind.OPEN) for end in ("n1", "n2"))
    diagrams = [page(DiagramKind.GENERIC, actor_and_store, [there]), page(DiagramKind.FLOW, two_steps, [loop, there])]
    texts = [PLANTUML.write(exportable_from(diagram), options) for diagram in diagrams]
    for diagram, [read] in zip(diagrams, plantuml_says(texts), strict=True):
        assert plantuml_flow(read) == meaning_of_flow(diagram)


@pytest.mark.heavy("node")
def test_flows_in_mermaid(door, random_flows, exportable_from, options, mermaid_says, meaning_of_flow):
    diagrams = [door, *random_flows]
    texts = [MERMAID.write(exportable_from(diagram), options) for diagram in diagrams]
    for diagram, read in zip(diagrams, mermaid_says(texts), strict=True):
        assert mermaid_flow(read) == meaning_of_flow(diagram)
