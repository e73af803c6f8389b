import cv2
import numpy as np
import pytest

from sketch2model.recognize.detect.contours.morphology import (
    contours_of,
    dilated,
    disc,
    large_strokes,
    thickened,
    thinned,
)


@pytest.mark.parametrize(("radius", "size"), [(-1, 1), (0, 1), (0.4, 1), (1, 3), (2.6, 7)])
def test_disc_is_round_and_odd(radius, size):
    brush = disc(radius)
    assert brush.shape == (size, size)
    assert np.array_equal(brush, brush[::-1, ::-1])


@pytest.mark.parametrize("radius", [0, 1, 3, 7, 8, 12, 37])
def test_wide_brushes_paint_as_one_disc(radius):
    ink = (np.random.default_rng(1).random((160, 200)) > 0.998).astype(np.uint8)
    assert np.array_equal(thickened(ink, radius), cv2.dilate(ink, disc(radius)))
    assert np.array_equal(thinned(1 - ink, radius), cv2.erode(1 - ink, disc(radius)))


def test_dilated_reaches_as_far_as_told():
    mask = np.zeros((41, 41), bool)
    mask[20, 20] = True
    near = dilated(mask, 10)
    assert near[20, 10]
    assert not near[20, 9]
    assert not near[12, 12]


def test_large_strokes_lose_small_ones_even_inside(sketch):
    paper = sketch().box(100, 100, 300, 200)
    drawn = paper.mask
    paper.arc(200, 150, 15, 15).stroke((195, 150), (205, 150)).stroke((500, 500), (520, 500))
    assert np.array_equal(large_strokes(paper.mask, 60), drawn)


def test_strokes_and_holes(sketch):
    ink = sketch().box(100, 100, 300, 200).arc(200, 150, 15, 15).ink
    assert len(contours_of(ink, holes=False)) == 2
    assert len(contours_of(ink, holes=True)) == 2
    assert contours_of(np.zeros((5, 5), np.uint8), holes=False) == []
