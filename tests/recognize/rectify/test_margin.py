import cv2
import numpy as np
import pytest

from sketch2model.elements import Photo
from sketch2model.recognize.rectify import rectify
from sketch2model.recognize.rectify.margin import margin_lines
from sketch2model.settings import RectifyOptions

RED = (205, 120, 125)


def lined(paper, colour=RED, start=0, end=799, ink=(20, 30, 110)):
    """A drawing on paper with a line down its margin; the mask of the line."""
    drawing = paper.drawing()
    cv2.line(drawing, (40, 300), (300, 300), 40, 3)
    pixels = paper.photographed(drawing, (235, 230, 222), ink)
    line = np.zeros(drawing.shape, np.uint8)
    cv2.line(line, (80, start), (92, end), 1, 3)
    line[drawing < 250] = 0
    pixels[line > 0] = colour
    return paper.noisy(paper.shaded(pixels, 0.7), 3), line > 0, drawing


def found(pixels):
    return margin_lines(pixels, np.zeros(pixels.shape[:2], dtype=bool))


@pytest.mark.parametrize("turns", [0, 1, 2, 3])
def test_the_red_line_is_found_and_crossing_ink_is_not_part_of_it(paper, turns):
    pixels, line, _ = lined(paper)
    lines = np.rot90(found(np.rot90(pixels, turns).copy()), -turns)
    assert (lines & line).sum() > 0.9 * line.sum()
    assert (lines & ~line).sum() < 1.5 * line.sum()
    assert not lines[299:302, 70:84].all()


def test_lines_that_end_or_have_the_colour_of_the_ink_stay(paper):
    assert not found(lined(paper, start=150)[0]).any()
    assert not found(lined(paper, colour=(60, 60, 60))[0]).any()
    assert not found(lined(paper, ink=(190, 30, 40))[0]).any()


def test_the_page_has_its_ink_without_the_margin(paper):
    pixels, line, drawing = lined(paper)
    page = rectify(Photo(pixels, "page.png"), RectifyOptions(direction=0), paper.nobody)
    away = cv2.dilate((drawing < 250).astype(np.uint8), np.ones((9, 9), np.uint8)) == 0
    assert not (page.mask & line & away).any()
    assert paper.recall(page.mask, drawing < 140) > 0.95
