import numpy as np
import pytest

from sketch2model.recognize.rectify.light import PAPER, reflectance


@pytest.mark.parametrize("colour", [(255, 255, 255), (240, 215, 150), (150, 190, 225), (90, 110, 90)])
def test_shade_and_colour_of_the_paper_vanish(paper, colour):
    light = reflectance(paper.shaded(paper.photographed(paper.drawing(), colour)))
    bare = light[paper.drawing() == 255]
    assert abs(np.median(bare) - PAPER) <= 3
    assert np.percentile(bare, 2) > 0.93 * PAPER


@pytest.mark.parametrize("ink", [(20, 20, 30), (40, 60, 190), (120, 40, 150), (200, 40, 40), (30, 120, 50)])
def test_ink_of_every_colour_is_dark(paper, ink):
    page = paper.drawing()
    light = reflectance(paper.photographed(page, ink=ink))
    assert np.median(light[page < 60]) < 0.5 * PAPER
