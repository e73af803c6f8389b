import pytest

from sketch2model.elements import Box, ShapeKind
from sketch2model.recognize.detect.contours.details import special_kind

BOX = Box(200, 140, 400, 340)


def test_plain_box(sketch):
    assert special_kind(BOX, sketch().box(200, 140, 400, 340).write("name", 250, 250).page) is None


def test_folded_corner(sketch):
    paper = sketch().outline((200, 140), (340, 140), (400, 200), (400, 340), (200, 340))
    paper.stroke((340, 140), (340, 200), (400, 200))
    assert special_kind(BOX, paper.page) is ShapeKind.DOCUMENT


def test_four_cut_corners_are_no_fold(sketch):
    paper = sketch().box(200, 140, 400, 340)
    for x, y, dx, dy in ((200, 140, 60, 60), (400, 140, -60, 60), (400, 340, -60, -60), (200, 340, 60, -60)):
        paper.stroke((x + dx, y), (x, y + dy))
    assert special_kind(BOX, paper.page) is None


def test_lid(sketch):
    paper = sketch().stroke((200, 160), (200, 340), (400, 340), (400, 160)).arc(300, 160, 100, 24)
    assert special_kind(BOX, paper.page) is ShapeKind.CYLINDER


def test_level_line_is_no_lid(sketch):
    assert special_kind(BOX, sketch().box(200, 140, 400, 340).stroke((200, 180), (400, 180)).page) is None


@pytest.mark.parametrize("box", [Box(0, 0, 3, 3), Box(-20, -20, 5, 300), Box(790, 590, 900, 900)])
def test_specks_and_boxes_across_the_border(sketch, box):
    assert special_kind(box, sketch().page) is None
