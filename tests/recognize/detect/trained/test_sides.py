import cv2
import numpy as np
import pytest

from sketch2model.elements import Box, Page, Transform
from sketch2model.recognize.detect.trained.sides import drawn_corners

LETTER, PEN = 30, 4


def page_with(*lines, size=(500, 700)):
    """Ink of closed lines through points, or open ones that start with None."""
    canvas = np.zeros(size, np.uint8)
    for points in lines:
        closed = points[0] is not None
        cv2.polylines(canvas, [np.array(points[not closed :], np.int32)], isClosed=closed, color=1, thickness=PEN)
    mask = canvas > 0
    return Page(np.where(mask, 0, 255).astype(np.uint8), mask, PEN, LETTER, Transform())


def farthest(corners, expected):
    return max(np.hypot(a - c, b - d) for (a, b), (c, d) in zip(corners, expected, strict=True))


@pytest.mark.parametrize(
    "drawn",
    [
        [(100, 100), (400, 100), (400, 300), (100, 300)],
        [(100, 90), (400, 112), (395, 310), (96, 290)],
        [(110, 100), (408, 94), (396, 302), (90, 296)],
    ],
    ids=["level", "leaning", "crooked"],
)
def test_corners_lie_where_the_sides_are_drawn(drawn):
    assert farthest(drawn_corners(page_with(drawn), Box(98, 103, 404, 296)), drawn) < 5


def test_letters_inside_and_lines_outside_do_not_matter():
    drawn = [(100, 92), (400, 108), (400, 300), (100, 300)]
    page = page_with(drawn, [None, (400, 200), (600, 200)], [None, (250, 40), (250, 100)])
    letters = np.ascontiguousarray(page.mask, dtype=np.uint8)
    cv2.putText(letters, "Order", (130, 150), cv2.FONT_HERSHEY_SIMPLEX, 1.5, 1, PEN)
    written = Page(page.ink, letters > 0, PEN, LETTER, Transform())
    assert farthest(drawn_corners(written, Box(100, 100, 400, 300)), drawn) < 6


def test_a_side_with_gaps_is_followed_and_one_that_is_missing_stays():
    page = page_with([None, (100, 90), (180, 94)], [None, (240, 97), (400, 105)], [None, (400, 105), (400, 300)])
    corners = drawn_corners(page, Box(100, 100, 400, 300))
    assert farthest(corners[:2], [(100, 90), (400, 105)]) < 5
    assert corners[2:] == (pytest.approx((400, 300), abs=3), pytest.approx((100, 300), abs=1e-6))


def test_strokes_far_from_the_side_are_those_of_something_else():
    page = page_with([None, (100, 60), (400, 60)])
    box = Box(100, 100, 400, 300)
    assert farthest(drawn_corners(page, box), box.corners) < 1e-6


@pytest.mark.parametrize("box", [Box(-20, -10, 90, 60), Box(640, 460, 720, 540), Box(900, 900, 950, 950)])
def test_boxes_at_the_rim_and_beyond(box):
    corners = drawn_corners(page_with([(2, 2), (90, 2), (90, 60), (2, 60)]), box)
    assert len(corners) == 4
    assert np.isfinite(corners).all()


def test_the_nearer_of_two_parallel_sides():
    page = page_with([None, (100, 100), (400, 100)], [None, (100, 118), (400, 118)])
    (_, y0), (_, y1), *_ = drawn_corners(page, Box(100, 102, 400, 300))
    assert (y0, y1) == pytest.approx((100, 100), abs=3)
