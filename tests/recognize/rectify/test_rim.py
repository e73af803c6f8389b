import numpy as np
import pytest

from sketch2model.recognize.rectify.rim import edge_of_sheet
from sketch2model.recognize.rectify.sheet import Border

PAPER = 230


def page():
    """The sheet begins in row 10 with an edge of three dark rows."""
    light = np.full((1200, 1000), PAPER, np.uint8)
    light[:13] = 80
    return light


@pytest.mark.parametrize("turns", [0, 1, 2, 3])
def test_the_dark_edge_goes_from_every_side(turns):
    border = (Border(0, 1, 10), Border(1, 0, 10), Border(0, -1, -1189), Border(-1, 0, -1189))[turns]
    edge = np.rot90(edge_of_sheet(np.rot90(page(), turns).copy(), PAPER, [border]), -turns)
    assert edge[:13].all()
    assert not edge[16:].any()


def test_a_line_drawn_along_the_border_stays_though_it_runs_into_it():
    light = page()
    light[17:19, 30:600] = 80
    light[10:19, 595:600] = 80
    edge = edge_of_sheet(light, PAPER, [Border(0, 1, 10)])
    assert edge[:13].all()
    assert not edge[17:].any()


def test_a_sheet_that_fills_the_picture_has_no_edge():
    assert not edge_of_sheet(page(), PAPER, []).any()
