import cv2
import numpy as np
import pytest

from sketch2model.recognize.detect.contours.remnants import without_remnants

PEN = 3.0
LETTER = 30.0
THICKNESS = 2
"""OpenCV draws strokes of `PEN` pixels for this."""

SIDE = ((50, 100), (450, 100))
BOX = ((50, 100), (250, 100), (250, 250))
BEND = ((200, 100), (242, 100), (250, 108), (250, 150))
"""The upper right corner of the box as a quick hand rounds it."""


def drawn(*points):
    """Ink of a stroke through these points."""
    mask = np.zeros((300, 500), np.uint8)
    cv2.polylines(mask, [np.array(points, np.int32)], isClosed=False, color=1, thickness=THICKNESS)
    return mask > 0


def is_kept(bit, taken, *courses):
    """Whether any ink of a bit is left, without that which was taken."""
    left = bit & ~taken
    kept = without_remnants(left, taken, courses or [SIDE], pen_width=PEN, letter_height=LETTER)
    assert not (kept & ~left).any()
    return kept.any()


def side(*gap):
    """Ink of the side, and nothing between two places."""
    return drawn(SIDE[0], (gap[0], 100)) | drawn((gap[1], 100), SIDE[1])


@pytest.mark.parametrize("middle", [100, 104, 108])
def test_a_bit_between_two_ends_of_a_side_is_drawing(middle):
    assert not is_kept(drawn((200, 100), (250, middle), (300, 100)), side(200, 300))


def test_a_side_that_runs_on_beyond_its_corner_is_drawing():
    assert not is_kept(drawn((430, 100), (490, 100)), drawn(SIDE[0], (450, 100)))


def test_the_bend_of_a_round_corner_is_drawing():
    taken = drawn((50, 100), (200, 100)) | drawn((250, 150), (250, 250))
    assert not is_kept(drawn(*BEND), taken, BOX)


def test_a_bend_that_runs_on_at_one_end_alone_is_kept():
    assert is_kept(drawn(*BEND), drawn((50, 100), (200, 100)), BOX)


@pytest.mark.parametrize("lean", [-10, 0, 10])
def test_a_numeral_that_stands_on_a_line_is_kept(lean):
    assert is_kept(drawn((200 + lean, 65), (200, 100)), drawn(*SIDE))


def test_a_numeral_beside_an_upright_line_is_kept():
    line = (200, 50), (200, 280)
    assert is_kept(drawn((206, 150), (206, 190)), drawn(*line), line)


def test_a_dash_that_touches_nothing_is_kept():
    assert is_kept(drawn((215, 100), (285, 100)), side(200, 300))


def test_a_letter_that_touches_a_side_is_kept():
    mask = np.zeros((300, 500), np.uint8)
    cv2.putText(mask, "ate", (200, 97), cv2.FONT_HERSHEY_SIMPLEX, 1.0, 1, 3)
    assert is_kept(mask > 0, drawn(*SIDE))


def test_a_stroke_across_the_course_it_runs_on_from_is_kept():
    tail = drawn((200, 40), (200, 70))
    assert is_kept(tail, drawn((200, 71), (200, 130)) | drawn(*SIDE))


def test_nothing_is_drawing_where_nothing_was_drawn():
    bit = drawn((200, 100), (300, 100))
    assert is_kept(bit, np.zeros_like(bit), SIDE)
