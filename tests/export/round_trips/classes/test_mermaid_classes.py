"""What is written as a class diagram of Mermaid means the same when Mermaid's own parser reads it."""

from __future__ import annotations

import html

import pytest

from sketch2model.elements.vocabulary import EdgeKind
from sketch2model.export.diagrams.mermaid import MERMAID

pytestmark = pytest.mark.heavy("node")

AGGREGATION, EXTENSION, COMPOSITION, DEPENDENCY, NONE = 0, 1, 2, 3, "none"
SOLID, DOTTED = 0, 1
KINDS = {
    (EXTENSION, SOLID): EdgeKind.INHERITANCE,
    (EXTENSION, DOTTED): EdgeKind.REALIZATION,
    (AGGREGATION, SOLID): EdgeKind.AGGREGATION,
    (COMPOSITION, SOLID): EdgeKind.COMPOSITION,
    (DEPENDENCY, SOLID): EdgeKind.DIRECTED_ASSOCIATION,
    (DEPENDENCY, DOTTED): EdgeKind.DEPENDENCY,
    (NONE, SOLID): EdgeKind.ASSOCIATION,
}
SORTS = {"abstract": "abstract class", "interface": "interface", "enumeration": "enum"}
CLASSIFIERS = {"$": {"static"}, "*": {"abstract"}, "": set()}


@pytest.fixture(scope="session")
def meaning_of_mermaid(parse_attribute, parse_operation, parse_end, ends_in_order):
    """Classes and relations of a diagram as Mermaid understood it."""

    def meaning(diagram):
        packages = {id_: text(each["label"]) for id_, each in diagram["namespaces"].items()}
        names = {id_: text(each["label"]) for id_, each in diagram["classes"].items()}
        classes = {}
        for id_, each in diagram["classes"].items():
            annotation = next(iter(each["annotations"]), "class")
            if annotation == "package":
                continue
            attributes = [
                parse_attribute(text(member["id"]), member["visibility"] or None, CLASSIFIERS[member["classifier"]])
                for member in each["members"]
            ]
            classes[names[id_]] = (
                SORTS.get(annotation, "class"),
                packages.get(each.get("parent")),
                attributes,
                [operation(member) for member in each["methods"]],
            )
        ties = [each for each in diagram["relations"] if each.get("title") == "association class"]
        relations = [relation(each, names, ties) for each in diagram["relations"] if each not in ties]
        return classes, sorted(relations, key=str)

    def operation(member):
        type_ = text(member["returnType"])
        type_ = f" {type_}" if type_.startswith("{") else f": {type_}" if type_ else ""
        whole = f"{text(member['id'])}({text(member['parameters'])}){type_}"
        return parse_operation(whole, member["visibility"] or None, CLASSIFIERS[member["classifier"]])

    def relation(each, names, ties):
        first, second = each["relation"]["type1"], each["relation"]["type2"]
        ends = [
            (names[each["id1"]], *parse_end(end_text(each["relationTitle1"]))),
            (names[each["id2"]], *parse_end(end_text(each["relationTitle2"]))),
        ]
        if first in (EXTENSION, DEPENDENCY) or second in (AGGREGATION, COMPOSITION):
            ends.reverse()
        kind = KINDS[second if first == NONE else first, each["relation"]["lineType"]]
        tied = {tie["id2"] for tie in ties if tie["id1"] == each["id1"]}
        tied &= {tie["id2"] for tie in ties if tie["id1"] == each["id2"]}
        label = text(each["title"]) if "title" in each else None
        return (*ends_in_order(str(kind), *ends), label, names[tied.pop()] if tied else None)

    return meaning


def text(written):
    return html.unescape(written)


def end_text(written):
    return "" if written == "none" else text(written)


def test_rich_classes(university, exportable_from, options, mermaid_says, meaning_of_mermaid, meaning_of_classes):
    [read] = mermaid_says([MERMAID.write(exportable_from(university), options)])
    classes, relations = meaning_of_mermaid(read)
    drawn_classes, drawn_relations = meaning_of_classes(university)
    assert classes == drawn_classes
    assert relations == drawn_relations
    assert [(note.get("class"), text(note["text"])) for note in read["notes"].values()] == [
        ("n6", "since 2019: at most 30"),
        (None, "all of them"),
    ]
    assert read["classes"]["n12"]["annotations"] == ["external"]


def test_random_classes(random_classes, exportable_from, options, mermaid_says, meaning_of_mermaid, meaning_of_classes):
    texts = [MERMAID.write(exportable_from(diagram), options) for diagram in random_classes]
    for diagram, read in zip(random_classes, mermaid_says(texts), strict=True):
        assert meaning_of_mermaid(read) == meaning_of_classes(diagram)
