"""Lines at the size that the networks see."""

import numpy as np
import pytest

from sketch2model.recognize.read.lines import HEIGHT, at_line_height


def strokes(height, width, every, thick=2):
    """Upright strokes at regular distances."""
    crop = np.full((height, width), 255, np.uint8)
    for x in range(every // 2, width - thick, every):
        crop[:, x : x + thick] = 0
    return crop


@pytest.mark.parametrize(("height", "width"), [(24, 200), (48, 400), (96, 800)])
def test_roomy_writing_keeps_its_proportions(height, width):
    assert at_line_height(strokes(height, width, height)).shape == (HEIGHT, 400)


def test_dense_writing_is_made_wider_the_denser_the_wider_but_no_more_than_two_and_a_half_times():
    widths = [at_line_height(strokes(48, 400, every)).shape[1] for every in (40, 12, 8, 6, 4)]
    assert widths == sorted(widths)
    assert widths[0] == 400 < widths[1] < widths[2] < widths[-1] == 1000


def test_a_narrow_crop_gets_paper_at_both_sides():
    shown = at_line_height(np.zeros((48, 10), np.uint8))
    ink = np.flatnonzero((shown < 128).any(axis=0))
    assert shown.shape == (HEIGHT, HEIGHT)
    assert (ink[0], ink[-1]) == (19, 28)


@pytest.mark.parametrize("shape", [(1, 1), (1, 30), (30, 1), (1, 5000)])
def test_the_smallest_crops_are_shown(shape):
    shown = at_line_height(np.zeros(shape, np.uint8))
    assert shown.shape[0] == HEIGHT <= shown.shape[1] <= 2400
    assert shown.dtype == np.uint8
    assert (shown < 128).any()
