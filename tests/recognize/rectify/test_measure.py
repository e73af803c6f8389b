import cv2
import numpy as np
import pytest

from sketch2model.recognize.rectify.measure import measure_letter_height, measure_pen_width


@pytest.mark.parametrize("pen", [3, 5, 8, 13])
def test_the_pen_is_measured(pen):
    page = np.zeros((600, 800), np.uint8)
    for y, x in ((50, 60), (300, 90), (430, 400)):
        page[y : y + pen, x : x + 300] = page[y : y + 100, x : x + pen] = 255
    assert measure_pen_width(page > 0) == pytest.approx(pen, abs=0.6)


@pytest.mark.parametrize("scale", [0.8, 1.3, 2.0])
def test_letters_are_measured_whatever_boxes_surround_them(scale):
    page = np.zeros((900, 1400), np.uint8)
    for row in range(5):
        y = 130 + 160 * row
        cv2.putText(page, "street: name of the child", (60, y), 0, scale, 255, 2)
        cv2.rectangle(page, (20, y - 90), (1350, y + 40), 255, 2)
    capital = 21.5 * scale
    assert 0.7 * capital <= measure_letter_height(page > 0, 2.0) <= 1.3 * capital


def test_bare_paper_still_has_sizes():
    empty = np.zeros((300, 400), dtype=bool)
    assert measure_pen_width(empty) > 0
    assert measure_letter_height(empty, 2.0) > 0
