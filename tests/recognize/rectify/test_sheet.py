import numpy as np
import pytest

from sketch2model.elements import Transform
from sketch2model.recognize.rectify.sheet import find_sheet

CORNERS = ((150, 90), (1270, 140), (1310, 980), (90, 930))


def test_all_four_borders_are_found(paper):
    photo, _ = paper.on_table(paper.photographed(paper.drawing(), (235, 230, 225)), (1400, 1060), CORNERS)
    found = find_sheet(paper.noisy(photo)).corners(1400, 1060)
    assert found is not None
    assert np.abs(np.array(found) - np.array(CORNERS)).max() < 8


def test_a_single_border_shades_what_lies_beyond(paper):
    pixels = paper.photographed(paper.drawing(), (235, 230, 225))
    pixels[:90] = (80, 60, 50)
    sheet = find_sheet(paper.noisy(pixels))
    assert [border is not None for border in (sheet.left, sheet.top, sheet.right, sheet.bottom)] == [0, 1, 0, 0]
    (border,) = sheet.carried(Transform())
    assert border.b == pytest.approx(1, abs=0.01)
    assert 84 <= border.c / border.b <= 96
    assert sheet.corners(1060, 800) is None


def test_a_frame_drawn_on_the_page_is_no_border(paper):
    page = paper.drawing()
    page[30:36, 30:1030] = page[764:770, 30:1030] = 30
    page[30:770, 30:36] = page[30:770, 1024:1030] = 30
    assert find_sheet(paper.photographed(page)).borders == ()


@pytest.mark.parametrize("darkest", [0.3, 0.6])
def test_uneven_light_is_no_border(paper, darkest):
    pixels = paper.photographed(paper.drawing())
    ys, xs = np.mgrid[:800, :1060]
    light = darkest + (1 - darkest) * np.exp(-((xs - 300) ** 2 + (ys - 300) ** 2) / 400**2)
    assert find_sheet((pixels * light[:, :, None]).astype(np.uint8)).borders == ()
