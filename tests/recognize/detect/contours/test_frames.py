import pytest

from sketch2model.elements import Box
from sketch2model.recognize.detect.contours.frames import find_frames, level_strokes


def boxes(page):
    return [Box.around(frame.corners) for frame in find_frames(page)]


def test_two_strokes_of_one_extent_are_a_frame(sketch):
    (box,) = boxes(sketch().stroke((100, 100), (300, 104)).stroke((104, 220), (296, 220)).page)
    assert box.iou(Box(100, 100, 300, 220)) > 0.92


def test_strokes_of_other_extents_are_none(sketch):
    assert boxes(sketch().stroke((100, 100), (300, 100)).stroke((200, 220), (400, 220)).page) == []
    assert boxes(sketch().stroke((100, 100), (300, 100)).stroke((100, 110), (300, 112)).page) == []


def test_long_lines_are_put_together_from_pieces(sketch):
    paper = sketch().stroke((60, 100), (300, 100)).stroke((330, 102), (700, 100)).stroke((60, 500), (700, 500))
    assert max(box.iou(Box(60, 100, 700, 500)) for box in boxes(paper.page)) > 0.95


def test_short_lines_are_not(sketch):
    paper = sketch().stroke((60, 100), (150, 100)).stroke((190, 102), (280, 100)).stroke((60, 300), (280, 300))
    assert boxes(paper.page) == []


def test_strokes_come_from_top_to_bottom_with_their_ends(sketch):
    paper = sketch().stroke((100, 300), (400, 300)).stroke((150, 100), (300, 110)).stroke((600, 50), (600, 500))
    upper, lower = level_strokes(paper.mask, paper.page)
    assert upper.left == pytest.approx((150, 100), abs=5)
    assert upper.right == pytest.approx((300, 110), abs=5)
    assert lower.left == pytest.approx((100, 300), abs=5)
