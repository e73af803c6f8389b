"""Dashed connectors with wide gaps, which the ink alone does not join."""

from __future__ import annotations

import numpy as np
import pytest

from sketch2model import read_sketch
from sketch2model.elements import Connector, ConnectorEnd, EndKind, LineStyle
from sketch2model.recognize.detect.contours.connectors import Lines
from sketch2model.recognize.detect.contours.dashed import with_dashed
from sketch2model.recognize.detect.contours.signs import Sign

LETTER = 20.0


def connector(first, second, *, kinds=(EndKind.NONE, EndKind.NONE), style=LineStyle.DASHED):
    ends = (ConnectorEnd(point, kind, 0.9) for point, kind in zip((first, second), kinds, strict=True))
    return Connector((first, second), *ends, style, 0.9)


def lines(*connectors, signs=()):
    return Lines(tuple(connectors), None, tuple(signs))


def added(seen, found):
    return [each for each in with_dashed(found, [seen], LETTER).connectors if each not in found.connectors]


def test_what_was_not_found_is_added():
    found = connector((0.0, 0.0), (300.0, 0.0), style=LineStyle.SOLID)
    seen = connector((0.0, 200.0), (300.0, 200.0))
    assert with_dashed(lines(found), [seen], LETTER).connectors == (found, seen)


@pytest.mark.parametrize("ends", [((5.0, 8.0), (290.0, -5.0)), ((290.0, -5.0), (5.0, 8.0))])
def test_what_was_found_is_not_added_again(ends):
    assert added(connector(*ends), lines(connector((0.0, 0.0), (300.0, 0.0)))) == []


def test_solid_lines_are_left_to_the_ink():
    assert added(connector((0.0, 0.0), (300.0, 0.0), style=LineStyle.SOLID), lines()) == []


def test_a_figure_at_the_end_says_what_it_is():
    triangle = Sign(EndKind.TRIANGLE, np.array([[280, -10], [300, 0], [280, 10]], np.int32), 0.9)
    seen = connector((0.0, 0.0), (300.0, 0.0), kinds=(EndKind.NONE, EndKind.OPEN))
    (new,) = added(seen, lines(signs=[triangle]))
    assert (new.first.kind, new.second.kind) == (EndKind.NONE, EndKind.TRIANGLE)


def test_without_a_figure_an_arrowhead_is_open():
    seen = connector((0.0, 0.0), (300.0, 0.0), kinds=(EndKind.NONE, EndKind.TRIANGLE))
    (new,) = added(seen, lines())
    assert new.second.kind is EndKind.OPEN


def test_dependencies_of_a_class_diagram_are_found(root):
    graph = read_sketch(root / "samples" / "library.jpg").graph
    names = dict(graph.nodes(data="name"))
    dashed = [(names[a], names[b], data) for a, b, data in graph.edges(data=True) if data["style"] == "dashed"]
    assert [(source, target) for source, target, _ in dashed] == [("Catalog", "Book")]
    assert (dashed[0][2]["kind"], dashed[0][2]["label"]) == ("dependency", "lists")
