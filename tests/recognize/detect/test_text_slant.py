import math

import cv2
import numpy as np
import pytest

from sketch2model.elements import Box, Shape, ShapeKind
from sketch2model.recognize.detect.text_parts import turned, writing_parts
from sketch2model.recognize.detect.text_slant import slant_of_sides, slant_of_writing

SIZE = 20.0


def shape_of(*corners, kind=ShapeKind.RECTANGLE):
    return Shape(kind, Box.around(corners), corners, 1.0)


def letters(text, degrees):
    mask = np.zeros((400, 600), np.uint8)
    for row, line in enumerate(text.split("\n")):
        cv2.putText(mask, line, (120, 180 + 36 * row), cv2.FONT_HERSHEY_SIMPLEX, 0.8, 255, 2)
    turn = cv2.getRotationMatrix2D((300, 200), -degrees, 1.0)
    mask = cv2.warpAffine(mask, turn, (600, 400)) > 127
    return writing_parts(mask, pen_width=3.0, letter_height=SIZE)


@pytest.mark.parametrize(("fall", "degrees"), [(0, 0), (20, 20), (-30, -30)])
def test_the_sides_of_a_box_tell_its_slant(fall, degrees):
    shape = shape_of((0, 0), (200, fall), (200, 100 + degrees), (0, 100))
    assert slant_of_sides(shape) == pytest.approx(math.degrees(math.atan2(fall, 200)))


def test_sides_that_slant_differently_are_averaged():
    assert slant_of_sides(shape_of((0, 0), (200, 20), (200, 100), (0, 100))) == pytest.approx(2.86, abs=0.01)


def test_a_diamond_does_not_slant():
    assert slant_of_sides(shape_of((50, 0), (100, 60), (50, 120), (0, 60), kind=ShapeKind.DIAMOND)) == 0


@pytest.mark.parametrize("degrees", [-11, -6, 6, 11])
def test_rows_of_writing_tell_their_slant(degrees):
    assert slant_of_writing(letters("name of owner\nbalance now", degrees), SIZE, 0.0) == pytest.approx(degrees, abs=2)


def test_level_writing_in_a_slanted_box_is_level():
    assert slant_of_writing(letters("name of owner\nbalance now", 0), SIZE, 9.0) == 0


def test_narrow_writing_slants_as_its_box():
    assert slant_of_writing(letters("id", 0), SIZE, 9.0) == 9.0


def test_a_point_goes_where_its_part_goes():
    (part, *_) = letters("o", 0)
    x, y = turned(part.centroid, 10)
    assert part.turned(10).centroid == pytest.approx((x, y))
    assert turned((x, y), -10) == pytest.approx(part.centroid)
