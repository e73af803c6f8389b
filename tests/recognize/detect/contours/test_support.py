import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sketch2model.elements import Box
from sketch2model.recognize.detect.contours.morphology import dilated
from sketch2model.recognize.detect.contours.support import has_writing, longest_gap, side_support

CORNERS = ((100.0, 100.0), (300.0, 100.0), (300.0, 200.0), (100.0, 200.0))


def test_sides_in_the_order_of_the_corners(sketch):
    paper = sketch().stroke((100, 100), (300, 100)).stroke((300, 100), (300, 150))
    top, right, bottom, left = side_support(CORNERS, dilated(paper.mask, 5))
    assert top.share > 0.95
    assert top.length == 200
    assert top.longest_gap < 5
    assert right.share == pytest.approx(0.55, abs=0.06)
    assert right.longest_gap == pytest.approx(45, abs=6)
    assert bottom.share < 0.1
    assert left.share < 0.1


def test_corners_outside_the_page_are_allowed():
    sides = side_support(((-50.0, -50.0), (900.0, -50.0), (900.0, 700.0)), np.ones((60, 80), bool))
    assert [side.share for side in sides] == [1, 1, 1]


@given(st.lists(st.booleans(), max_size=40))
def test_longest_gap(covered):
    runs = "".join("x" if ink else " " for ink in covered).split("x")
    assert longest_gap(np.array(covered, bool)) == max(map(len, runs))


def test_writing_inside_but_not_the_outline_counts(sketch):
    box = Box(98, 98, 302, 202)
    assert not has_writing(box, sketch().box(100, 100, 300, 200).page)
    assert has_writing(box, sketch().box(100, 100, 300, 200).write("name", 150, 160).page)
