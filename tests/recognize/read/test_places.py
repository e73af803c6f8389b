"""What a text region can say by where it stands."""

import numpy as np

from sketch2model.elements import (
    Box,
    CompartmentLine,
    Connector,
    ConnectorEnd,
    EndKind,
    Findings,
    LineStyle,
    Shape,
    ShapeKind,
    TextRegion,
)
from sketch2model.recognize.read.places import places_of

LETTER = 20.0


def shape(x0, y0, x1, y1, kind="rectangle", dividers=()):
    box = Box(x0, y0, x1, y1)
    return Shape(ShapeKind(kind), box, box.corners, 0.9, tuple(CompartmentLine(y, 0.9) for y in dividers))


def line(*points, first="none", second="none"):
    ends = [ConnectorEnd(points[i], EndKind(kind), 0.9) for i, kind in ((0, first), (-1, second))]
    return Connector(points, *ends, LineStyle.SOLID, 0.9)


def word(x, y, letters):
    half = letters * 0.3 * LETTER
    return TextRegion(Box(x - half, y - LETTER / 2, x + half, y + LETTER / 2))


def findings(shapes, connectors, *regions):
    return Findings(tuple(shapes), tuple(connectors), regions, np.zeros((1, 1), bool))


def places(*args):
    return [str(place) for place in places_of(findings(*args), LETTER)]


CLASSES = [shape(100, 100, 300, 260, dividers=(140, 210)), shape(800, 100, 1000, 220, dividers=(140,))]
RELATION = line((300, 180), (800, 180))


def test_heads_are_names_and_what_is_below_a_divider_is_a_member():
    words = [word(200, 120, 8), word(200, 160, 12), word(200, 190, 10), word(180, 235, 6)]
    assert places(CLASSES, [], *words) == ["name", "member", "member", "member"]


def test_the_first_compartment_that_holds_writing_is_the_head():
    assert places(CLASSES, [], word(200, 170, 8), word(200, 235, 8)) == ["name", "member"]


def test_ends_and_the_middle_of_a_connector_differ():
    words = [word(330, 160, 1), word(560, 160, 6), word(740, 200, 5), word(550, 600, 6)]
    assert places(CLASSES, [RELATION], *words) == ["end", "label", "end", "text"]


def test_undivided_boxes_of_a_class_page_start_with_a_name():
    plain = shape(100, 500, 300, 640)
    rows = [word(200, 520, 8), word(200, 550, 9), word(200, 580, 9)]
    assert places([*CLASSES, plain], [], *rows) == ["name", "member", "member"]
    assert places([*CLASSES, plain], [], *rows[:2]) == ["name", "name"]


def test_pieces_side_by_side_are_one_row():
    plain = shape(100, 500, 300, 640)
    pieces = [word(150, 520, 4), word(250, 523, 4), word(200, 580, 9)]
    assert places([*CLASSES, plain], [], *pieces) == ["name"] * 3


def test_in_a_process_there_are_no_names_members_or_ends():
    shapes = [shape(100, 100, 300, 200), shape(800, 100, 860, 160, "circle"), shape(400, 120, 460, 180, "diamond")]
    flows = [line((300, 150), (400, 150), second="open"), line((460, 150), (800, 150), second="open")]
    words = [word(200, 150, 8), word(830, 180, 8), word(520, 130, 3)]
    assert places(shapes, flows, *words) == ["text", "text", "label"]


def test_a_false_divider_makes_no_classes_of_a_process():
    steps = [shape(100 + 300 * i, 100, 300 + 300 * i, 200, dividers=(150,) if i == 0 else ()) for i in range(4)]
    events = [shape(100 + 100 * i, 400, 160 + 100 * i, 460, "circle") for i in range(3)]
    assert places([*steps, *events], [], word(200, 120, 8)) == ["text"]


def test_captions_belong_to_their_symbol_and_not_to_the_line_beside_it():
    event = shape(800, 150, 860, 210, "circle")
    assert places([event], [line((300, 180), (800, 180), second="open")], word(830, 225, 8)) == ["text"]


def test_notes_and_containers_hold_text():
    shapes = [*CLASSES, shape(100, 500, 300, 600, "note"), shape(50, 50, 1100, 700, "container")]
    assert places(shapes, [], word(200, 540, 8), word(600, 640, 8)) == ["text", "text"]


def test_a_page_of_mere_writing_is_a_list():
    assert places([], [], word(200, 100, 8), word(200, 130, 8)) == ["member", "member"]


def test_a_page_without_writing_has_no_places():
    assert places(CLASSES, [RELATION]) == []
