import pytest

from sketch2model.elements import Box, ShapeKind
from sketch2model.recognize.detect.contours.candidates import find_candidates, grown
from sketch2model.recognize.detect.contours.outline import Fit
from sketch2model.recognize.detect.contours.straight import straight_ink


def candidates(paper):
    page = paper.page
    return find_candidates(page, straight_ink(page.mask, length=1.5 * page.letter_height, pen_width=page.pen_width))


def test_box_and_score_of_a_clean_box(sketch):
    best = max(candidates(sketch(wobble=0).box(100, 100, 300, 200)), key=lambda c: c.score)
    assert best.kind is ShapeKind.RECTANGLE
    assert 0.95 < best.score <= 1
    assert best.box.iou(Box(98.5, 98.5, 301.5, 201.5)) > 0.97
    assert sorted(best.corners) == [pytest.approx(p, abs=2) for p in ((100, 100), (100, 200), (300, 100), (300, 200))]


def test_largest_first(sketch):
    paper = sketch().box(100, 100, 300, 200).box(350, 100, 760, 400)
    areas = [candidate.box.area for candidate in candidates(paper)]
    assert areas == sorted(areas, reverse=True)
    assert len(areas) >= 2


def test_specks_and_the_page_itself_are_none(sketch):
    assert candidates(sketch().box(100, 100, 122, 122)) == []
    assert candidates(sketch().box(4, 4, 795, 595)) == []


def test_a_side_without_ink_is_no_side(sketch):
    assert candidates(sketch().stroke((100, 200), (100, 100), (300, 100), (300, 200))) == []


def test_grown_moves_every_side_by_the_margin():
    fit = grown(Fit("rectangle", 1.0, ((10.0, 20.0), (50.0, 20.0), (50.0, 40.0), (10.0, 40.0))), 2.0)
    assert Box.around(fit.corners) == Box(8, 18, 52, 42)
