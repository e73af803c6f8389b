import cv2
import numpy as np
import pytest

from sketch2model.elements import Box
from sketch2model.recognize.detect.trained.borders import LEAST_SHIFT, Borders

DRAWN = (80, 60, 320, 200)
OFF = (92, 46, 306, 214)
"""A box that misses the drawn one by 12 to 14 pixels at every side."""
CLOSE = 3.0
"""How near to its line a side comes, in pixels."""


def page(*lines, height=288, width=416, thickness=2):
    """A mask of ink with lines (x0, y0, x1, y1)."""
    ink = np.zeros((height, width), np.uint8)
    for x0, y0, x1, y1 in lines:
        cv2.line(ink, (x0, y0), (x1, y1), 1, thickness)
    return ink.astype(bool)


def frame(x0, y0, x1, y1, slant=0):
    """The sides of a box, each slanted by so many pixels."""
    return (x0, y0, x1, y0 + slant), (x1, y0, x1 + slant, y1), (x0, y1, x1, y1 + slant), (x0, y0, x0 + slant, y1)


def snapped(mask, box, scale=1.0):
    return tuple(Borders.of(mask, scale).snapped(np.array(box, np.float32)))


def test_sides_go_to_their_lines():
    assert snapped(page(*frame(*DRAWN)), OFF) == pytest.approx(DRAWN, abs=CLOSE)


@pytest.mark.parametrize("slant", [-8, -4, 4, 8])
def test_sides_go_to_the_middle_of_slanted_lines(slant):
    middle = [side + slant / 2 for side in DRAWN]
    assert snapped(page(*frame(*DRAWN, slant)), OFF) == pytest.approx(middle, abs=CLOSE)


def test_sides_stay_where_nothing_is_drawn():
    assert snapped(page(), OFF) == OFF
    top, *_ = frame(*DRAWN)
    assert snapped(page(top), OFF) == pytest.approx((OFF[0], DRAWN[1], *OFF[2:]), abs=CLOSE)


@pytest.mark.parametrize(("drawn", "moves"), [(0.3, False), (0.6, True)])
def test_a_side_goes_only_to_where_much_of_it_is_drawn(drawn, moves):
    x0, y0, x1, _ = DRAWN
    top = snapped(page((x0, y0, round(x0 + drawn * (x1 - x0)), y0)), (x0, OFF[1], x1, OFF[3]))[1]
    assert top == (pytest.approx(y0, abs=CLOSE) if moves else OFF[1])


def test_writing_is_no_border():
    mask = page()
    letters = mask.astype(np.uint8)
    for x in range(80, 320, 12):
        cv2.putText(letters, "e", (x, 62), cv2.FONT_HERSHEY_SIMPLEX, 0.5, 1, 2)
    assert snapped(letters.astype(bool), OFF) == OFF


def test_a_line_too_far_away_is_another_ones():
    x0, y0, x1, _ = DRAWN
    away = round(y0 - LEAST_SHIFT - 10)
    assert snapped(page((x0, away, x1, away)), DRAWN) == DRAWN


def test_sides_of_large_boxes_may_go_farther():
    large = (60, 60, 1140, 840)
    moved = (60, 60, 1140, 840 - 90)
    mask = page((60, 750, 1140, 750), height=960, width=1216)
    assert snapped(mask, large) == pytest.approx(moved, abs=CLOSE)


def test_of_two_lines_the_nearer_one_is_taken():
    x0, y0, x1, y1 = DRAWN
    mask = page((x0, y0, x1, y0), (x0, y0 - 30, x1, y0 - 30))
    assert snapped(mask, (x0, y0 - 8, x1, y1))[1] == pytest.approx(y0, abs=CLOSE)
    assert snapped(mask, (x0, y0 - 24, x1, y1))[1] == pytest.approx(y0 - 30, abs=CLOSE)


def test_page_pixels():
    x0, y0, x1, y1 = (2.5 * side for side in OFF)
    lines = [tuple(round(2.5 * v) for v in line) for line in frame(*DRAWN)]
    mask = page(*lines, height=720, width=1040, thickness=5)
    box = Borders.of(mask, 2.5).fitted(Box(x0, y0, x1, y1), 2.5)
    assert (box.x0, box.y0, box.x1, box.y1) == pytest.approx([2.5 * side for side in DRAWN], abs=3 * CLOSE)


def test_boxes_beyond_the_edge_of_the_page_and_thin_ones_stay():
    mask = page(*frame(*DRAWN))
    for box in ((-60, -90, -40, -50), (430, 300, 500, 400), (200, 100, 202, 102)):
        assert snapped(mask, box) == box


@pytest.mark.parametrize(("away", "moves"), [(7, True), (18, False)])
def test_the_sides_of_boxes_do_not_go_to_lines_farther_off(away, moves):
    """A container's side would; beside a box it may well be an underlined word or the next box."""
    x0, y0, x1, y1 = 80, 60, 200, 110
    strokes = Borders.of(page((x0, y1 + away, x1, y1 + away)), 1.0)
    boxed = strokes.fitted(Box(x0, y0, x1, y1), 1.0)
    assert boxed.y1 == pytest.approx(y1 + away if moves else y1, abs=CLOSE)
    contained = strokes.snapped(np.array([x0, y0, x1, y1], np.float32))
    assert contained[3] == pytest.approx(y1 + away, abs=CLOSE)
