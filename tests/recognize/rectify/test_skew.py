import cv2
import numpy as np
import pytest

from sketch2model.recognize.rectify.skew import find_skew, unskewed


def leaning(page, degrees):
    """Turned clockwise, nothing cut off."""
    return unskewed(page, -degrees)[0]


@pytest.mark.parametrize("degrees", [-6.0, -2.5, 2.0, 4.0, 7.0])
def test_a_clear_skew_is_measured(paper, degrees):
    assert find_skew(leaning(paper.drawing(), degrees) < 140) == pytest.approx(degrees, abs=0.4)


@pytest.mark.parametrize("degrees", [0.0, 1.0, 20.0])
def test_slight_and_meant_slopes_are_left_alone(paper, degrees):
    assert find_skew(leaning(paper.drawing(), degrees) < 140) == 0.0


def test_sloppy_lines_are_left_alone():
    page = np.zeros((800, 1000), np.uint8)
    for index, slope in enumerate((-90, -60, -30, 0, 20, 50, 80, 110)):
        cv2.line(page, (100, 100 + 80 * index), (800, 100 + 80 * index + slope), 255, 3)
    assert find_skew(page > 0) == 0.0


@pytest.mark.parametrize("degrees", [-5.0, 3.0])
def test_the_way_back_is_exact(degrees):
    page = np.full((600, 900), 255, np.uint8)
    cv2.circle(page, (700, 120), 15, 0, -1, cv2.LINE_AA)
    turned, back = unskewed(page, degrees)
    ys, xs = np.nonzero(turned < 128)
    assert back.point((xs.mean(), ys.mean())) == pytest.approx((700, 120), abs=0.1)
