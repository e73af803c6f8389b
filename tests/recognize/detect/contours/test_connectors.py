"""Connectors between drawn boxes: what they join, their ends and their style."""

import cv2
import numpy as np
import pytest

from sketch2model.elements import Box, Page, Shape, ShapeKind, Transform
from sketch2model.recognize.detect.contours.connectors import find_connectors
from sketch2model.recognize.detect.contours.lines import find_line_ink
from sketch2model.recognize.detect.contours.zones import zones_of

PEN, LETTER = 4, 24
LEFT, RIGHT = (40, 100, 200, 220), (500, 100, 660, 220)


class Sketch:
    def __init__(self, *boxes, container=None):
        self.canvas = np.zeros((640, 760), np.uint8)
        self.shapes = [self.shape(ShapeKind.RECTANGLE, box) for box in boxes]
        if container:
            self.shapes.append(self.shape(ShapeKind.CONTAINER, container))

    def shape(self, kind, corners):
        box = Box(*map(float, corners))
        cv2.rectangle(self.canvas, corners[:2], corners[2:], 1, PEN)
        return Shape(kind, box, box.corners, 1.0)

    def line(self, *points):
        cv2.polylines(self.canvas, [np.array(points, np.int32)], isClosed=False, color=1, thickness=PEN)
        return self

    def figure(self, *points, filled=False):
        corners = [np.array(points, np.int32)]
        cv2.fillPoly(self.canvas, corners, int(filled))
        cv2.polylines(self.canvas, corners, isClosed=True, color=1, thickness=PEN)
        return self

    def connectors(self, *second_opinion):
        mask = self.canvas > 0
        page = Page(np.where(mask, 0, 255).astype(np.uint8), mask, PEN, LETTER, Transform())
        zones = zones_of(page, self.shapes)
        return find_connectors(page, self.shapes, zones, find_line_ink(page, zones), *second_opinion).connectors

    def pairs(self):
        return sorted(
            tuple(sorted(self.nearest(end.point) for end in (connector.first, connector.second)))
            for connector in self.connectors()
        )

    def nearest(self, point):
        return min(range(len(self.shapes)), key=lambda index: self.shapes[index].box.distance(point))


def ends_by_side(connector):
    """Kinds of the left and the right end."""
    first, second = sorted((connector.first, connector.second), key=lambda end: end.point[0])
    return first.kind, second.kind


def with_line(sketch=None):
    return (sketch or Sketch(LEFT, RIGHT)).line((202, 160), (498, 160))


def chevron(sketch, tip=(494, 160)):
    return sketch.line((tip[0] - 24, tip[1] - 16), tip, (tip[0] - 24, tip[1] + 16))


def diamond(sketch, filled):
    return sketch.line((202, 160), (440, 160)).figure((494, 160), (467, 144), (440, 160), (467, 176), filled=filled)


def triangle(sketch, filled):
    return sketch.line((202, 160), (458, 160)).figure((494, 160), (458, 140), (458, 180), filled=filled)


ENDS = {
    "none": with_line,
    "open": lambda: chevron(with_line()),
    "triangle": lambda: triangle(Sketch(LEFT, RIGHT), False),
    "filled_triangle": lambda: triangle(Sketch(LEFT, RIGHT), True),
    "diamond": lambda: diamond(Sketch(LEFT, RIGHT), False),
    "filled_diamond": lambda: diamond(Sketch(LEFT, RIGHT), True),
    "many": lambda: with_line().line((496, 140), (462, 160), (496, 180)),
    "one": lambda: with_line().line((474, 144), (474, 176)),
}


@pytest.mark.parametrize("kind", ENDS)
def test_kind_of_the_end(kind):
    (connector,) = ENDS[kind]().connectors()
    assert ends_by_side(connector) == ("none", kind)
    assert connector.style == "solid"


