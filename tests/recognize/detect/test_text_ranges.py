import cv2
import numpy as np
import pytest

from sketch2model.recognize.detect.text_lines import find_text_lines

LETTER = 20.0


def regions(dots, end=(180, 100), at=100):
    """How many lines a numeral, dots and another numeral make."""
    mask = np.zeros((200, 400), np.uint8)
    for x, y in ((100, 100), end):
        cv2.putText(mask, "0", (x, y), cv2.FONT_HERSHEY_SIMPLEX, 0.8, 1, 2)
    for x in dots:
        cv2.circle(mask, (x, at), 1, 1, -1)
    return len(find_text_lines(mask > 0, (), pen_width=2.0, letter_height=LETTER))


@pytest.mark.parametrize("dots", [(140, 155), (130, 145, 160)])
def test_dots_carry_a_range_over_a_wide_gap(dots):
    assert regions(dots) == 1


def test_without_dots_both_ends_stay_apart():
    assert regions(()) == 2


def test_a_lone_dot_carries_nothing():
    assert regions((148,)) == 2


def test_dots_at_another_height_carry_nothing():
    assert regions((140, 155), at=130) == 2


def test_ends_at_different_heights_stay_apart():
    assert regions((140, 155), end=(180, 130)) == 2


def test_a_range_has_an_end():
    assert regions((140, 155), end=(280, 100)) == 2
