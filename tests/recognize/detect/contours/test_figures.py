import cv2
import numpy as np
import pytest

from sketch2model.recognize.detect.contours.figures import FIGURES, dog_eared, hull_of, quadrilateral, triangle

TRAPEZE = np.array([[40, 20], [160, 30], [190, 120], [10, 110]], np.int32)


def test_quadrilateral_finds_the_four_corners():
    found = quadrilateral(hull_of(TRAPEZE))
    assert sorted(map(tuple, found.round().astype(int).tolist())) == sorted(map(tuple, TRAPEZE.tolist()))


def test_quadrilateral_puts_cut_corners_back():
    cut = np.array([[10, 0], [200, 0], [200, 100], [0, 100], [0, 10]], np.int32)
    found = quadrilateral(hull_of(cut))
    assert np.abs(found - np.array([0, 0])).sum(axis=1).min() < 1


def test_a_hull_of_three_corners_gets_its_smallest_rectangle():
    found = quadrilateral(hull_of(np.array([[0, 0], [100, 0], [50, 80]], np.int32)))
    assert found.shape == (4, 2)
    assert cv2.contourArea(found) == pytest.approx(8000, rel=0.01)


def test_a_sheet_loses_its_top_right_corner_only_where_the_hull_does():
    cut = np.array([[0, 0], [70, 0], [100, 30], [100, 140], [0, 140]], np.int32)
    sheet = dog_eared(hull_of(cut))
    assert np.abs(np.sort(sheet, axis=0) - np.sort(cut, axis=0)).max() < 2
    assert dog_eared(hull_of(np.array([[0, 0], [100, 0], [100, 140], [0, 140]], np.int32))) is None
    assert dog_eared(hull_of(cut * [-1, 1])) is None


@pytest.mark.parametrize("name", [name for name in FIGURES if name != "document"])
def test_figures_lie_around_their_hull(name):
    hull = hull_of(TRAPEZE)
    figure = FIGURES[name](hull)
    assert figure.dtype == np.float32
    assert figure.ndim == 2
    assert figure.min() > -100
    assert figure.max() < 300


def test_points_on_a_line_have_a_flat_triangle_or_none():
    corners = triangle(np.array([[0, 0], [50, 0], [100, 0]], np.float32))
    assert corners is None or cv2.contourArea(corners) < 1
