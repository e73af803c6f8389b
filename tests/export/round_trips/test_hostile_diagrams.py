"""Whatever was written on the page: the tools read the file, and no box and no line is missing."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from sketch2model.concepts import DiagramPart
from sketch2model.elements import ShapeKind
from sketch2model.elements.vocabulary import DiagramKind, EdgeKind, NodeKind
from sketch2model.export.diagrams.mermaid import MERMAID
from sketch2model.export.diagrams.plantuml import PLANTUML

COMMANDS = ["direction TB", "1. x", "note right of n1", "namespace x {", "state x <<choice>>", "@{ shape: x }", "$x(1)"]


@pytest.fixture(scope="session")
def hostile_diagrams(hostile, nasty_texts):
    """Diagrams of every kind whose every text is hostile; the same ones each time."""
    texts = nasty_texts + COMMANDS
    made = [hostile(texts[start:] + texts[:start]) for start in range(0, len(texts), 6)]

    @settings(
        max_examples=20,
        derandomize=True,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(st.lists(st.text(st.characters(), max_size=30) | st.sampled_from(texts), min_size=1, max_size=40))
    def collect(any_texts):
        made.append(hostile(any_texts))

    collect()
    kinds = (DiagramKind.CLASS, DiagramKind.ER, DiagramKind.STATE, DiagramKind.FLOW)
    diagrams = [replace(each, uml=replace(each.uml, kind=kind)) for each in made for kind in kinds]
    return diagrams + [as_entities(each) for each in made]


def as_entities(exportable):
    """The same texts in a diagram that has nothing but entities and plain lines."""
    elements = tuple(
        replace(element, kind=NodeKind.ENTITY, shape=ShapeKind.RECTANGLE, parent=None, operations=())
        for element in exportable.uml.elements
    )
    relations = tuple(
        replace(relation, kind=EdgeKind.ASSOCIATION, association_class=None) for relation in exportable.uml.relations
    )
    return replace(exportable, uml=replace(exportable.uml, kind=DiagramKind.ER, elements=elements, relations=relations))


def without_extras(exportable):
    """Association classes add lines, and in a state machine a note is no box of its own."""
    relations = tuple(replace(relation, association_class=None) for relation in exportable.uml.relations)
    return replace(exportable, uml=replace(exportable.uml, relations=relations))


@pytest.mark.heavy("javac", "plantuml")
def test_plantuml_reads_it(hostile_diagrams, plantuml_says, options):
    for read in plantuml_says([PLANTUML.write(each, options) for each in hostile_diagrams[::3]]):
        assert [diagram["type"] for diagram in read if "leaves" not in diagram] == []
        assert len(read) == 1


@pytest.mark.heavy("javac", "plantuml")
def test_plantuml_finds_every_box_and_line(hostile_diagrams, plantuml_says, options):
    plain = [without_extras(each) for each in hostile_diagrams]
    for exportable, [read] in zip(plain, plantuml_says([PLANTUML.write(each, options) for each in plain]), strict=True):
        boxes = {each["id"] for each in read["leaves"] + read["groups"]}
        assert {f"n{number}" for number in range(1, len(exportable.uml.elements) + 1)} <= boxes
        named_signs = {id_ for id_ in boxes if id_.endswith("_")}
        assert len(read["links"]) == len(exportable.uml.relations) + len(named_signs)


@pytest.mark.heavy("node")
def test_mermaid_reads_it(hostile_diagrams, mermaid_says, options):
    read = mermaid_says([MERMAID.write(each, options) for each in hostile_diagrams[::3]])
    assert [diagram["fault"] for diagram in read if "fault" in diagram] == []


@pytest.mark.heavy("node")
def test_mermaid_finds_every_box_and_line(hostile_diagrams, mermaid_says, options):
    plain = [without_extras(each) for each in hostile_diagrams]
    for exportable, read in zip(plain, mermaid_says([MERMAID.write(each, options) for each in plain]), strict=True):
        boxes, notes, lines = BOXES_AND_LINES[read["type"]](read)
        assert len(boxes) + len(notes) == len(exportable.uml.elements)
        assert len(lines) + sum(note is not None for note in notes) == len(exportable.uml.relations)


def of_classes(read):
    boxes = {id_.rpartition(".")[2] for id_ in read["namespaces"]} | {id_.rstrip("_") for id_ in read["classes"]}
    return boxes, [note.get("class") for note in read["notes"].values()], read["relations"]


def of_flowchart(read):
    return {*read["vertices"], *(frame["id"] for frame in read["subgraphs"])}, [], read["edges"]


def of_states(read):
    boxes, notes, lines = set(), [], []

    def collect(statements):
        choices = {each["id"] for each in statements if each.get("type") == "choice"}
        for each in statements:
            if each["stmt"] == "relation":
                lines.append(each)
            elif "note" not in each:
                boxes.add(each["id"])
            elif each["id"] not in choices:
                notes.append(each["id"])
            collect(each.get("doc", []))

    collect(read["statements"])
    return boxes, notes, lines


BOXES_AND_LINES = {
    "classDiagram": of_classes,
    "class": of_classes,
    "er": lambda read: (set(read["entities"]), [], read["relationships"]),
    "flowchart-v2": of_flowchart,
    "stateDiagram": of_states,
}


@pytest.fixture(scope="session")
def page_of_three(examples):
    """A class diagram, a state machine and a process side by side."""
    shop, approval = examples["shop"].uml, examples["approval"].uml
    parts = [shop, replace(approval, kind=DiagramKind.STATE), approval]
    renamed = [rename(part, f"{number}-") for number, part in enumerate(parts)]
    return replace(
        parts[0],
        elements=tuple(element for part in renamed for element in part.elements),
        relations=tuple(relation for part in renamed for relation in part.relations),
        parts=tuple(DiagramPart(part.kind, 1.0, tuple(each.id for each in part.elements)) for part in renamed),
    )


def rename(diagram, prefix):
    def new(id_):
        return None if id_ is None else prefix + id_

    return replace(
        diagram,
        elements=tuple(replace(each, id=new(each.id), parent=new(each.parent)) for each in diagram.elements),
        relations=tuple(
            replace(r, source=new(r.source), target=new(r.target), association_class=new(r.association_class))
            for r in diagram.relations
        ),
    )


@pytest.mark.heavy("javac", "plantuml")
def test_each_diagram_of_a_page_is_a_block_of_plantuml(page_of_three, exportable_from, options, plantuml_says):
    [read] = plantuml_says([PLANTUML.write(exportable_from(page_of_three), options)])
    assert [diagram["type"] for diagram in read] == ["ClassDiagram", "StateDiagram", "DescriptionDiagram"]


@pytest.mark.heavy("node")
def test_diagrams_of_several_kinds_share_a_flowchart_of_mermaid(page_of_three, exportable_from, options, mermaid_says):
    [read] = mermaid_says([MERMAID.write(exportable_from(page_of_three), options)])
    boxes, _, lines = of_flowchart(read)
    assert len(boxes) == len(page_of_three.elements) + 3
    assert len(lines) == len(page_of_three.relations)
    assert [frame["title"] for frame in read["subgraphs"] if frame["id"].startswith("d")] == [
        "class diagram",
        "state machine",
        "process",
    ]
    assert read["vertices"]["n2"]["text"] == "Customer<br>&#43; email: String &#123;unique&#125;"


@pytest.mark.heavy("node")
def test_diagrams_of_one_kind_share_a_diagram_of_mermaid(page_of_three, exportable_from, options, mermaid_says):
    classes = tuple(replace(part, kind=DiagramKind.CLASS) for part in page_of_three.parts)
    [read] = mermaid_says([MERMAID.write(exportable_from(replace(page_of_three, parts=classes)), options)])
    boxes, notes, _ = of_classes(read)
    assert len(boxes) + len(notes) == len(page_of_three.elements)