@pytest.mark.parametrize("kind", sorted(set(ENDS) - {"none", "one", "many"}))
def test_a_sign_that_a_second_opinion_does_not_see_is_none(kind):
    asked = []
    (connector,) = ENDS[kind]().connectors(asked.append)
    assert ends_by_side(connector) == ("none", "none")
    assert asked
    assert all(place.distance((494, 160)) < 30 for place in asked)


@pytest.mark.parametrize("kind", ["one", "many"])
def test_nobody_is_asked_about_crows_feet(kind):
    asked = []
    (connector,) = ENDS[kind]().connectors(asked.append)
    assert ends_by_side(connector) == ("none", kind)
    assert asked == []


def test_wings_apart_from_their_line_are_an_arrowhead():
    sketch = Sketch(LEFT, RIGHT).line((202, 160), (468, 160)).line((466, 142), (492, 158)).line((466, 178), (492, 162))
    (connector,) = sketch.connectors()
    assert ends_by_side(connector) == ("none", "open")


def test_a_star_beside_a_line_is_no_arrowhead():
    sketch = with_line()
    for dx, dy in ((12, 0), (6, 10), (-6, 10)):
        sketch.line((480 - dx, 140 - dy), (480 + dx, 140 + dy))
    assert [ends_by_side(connector)[0] for connector in sketch.connectors()] == ["none"]
    assert "open" not in [kind for connector in sketch.connectors() for kind in ends_by_side(connector)]


def test_dashes_are_one_dashed_connector():
    sketch = Sketch(LEFT, RIGHT)
    for x in range(206, 490, 34):
        sketch.line((x, 160), (x + 20, 160))
    (connector,) = sketch.connectors()
    assert connector.style == "dashed"


def test_lost_dashes_do_not_break_the_chain():
    sketch = Sketch(LEFT, RIGHT)
    for x in (206, 234, 262, 380, 408, 436, 464):
        sketch.line((x, 160), (x + 16, 160))
    assert sketch.pairs() == [(0, 1)]


def test_a_shared_triangle_with_three_children_is_three_connectors():
    parent, children = (300, 20, 460, 100), [(40, 400, 180, 500), (310, 400, 450, 500), (580, 400, 720, 500)]
    sketch = Sketch(parent, *children).figure((380, 106), (358, 146), (402, 146))
    sketch.line((380, 148), (380, 398)).line((110, 398), (110, 280), (650, 280), (650, 398))
    connectors = sketch.connectors()
    assert sketch.pairs() == [(0, 1), (0, 2), (0, 3)]
    assert all({c.first.kind, c.second.kind} == {"none", "triangle"} for c in connectors)


def test_self_loop():
    sketch = Sketch(LEFT).line((202, 130), (320, 130), (320, 300), (120, 300), (120, 222))
    assert sketch.pairs() == [(0, 0)]


def test_lines_go_straight_through_a_crossing():
    boxes = (40, 40, 140, 120), (40, 440, 140, 520), (600, 40, 700, 120), (600, 440, 700, 520)
    sketch = Sketch(*boxes).line((142, 90), (598, 470)).line((142, 470), (598, 90))
    assert sketch.pairs() == [(0, 3), (1, 2)]


def test_lines_pass_the_border_of_a_container():
    sketch = Sketch(LEFT, RIGHT, container=(20, 60, 350, 300))
    assert with_line(sketch).pairs() == [(0, 1)]


def test_lines_that_stop_at_a_container_join_it():
    sketch = Sketch(LEFT, container=(400, 60, 720, 300)).line((202, 160), (398, 160))
    assert sketch.pairs() == [(0, 1)]


def test_writing_beside_a_line_is_no_connector():
    sketch = Sketch(LEFT, RIGHT)
    cv2.putText(sketch.canvas, "note", (300, 400), cv2.FONT_HERSHEY_SIMPLEX, 1, 1, 3)
    assert sketch.connectors() == ()


def test_the_same_page_gives_the_same_connectors():
    assert chevron(with_line()).connectors() == chevron(with_line()).connectors()
