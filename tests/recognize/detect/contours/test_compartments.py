import pytest

from sketch2model.recognize.detect.contours.compartments import find_compartment_lines

CORNERS = ((100.0, 100.0), (400.0, 100.0), (400.0, 400.0), (100.0, 400.0))


def heights(paper, known=(), corners=CORNERS):
    return [line.y for line in find_compartment_lines(paper.page, corners, known)]


def box(sketch):
    return sketch().box(100, 100, 400, 400)


def test_lines_from_top_to_bottom(sketch):
    paper = box(sketch).stroke((100, 300), (400, 300)).stroke((100, 180), (400, 186))
    assert heights(paper) == pytest.approx([183, 300], abs=4)


def test_known_lines_are_not_found_again(sketch):
    paper = box(sketch).stroke((100, 300), (400, 300)).stroke((100, 180), (400, 180))
    assert heights(paper, known=[302.0]) == pytest.approx([180], abs=4)


def test_short_lines_and_the_outline_are_none(sketch):
    assert heights(box(sketch)) == []
    assert heights(box(sketch).stroke((130, 200), (300, 200))) == []
    assert heights(box(sketch).stroke((100, 108), (400, 108))) == []


def test_confidence_is_the_share_crossed(sketch):
    (line,) = find_compartment_lines(box(sketch).stroke((130, 200), (380, 200)).page, CORNERS, [])
    assert line.confidence == pytest.approx(250 / 292, abs=0.04)


def test_no_room_no_lines(sketch):
    assert heights(sketch(), corners=((10.0, 10.0), (14.0, 10.0), (14.0, 14.0), (10.0, 14.0))) == []
