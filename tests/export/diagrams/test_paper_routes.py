from __future__ import annotations

import itertools
import math

import pytest

from sketch2model.concepts import UmlAttribute, UmlDiagram, UmlElement, UmlRelation
from sketch2model.elements import Box, ShapeKind
from sketch2model.elements.vocabulary import DiagramKind, EdgeKind, NodeKind
from sketch2model.export.diagrams.captions import Side, caption_box, caption_sides
from sketch2model.export.diagrams.drawing import Drawing
from sketch2model.export.diagrams.figures import Lettering, figures_of
from sketch2model.export.diagrams.paper import Paper
from sketch2model.export.diagrams.paper_routes import Route, outline, routes_of

LETTERING = Lettering(letter=7.0, line=16.0)


def box(number, x, y, *, w=150, h=70, name="some box", **known):
    kinds = {"kind": NodeKind.STEP, "shape": ShapeKind.RECTANGLE, **known}
    return UmlElement(f"n{number}", name, box=Box(x, y, x + w, y + h), **kinds)


def drawn(elements, *relations, kind=DiagramKind.FLOW):
    drawing = Drawing.of(UmlDiagram(kind, tuple(elements), relations, "a.jpg", 1000, 1000))
    paper = Paper.of(drawing, figures_of(drawing, LETTERING), LETTERING)
    return paper, routes_of(paper, drawing.relations)


def line(source, target, *points, kind=EdgeKind.FLOW, **known):
    return UmlRelation(f"n{source}", f"n{target}", kind, points=points, **known)


def on_outline(box, point):
    return box.grown(0.2).holds(point) and not box.grown(-0.2).holds(point)


def test_boxes_hold_their_text_and_keep_their_order():
    long = UmlAttribute("a_name_of_some_length", "with_a_type_of_some_length")
    elements = [box(n, 60 * n, 40 * n, w=50, h=30, kind=NodeKind.CLASS, attributes=(long,)) for n in range(1, 5)]
    paper, _ = drawn(elements, kind=DiagramKind.CLASS)
    for element in elements:
        assert paper.boxes[element.id].width >= paper.figures[element.id].size[0]
    for one, other in itertools.combinations(elements, 2):
        first, second = paper.boxes[one.id], paper.boxes[other.id]
        assert first.overlap(second) == 0
        assert first.center[0] < second.center[0]
        assert first.center[1] < second.center[1]


def test_nothing_lies_outside_the_drawing():
    paper, _ = drawn([box(1, 0, 0, name="x" * 200), box(2, 500, 3)])
    extent = Box.around(corner for each in paper.boxes.values() for corner in each.corners)
    assert (extent.x0, extent.y0) == pytest.approx((40.0, 40.0))


def test_a_container_holds_what_is_inside_with_its_captions():
    pool = box(1, 0, 0, w=100, h=100, kind=NodeKind.CONTAINER, shape=ShapeKind.CONTAINER)
    event = box(2, 60, 60, w=60, h=60, kind=NodeKind.EVENT, shape=ShapeKind.CIRCLE, parent="n1", name="a long caption")
    paper, _ = drawn([pool, event], kind=DiagramKind.PROCESS)
    assert paper.boxes["n2"].inside(paper.boxes["n1"]) == 1
    assert paper.boxes["n1"].y1 > paper.boxes["n2"].y1 + LETTERING.line


def test_a_wobbly_line_becomes_straight():
    wobble = [(150 + 10 * step, 35 + 4 * math.sin(step)) for step in range(26)]
    paper, (route,) = drawn([box(1, 0, 0), box(2, 400, 5)], line(1, 2, *wobble))
    (x0, y0), (x1, y1) = route.points
    assert y0 == y1
    assert (x0, x1) == (round(paper.boxes["n1"].x1, 1), round(paper.boxes["n2"].x0, 1))


def test_corners_stay_corners():
    _, (route,) = drawn([box(1, 0, 0), box(2, 400, 400)], line(1, 2, (150, 37), (300, 40), (475, 36), (478, 400)))
    (x0, y0), (x1, y1), (x2, y2) = route.points
    assert y0 == y1
    assert x1 == x2
    assert x0 < x1
    assert y1 < y2


def test_slanted_lines_stay_slanted():
    _, (route,) = drawn([box(1, 0, 0), box(2, 400, 400)], line(1, 2, (140, 70), (420, 400)))
    (x0, y0), (x1, y1) = route.points
    assert x1 - x0 > 50
    assert y1 - y0 > 50


