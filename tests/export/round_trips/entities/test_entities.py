"""Entities and relationships mean the same when the parsers of PlantUML and Mermaid read them."""

from __future__ import annotations

import html

import pytest

from sketch2model.elements import EndKind
from sketch2model.export.diagrams.mermaid import MERMAID
from sketch2model.export.diagrams.plantuml import PLANTUML

KEYS = {"PK": "pk", "FK": "fk", "UK": "unique"}
MERMAID_FEET = {"ONLY_ONE": "1", "ZERO_OR_ONE": "0..1", "ONE_OR_MORE": "1..*", "ZERO_OR_MORE": "0..*"}
PLANTUML_FEET = {
    "DOUBLE_LINE": "1",
    "CIRCLE_LINE": "0..1",
    "LINE_CROWFOOT": "1..*",
    "CIRCLE_CROWFOOT": "0..*",
    "NONE": None,
}
FEET = {
    EndKind.ONE: "1",
    EndKind.ZERO_ONE: "0..1",
    EndKind.MANY: "1..*",
    EndKind.ZERO_MANY: "0..*",
    EndKind.NONE: None,
}


def text(written):
    return html.unescape(written) if written else None


@pytest.fixture
def mermaid_entities(parse_attribute):
    """Entities with their attributes and the lines between them, as Mermaid understood them."""

    def row(attribute):
        if attribute["comment"]:
            return parse_comment(text(attribute["comment"]))
        type_ = None if attribute["type"] == "_" else attribute["type"]
        return (None, attribute["name"], type_, None, None, {KEYS[key] for key in attribute["keys"]})

    def parse_comment(comment):
        sign, _, rest = comment.partition(" ")
        return parse_attribute(rest, sign) if sign in ("+", "-", "#", "~") else parse_attribute(comment, None)

    def read(diagram):
        names = {each["id"]: text(each["alias"]) for each in diagram["entities"].values()}
        entities = {text(each["alias"]): [*map(row, each["attributes"])] for each in diagram["entities"].values()}
        lines = [
            (
                (names[each["entityA"]], MERMAID_FEET[each["relSpec"]["cardB"]]),
                (names[each["entityB"]], MERMAID_FEET[each["relSpec"]["cardA"]]),
                text(each["roleA"]),
            )
            for each in diagram["relationships"]
        ]
        return entities, sorted(lines, key=str)

    return read


def drawn(diagram, unknown):
    """The same of a diagram in which every line says how many by its feet."""
    names = {element.id: element.name for element in diagram.elements}
    entities = {
        element.name: [
            (a.visibility, a.name, a.type, a.multiplicity, a.default, set(a.flags)) for a in element.attributes
        ]
        for element in diagram.elements
    }
    lines = [
        ((names[r.source], FEET[r.source_end] or unknown), (names[r.target], FEET[r.target_end] or unknown), r.label)
        for r in diagram.relations
    ]
    return entities, sorted(lines, key=str)


@pytest.mark.heavy("node")
def test_random_entities_in_mermaid(random_entities, exportable_from, options, mermaid_says, mermaid_entities):
    texts = [MERMAID.write(exportable_from(diagram), options) for diagram in random_entities]
    for diagram, read in zip(random_entities, mermaid_says(texts), strict=True):
        assert read.get("fault") is None
        assert read["type"] == "er"
        assert mermaid_entities(read) == drawn(diagram, unknown="0..*")


@pytest.mark.heavy("javac", "plantuml")
def test_random_entities_in_plantuml(random_entities, exportable_from, options, plantuml_says, parse_attribute):
    signs = {"PUBLIC": "+", "PRIVATE": "-", "PROTECTED": "#", "PACKAGE": "~"}
    texts = [PLANTUML.write(exportable_from(diagram), options) for diagram in random_entities]
    for diagram, [read] in zip(random_entities, plantuml_says(texts), strict=True):
        names = {leaf["id"]: text(leaf["name"]) for leaf in read["leaves"]}
        entities = {
            names[leaf["id"]]: [
                parse_attribute(
                    text(member["text"]),
                    signs.get((member["visibility"] or "").split("_")[0]),
                    {"static"} if member["static"] else set(),
                )
                for member in leaf["members"]
                if member["text"] != "--"
            ]
            for leaf in read["leaves"]
        }
        lines = []
        for link in read["links"]:
            source = (names[link["source"]], PLANTUML_FEET[link["source_sign"]])
            target = (names[link["target"]], PLANTUML_FEET[link["target_sign"]])
            lines.append((source, target, text(link["label"])))
        drawn_entities, drawn_lines = drawn(diagram, unknown=None)
        assert entities == drawn_entities
        assert sorted(map(unordered, lines)) == sorted(map(unordered, drawn_lines))
        assert {leaf["type"] for leaf in read["leaves"]} == {"ENTITY"}


def unordered(line):
    """PlantUML draws what stands higher on the page first."""
    return str(sorted(line[:2], key=str)) + str(line[2])


@pytest.mark.heavy("node")
def test_what_no_crows_foot_says_is_said_in_words(warehouse, exportable_from, options, mermaid_says, mermaid_entities):
    [read] = mermaid_says([MERMAID.write(exportable_from(warehouse), options)])
    _, lines = mermaid_entities(read)
    assert lines == [
        (("article", "0..*"), ("Größe", "1"), "(0..2 →)"),
        (("article", "1"), ("stock item", "0..*"), "lies as"),
        (("order", "0..*"), ("order", "0..*"), "then (first → next)"),
        (("stock item", "1..*"), ("order", "0..1"), None),
    ]


@pytest.mark.heavy("node")
def test_chens_notation_in_mermaid(hospital, exportable_from, options, mermaid_says, mermaid_entities):
    [read] = mermaid_says([MERMAID.write(exportable_from(hospital), options)])
    entities, lines = mermaid_entities(read)
    assert {name: [row[1] for row in rows] for name, rows in entities.items()} == {
        "patient": ["number", "address", "street"],
        "ward": [],
        "doctor": [],
        "treats": ["since"],
        "operates": [],
    }
    assert lines == [
        (("doctor", "1"), ("treats", "0..*"), None),
        (("operates", "0..*"), ("doctor", "1"), None),
        (("operates", "0..*"), ("patient", "1"), None),
        (("operates", "0..*"), ("ward", "1"), None),
        (("patient", "0..*"), ("ward", "1"), "lies in"),
        (("patient", "1"), ("treats", "0..*"), None),
    ]


@pytest.mark.heavy("javac", "plantuml")
def test_chens_notation_in_plantuml(hospital, exportable_from, options, plantuml_says):
    [[read]] = plantuml_says([PLANTUML.write(exportable_from(hospital), options)])
    names = {leaf["id"]: leaf["name"] for leaf in read["leaves"]}
    assert {leaf["name"]: leaf["stereotype"] for leaf in read["leaves"]} == {
        "patient": None,
        "ward": None,
        "doctor": None,
        "treats": "relationship",
        "operates": "relationship",
    }
    lines = [{names[link["source"]], names[link["target"]]} for link in read["links"]]
    assert sorted(map(sorted, lines)) == [
        ["doctor", "operates"],
        ["doctor", "treats"],
        ["operates", "patient"],
        ["operates", "ward"],
        ["patient", "treats"],
        ["patient", "ward"],
    ]
    [lies_in] = [link for link in read["links"] if link["label"] == "lies in"]
    assert {(names[lies_in["source"]], lies_in["source_text"]), (names[lies_in["target"]], lies_in["target_text"])} == {
        ("patient", "n"),
        ("ward", "1"),
    }
