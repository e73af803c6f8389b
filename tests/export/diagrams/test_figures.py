from __future__ import annotations

from dataclasses import replace

import pytest

from sketch2model.concepts import (
    DiagramPart,
    Transition,
    UmlAttribute,
    UmlDiagram,
    UmlElement,
    UmlOperation,
    UmlRelation,
)
from sketch2model.elements import Box, ShapeKind
from sketch2model.elements.vocabulary import DiagramKind, EdgeKind, NodeKind
from sketch2model.export.diagrams.drawing import Drawing
from sketch2model.export.diagrams.figures import FigureKind, Lettering, figures_of, relation_label, wrapped

LETTERING = Lettering(letter=10.0, line=20.0)


def figure(diagram=DiagramKind.CLASS, **known):
    element = UmlElement(
        **{
            "id": "n1",
            "name": "Order",
            "kind": NodeKind.CLASS,
            "shape": ShapeKind.RECTANGLE,
            "box": Box(0, 0, 9, 9),
            **known,
        }
    )
    return figures_of(Drawing.of(UmlDiagram(diagram, (element,), (), "a.jpg", 10, 10)), LETTERING)["n1"]


def test_a_class_has_a_title_and_compartments():
    made = figure(
        stereotype="«entity»",
        attributes=(UmlAttribute("id", "int", flags=("pk",)), UmlAttribute("count", flags=("static",))),
        operations=(UmlOperation("close", flags=("abstract",)),),
    )
    assert made.kind is FigureKind.CLASS
    assert made.title == ("«entity»", "Order")
    (key, count), (close,) = made.compartments
    assert (key.bold, count.underlined, close.italic) == (True, True, True)
    assert made.size[1] == made.title_height + 3 * key.height + 8


def test_operations_alone_leave_an_empty_compartment_above():
    assert [len(members) for members in figure(operations=(UmlOperation("pay"),)).compartments] == [0, 1]


@pytest.mark.parametrize(
    ("diagram", "known", "kind"),
    [
        (DiagramKind.PROCESS, {"kind": NodeKind.EVENT, "shape": ShapeKind.CIRCLE}, FigureKind.SIGN),
        (DiagramKind.PROCESS, {"kind": NodeKind.DECISION, "shape": ShapeKind.DIAMOND}, FigureKind.SIGN),
        (DiagramKind.FLOW, {"kind": NodeKind.DECISION, "shape": ShapeKind.DIAMOND}, FigureKind.SHAPE),
        (DiagramKind.STATE, {"kind": NodeKind.STATE, "stereotype": "final"}, FigureKind.FINAL),
        (DiagramKind.STATE, {"kind": NodeKind.STATE}, FigureKind.SHAPE),
        (DiagramKind.PROCESS, {"kind": NodeKind.CONTAINER}, FigureKind.GROUP),
        (DiagramKind.CLASS, {"kind": NodeKind.NOTE}, FigureKind.SHAPE),
    ],
)
def test_how_elements_are_drawn(diagram, known, kind):
    assert figure(diagram, **known).kind is kind


def test_the_kind_of_the_part_of_the_page_counts():
    sign = UmlElement("n1", "paid?", NodeKind.DECISION, ShapeKind.DIAMOND, Box(0, 0, 9, 9))
    page = UmlDiagram(DiagramKind.FLOW, (sign, replace(sign, id="n2")), (), "a.jpg", 10, 10)
    page = replace(
        page, parts=(DiagramPart(DiagramKind.PROCESS, 1.0, ("n1",)), DiagramPart(DiagramKind.FLOW, 1.0, ("n2",)))
    )
    figures = figures_of(Drawing.of(page), LETTERING)
    assert (figures["n1"].kind, figures["n2"].kind) == (FigureKind.SIGN, FigureKind.SHAPE)


def test_what_was_read_with_doubt_says_so():
    ((sure, doubtful),) = figure(attributes=(UmlAttribute("id"), UmlAttribute("x" * 300, confidence=0.3))).compartments
    assert not sure.doubtful
    assert doubtful.doubtful
    assert sure.lines == ("id",)
    assert doubtful.lines[-1].endswith(" ?")


def test_long_text_is_wrapped_and_cut():
    assert wrapped("one two three", 7) == ("one two", "three")
    assert sum(map(len, wrapped("x" * 10_000))) == 200
    assert wrapped(" \n ") == ()


def test_letters_of_double_width_take_double_room():
    assert LETTERING.size(["ab", "漢字"]) == (40.0, 40.0)


@pytest.mark.parametrize(
    ("relation", "label"),
    [
        (UmlRelation("a", "b", EdgeKind.FLOW, label="go", transition=Transition("stop")), "go"),
        (UmlRelation("a", "b", EdgeKind.FLOW, transition=Transition("close", "ok", "log()")), "close [ok] / log()"),
        (UmlRelation("a", "b", EdgeKind.FLOW, transition=Transition(guard="else")), "[else]"),
        (UmlRelation("a", "b", EdgeKind.FLOW), ""),
    ],
)
def test_what_is_written_along_a_line(relation, label):
    assert relation_label(relation) == label