@pytest.mark.parametrize("shape", [ShapeKind.RECTANGLE, ShapeKind.DIAMOND, ShapeKind.ELLIPSE])
@pytest.mark.parametrize("points", [(), ((140.0, 60.0), (430.0, 310.0)), ((75.0, 75.0), (75.0, 300.0), (400.0, 330.0))])
def test_lines_begin_and_end_on_outlines(shape, points):
    paper, (route,) = drawn([box(1, 0, 0, shape=shape), box(2, 400, 300, shape=shape)], line(1, 2, *points))
    for name, point in (("n1", route.points[0]), ("n2", route.points[-1])):
        corners = outline(shape, paper.boxes[name])
        sides = zip(corners, (*corners[1:], corners[0]), strict=True)
        away = min(math.dist(a, point) + math.dist(point, b) - math.dist(a, b) for a, b in sides)
        assert away < 0.2


def test_a_line_from_a_box_to_itself_leaves_it():
    for relation in (line(1, 1), line(1, 1, (150, 30), (152, 32))):
        paper, (route,) = drawn([box(1, 0, 0)], relation)
        assert len(route.points) >= 4
        assert on_outline(paper.boxes["n1"], route.points[0])
        assert on_outline(paper.boxes["n1"], route.points[-1])
        assert not any(paper.boxes["n1"].holds(point) for point in route.points[1:-1])


def test_lines_between_the_same_boxes_lie_beside_each_other():
    _, routes = drawn([box(1, 0, 0), box(2, 400, 0)], line(1, 2), line(2, 1), line(1, 2))
    assert len({route.points[0][1] for route in routes}) == 3
    places = [route.label_place[0] for route in routes]
    assert places == sorted(places)
    assert places[2] - places[0] > 20


def test_children_share_the_triangle_of_their_parent():
    parent = box(1, 200, 0, kind=NodeKind.CLASS)
    children = [box(n, 200 * (n - 2), 300, kind=NodeKind.CLASS) for n in (2, 3, 4)]
    _, routes = drawn(
        [parent, *children],
        line(2, 1, (75, 300), (75, 200), (270, 200), (270, 70), kind=EdgeKind.INHERITANCE),
        line(3, 1, (277, 300), (277, 70), kind=EdgeKind.INHERITANCE),
        line(4, 1, (475, 300), (475, 200), (283, 200), (283, 70), kind=EdgeKind.INHERITANCE),
        kind=DiagramKind.CLASS,
    )
    assert len({route.points[-1] for route in routes}) == 1
    for route in routes:
        assert route.points[-2][0] == route.points[-1][0]


@pytest.mark.parametrize("end", [(100.0, 0.0), (-100.0, 0.0), (0.0, 100.0), (0.0, -100.0), (70.0, 70.0)])
def test_texts_at_an_end_stand_on_both_sides_of_the_line(end):
    route = Route(((0.0, 0.0), end))
    places = [route.beside_end((20.0, 10.0), at_source=True, side=side) for side in (1, -1)]
    turns = [end[0] * y - end[1] * x for x, y in places]
    assert turns[0] * turns[1] < 0
    for x, y in places:
        text = Box(x - 10, y - 5, x + 10, y + 5)
        assert not any(text.holds((end[0] * step / 50, end[1] * step / 50)) for step in range(51))


def test_a_label_stands_half_way_along_unless_told_otherwise():
    points = ((0.0, 0.0), (10.0, 0.0), (10.0, 30.0))
    assert Route(points).label_place == pytest.approx((10.0, 10.0))
    assert Route(points, label_at=0.1).label_place == pytest.approx((4.0, 0.0))
    assert Route(((5.0, 5.0), (5.0, 5.0))).label_place == (5.0, 5.0)


def test_captions_keep_clear_of_lines():
    sign = box(1, 200, 200, w=50, h=50, kind=NodeKind.DECISION, shape=ShapeKind.DIAMOND, name="paid?")
    below, above = box(2, 170, 400), box(3, 170, 0)
    elements, relations = [sign, below, above], (line(1, 2), line(3, 1))
    for count, side in ((0, Side.BELOW), (1, Side.ABOVE), (2, Side.RIGHT)):
        paper, routes = drawn(elements, *relations[:count], kind=DiagramKind.PROCESS)
        assert caption_sides(paper, relations[:count], routes) == {"n1": side}


@pytest.mark.parametrize("side", Side)
def test_captions_stand_beside_their_sign(side):
    sign = Box(0, 0, 40, 40)
    caption = caption_box(side, sign, (100, 20))
    assert (caption.width, caption.height) == (100, 20)
    assert 0 < caption.gap(sign) < 10
