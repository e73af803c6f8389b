import numpy as np
import pytest

from sketch2model.recognize.detect.contours.straight import level_ink, straight_ink


def share_kept(find, paper, length=60):
    mask = paper.mask
    return float(find(mask, length=length, pen_width=3.0)[mask].mean())


@pytest.mark.parametrize("lean", [-10, -5, 0, 5, 10])
def test_long_strokes_stay_though_they_lean(sketch, lean):
    rise = 300 * np.tan(np.radians(lean))
    assert share_kept(straight_ink, sketch().stroke((200, 300), (500, 300 + rise))) > 0.9
    assert share_kept(straight_ink, sketch().stroke((300, 150), (300 + rise, 450))) > 0.9


def test_slanted_and_short_strokes_go(sketch):
    assert share_kept(straight_ink, sketch().stroke((200, 200), (400, 330))) == 0
    assert share_kept(straight_ink, sketch().stroke((200, 200), (235, 200))) == 0
    assert share_kept(straight_ink, sketch().write("o", 100, 200), length=60) == 0


def test_level_ink_has_no_upright_strokes(sketch):
    assert share_kept(level_ink, sketch().stroke((200, 200), (200, 400))) < 0.05
    assert share_kept(level_ink, sketch().stroke((200, 200), (400, 200))) > 0.9


def test_only_ink_is_straight_ink(sketch):
    mask = sketch().box(100, 100, 400, 300).write("Account", 150, 200).mask
    found = straight_ink(mask, length=60, pen_width=3.0)
    assert found.any()
    assert not (found & ~mask).any()


@pytest.mark.parametrize("shape", [(1, 1), (1, 400), (400, 1), (3, 3)])
def test_tiny_pages(shape):
    assert straight_ink(np.ones(shape, bool), length=30, pen_width=3.0).shape == shape
