import pytest

from sketch2model.elements import Box
from sketch2model.recognize.detect.contours.blobs import find_blobs


def found(paper):
    return {(fit.figure, tuple(round(v, -1) for v in fit.corners[0])) for fit in find_blobs(paper.page)}


def figures(paper):
    return {figure for figure, _ in found(paper)}


def test_circle_cut_to_pieces_by_a_cross(sketch):
    paper = sketch().arc(300, 200, 35, 35).stroke((275, 175), (325, 225)).stroke((325, 175), (275, 225))
    fits = list(find_blobs(paper.page))
    assert {fit.figure for fit in fits} == {"circle"}
    assert all(Box.around(fit.corners).iou(Box(265, 165, 335, 235)) > 0.75 for fit in fits)


def test_diamond_with_a_cross_inside(sketch):
    paper = sketch().outline((300, 150), (350, 200), (300, 250), (250, 200))
    assert figures(paper.stroke((280, 180), (320, 220)).stroke((320, 180), (280, 220))) == {"diamond"}


@pytest.mark.parametrize(("radius", "count"), [(8, 0), (30, 1), (90, 0)])
def test_only_sizes_of_events(sketch, radius, count):
    assert len(figures(sketch().arc(300, 250, radius, radius))) == count


def test_blots_and_boxes_are_none(sketch):
    paper = sketch()
    paper.ink[100:160, 100:160] = 1
    assert figures(paper) == set()
    assert figures(sketch().box(200, 200, 300, 280)) == set()
