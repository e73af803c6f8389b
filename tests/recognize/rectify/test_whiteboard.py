import cv2
import numpy as np
import pytest

from sketch2model.elements import Photo
from sketch2model.recognize.rectify import rectify
from sketch2model.settings import RectifyOptions

BOARD = (176, 182, 184)
MARKERS = ((190, 40, 45), (30, 120, 60), (35, 60, 160))
REFLECTIONS = ((520, 400, 60, 45), (930, 620, 90, 40), (180, 620, 25, 90), (800, 90, 30, 30))


def whiteboard(paper, glare, sharp):
    """Boxes in three colours on a grey board; lamps are reflected in it."""
    drawing = paper.drawing()
    drawing = cv2.erode(drawing, np.ones((5, 5), np.uint8))
    pixels = paper.photographed(drawing, BOARD, MARKERS[0])
    pixels[:, 530:] = paper.photographed(drawing, BOARD, MARKERS[1])[:, 530:]
    pixels[430:] = paper.photographed(drawing, BOARD, MARKERS[2])[430:]
    ys, xs = np.mgrid[:800, :1060]
    lit = paper.shaded(pixels, 0.75).astype(np.float64)
    shine = np.zeros(drawing.shape)
    for x, y, width, height in REFLECTIONS:
        distance = np.hypot((xs - x) / width, (ys - y) / height)
        shine = np.maximum(shine, 1 / (1 + np.exp(np.clip(sharp * (distance - 1), -50, 50))))
    lit += glare * shine[:, :, None]
    return paper.noisy(np.clip(lit, 0, 255).astype(np.uint8), 3), drawing < 140, shine


@pytest.mark.parametrize("sharp", [4, 12, 40])
@pytest.mark.parametrize("glare", [40, 90, 200])
def test_reflections_are_no_ink_and_the_ink_survives(paper, glare, sharp):
    pixels, truth, shine = whiteboard(paper, glare, sharp)
    page = rectify(Photo(pixels, "board.jpg"), RectifyOptions(direction=0), paper.nobody)
    assert paper.recall(page.mask, truth & (shine < 0.1)) > 0.97
    assert paper.excess(page.mask, truth) < 0.02
