import numpy as np
import pytest

from sketch2model.elements import Box
from sketch2model.recognize.detect.contours.faces import face_of, find_faces


def faces(mask, gap=0.0, min_side=20):
    return list(find_faces(mask, gap=gap, min_side=min_side))


def test_a_box_is_one_face_inside_its_stroke(sketch):
    (face,) = faces(sketch(wobble=0).box(100, 100, 300, 200).mask)
    assert face.box.iou(Box(102, 102, 299, 199)) > 0.98
    assert face.area == pytest.approx(196 * 96, rel=0.02)


def test_compartments_are_faces_from_top_to_bottom(sketch):
    paper = sketch().box(100, 100, 300, 300).stroke((100, 150), (300, 150)).stroke((100, 220), (300, 220))
    tops = [face.box.y0 for face in faces(paper.mask)]
    assert tops == pytest.approx([102, 152, 222], abs=5)


def test_what_a_face_holds_leaves_no_hole_in_it(sketch):
    paper = sketch().box(100, 100, 300, 300).write("ab", 150, 200)
    outer = faces(paper.mask, min_side=100)
    assert len(outer) == 1
    assert outer[0].area > 180 * 180


def test_small_faces_are_left_out(sketch):
    paper = sketch().box(100, 100, 130, 300)
    assert faces(paper.mask, min_side=40) == []
    assert len(faces(paper.mask, min_side=20)) == 1


@pytest.mark.parametrize(("gap", "count"), [(0.0, 0), (3.0, 0), (8.0, 1)])
def test_gaps_close_when_strokes_are_thick_enough(sketch, gap, count):
    paper = sketch().box(100, 100, 300, 200).erase(190, 90, 202, 110)
    assert len(faces(paper.mask, gap=gap)) == count


def test_closing_a_gap_does_not_shrink_the_face(sketch):
    paper = sketch().box(100, 100, 300, 200)
    (thin,), (thick,) = faces(paper.mask), faces(paper.mask, gap=9.0)
    assert thick.gap == 9.0
    assert thick.box.iou(thin.box) > 0.95


def test_open_strokes_and_blank_paper_enclose_nothing(sketch):
    assert faces(sketch().stroke((100, 100), (300, 100), (300, 200)).mask) == []
    assert faces(sketch().mask) == []
    assert faces(np.ones((60, 80), bool)) == []


def test_face_of_a_contour():
    face = face_of(np.array([[10, 20], [40, 20], [40, 60], [10, 60]], np.int32), 2.0)
    assert face.box == Box(10, 20, 41, 61)
    assert face.area == 30 * 40
