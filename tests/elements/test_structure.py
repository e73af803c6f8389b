"""Telling classes and tables from processes by what is drawn."""

import pytest

from sketch2model.elements import (
    Box,
    CompartmentLine,
    Connector,
    ConnectorEnd,
    EndKind,
    LineStyle,
    Shape,
    ShapeKind,
    shows_structure,
)


def shape(kind="rectangle", divided=False):
    box = Box(0, 0, 100, 60)
    return Shape(ShapeKind(kind), box, box.corners, 0.9, (CompartmentLine(20, 0.9),) if divided else ())


def line(sign):
    ends = ConnectorEnd((0, 0), EndKind.NONE, 0.9), ConnectorEnd((9, 0), EndKind(sign), 0.9)
    return Connector(((0, 0), (9, 0)), *ends, LineStyle.SOLID, 0.9)


@pytest.mark.parametrize(
    ("sign", "structural"),
    [
        ("triangle", True),
        ("diamond", True),
        ("many", True),
        ("none", True),
        ("open", False),
        ("filled_triangle", False),
    ],
)
def test_signs_at_lines_tell_plain_boxes_apart(sign, structural):
    assert shows_structure([shape(), shape()], [line(sign)]) is structural


def test_divided_boxes_are_classes_even_with_arrows_between_them():
    assert shows_structure([shape(divided=True), shape()], [line("open")])
    assert not shows_structure([shape(), shape()], [line("open")])


def test_a_false_divider_makes_no_classes_of_a_process():
    events = [shape("circle") for _ in range(3)]
    assert not shows_structure([shape(divided=True), shape(), shape(), *events], [line("open")])


def test_an_empty_page_shows_nothing():
    assert not shows_structure([], [])
