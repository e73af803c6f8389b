"""What is written as PlantUML means the same when PlantUML's own parser reads it."""

from __future__ import annotations

import html

import pytest

from sketch2model.elements.vocabulary import EdgeKind
from sketch2model.export.diagrams.plantuml import PLANTUML

pytestmark = pytest.mark.heavy("javac", "plantuml")

SORTS = {
    "CLASS": "class",
    "ABSTRACT_CLASS": "abstract class",
    "INTERFACE": "interface",
    "ENUM": "enum",
    "ENTITY": "entity",
}
VISIBILITIES = {"PUBLIC": "+", "PRIVATE": "-", "PROTECTED": "#", "PACKAGE": "~"}
KINDS = {
    ("EXTENDS", "NORMAL"): EdgeKind.INHERITANCE,
    ("EXTENDS", "DASHED"): EdgeKind.REALIZATION,
    ("AGREGATION", "NORMAL"): EdgeKind.AGGREGATION,
    ("COMPOSITION", "NORMAL"): EdgeKind.COMPOSITION,
    ("ARROW", "NORMAL"): EdgeKind.DIRECTED_ASSOCIATION,
    ("ARROW", "DASHED"): EdgeKind.DEPENDENCY,
    ("NONE", "NORMAL"): EdgeKind.ASSOCIATION,
}


@pytest.fixture(scope="session")
def meaning_of_plantuml(parse_attribute, parse_operation, parse_end, ends_in_order):
    """Classes and relations of a diagram as PlantUML understood it."""

    def meaning(diagram):
        names = {each["id"]: html.unescape(each["name"]) for each in diagram["leaves"] + diagram["groups"]}

        def members(leaf, sort, parse):
            return [
                parse(
                    html.unescape(member["text"]),
                    VISIBILITIES.get((member["visibility"] or "").split("_")[0]),
                    {flag for flag in ("static", "abstract") if member[flag]},
                )
                for member in leaf["members"]
                if member["sort"] == sort and member["text"] != "--"
            ]

        classes = {
            names[leaf["id"]]: (
                SORTS[leaf["type"]],
                names.get(leaf["parent"]),
                members(leaf, "field", parse_attribute),
                members(leaf, "method", parse_operation),
            )
            for leaf in diagram["leaves"]
            if leaf["type"] in SORTS
        }
        notes = {leaf["id"] for leaf in diagram["leaves"] if leaf["type"] == "NOTE"}
        lines = [link for link in diagram["links"] if not {link["source"], link["target"]} & notes]
        lines, tied = without_points(diagram, lines, names)
        relations = [relation(line, names, tied) for line in lines]
        return classes, sorted(relations, key=str)

    def relation(line, names, tied):
        ends = [
            (names[line["source"]], *parse_end(text(line["source_text"]))),
            (names[line["target"]], *parse_end(text(line["target_text"]))),
        ]
        # The parent, and what an arrow points to, is the target; the whole is the source.
        sign, other = line["source_sign"], line["target_sign"]
        if sign in ("EXTENDS", "ARROW") or other in ("AGREGATION", "COMPOSITION"):
            ends.reverse()
        kind = KINDS[sign if sign != "NONE" else other, line["style"].split("(")[0]]
        return (*ends_in_order(str(kind), *ends), text(line["label"]), tied.get(id(line)))

    return meaning


def text(written):
    return None if written is None else html.unescape(written)


def without_points(diagram, lines, names):
    """Lines without those that PlantUML cut in two to tie a class to them; for these the name of the class."""
    points = {leaf["id"] for leaf in diagram["leaves"] if leaf["type"] == "POINT_FOR_ASSOCIATION"}
    whole, tied = [line for line in lines if not {line["source"], line["target"]} & points], {}
    for point in points:
        near = next(line for line in lines if line["target"] == point and line["style"].startswith("NORMAL"))
        far = next(line for line in lines if line["source"] == point and line["style"].startswith("NORMAL"))
        tie = next(line for line in lines if point in (line["source"], line["target"]) and line not in (near, far))
        joined = near | {key: far[key] for key in ("target", "target_sign", "target_text")}
        whole.append(joined)
        tied[id(joined)] = names[tie["source"] if tie["target"] == point else tie["target"]]
    return whole, tied


def test_rich_classes(university, exportable_from, options, plantuml_says, meaning_of_plantuml, meaning_of_classes):
    [[read]] = plantuml_says([PLANTUML.write(exportable_from(university), options)])
    classes, relations = meaning_of_plantuml(read)
    drawn_classes, drawn_relations = meaning_of_classes(university)
    assert classes == drawn_classes
    assert relations == drawn_relations
    assert [html.unescape(leaf["name"]) for leaf in read["leaves"] if leaf["type"] == "NOTE"] == [
        "since 2019: at most 30",
        "all of them",
    ]
    assert [group["stereotype"] for group in read["groups"]] == [None, None]
    assert [leaf["stereotype"] for leaf in read["leaves"] if leaf["name"] == "Schröder"] == ["external"]


def test_random_classes(
    random_classes, exportable_from, options, plantuml_says, meaning_of_plantuml, meaning_of_classes
):
    texts = [PLANTUML.write(exportable_from(diagram), options) for diagram in random_classes]
    for diagram, [read] in zip(random_classes, plantuml_says(texts), strict=True):
        assert meaning_of_plantuml(read) == meaning_of_classes(diagram)
