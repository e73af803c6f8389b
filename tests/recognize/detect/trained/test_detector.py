from dataclasses import replace

import cv2
import numpy as np
import pytest

from sketch2model.elements import Box, CompartmentLine, EndKind, Page, Shape, ShapeKind, Transform
from sketch2model.recognize.detect.trained import TrainedDetector, detector
from sketch2model.recognize.detect.trained.detector import boxes_alone


@pytest.fixture
def page():
    """Two boxes, an arrow, a word, two circles, on a page twice as large as what the network sees."""
    ink = np.full((1920, 2560), 255, np.uint8)
    cv2.rectangle(ink, (200, 400), (800, 900), 0, 6)
    cv2.rectangle(ink, (1600, 400), (2200, 900), 0, 6)
    cv2.line(ink, (800, 640), (1600, 640), 0, 6)
    for x in (600, 1800):
        cv2.circle(ink, (x, 1400), 160, 0, 6)
    cv2.putText(ink, "total", (300, 700), cv2.FONT_HERSHEY_SIMPLEX, 4, 0, 8)
    return Page(ink, ink < 128, 6, 40, Transform())


@pytest.fixture
def seen(new_sheet):
    """What a network should say of it."""
    sheet = new_sheet(1280, 960, 2.0)
    sheet.shape(ShapeKind.RECTANGLE, (100, 200, 400, 450)).shape(ShapeKind.RECTANGLE, (800, 200, 1100, 450))
    sheet.shape(ShapeKind.CIRCLE, (220, 620, 380, 780)).shape(ShapeKind.CIRCLE, (820, 620, 980, 780))
    sheet.connector([(404, 320), (796, 320)], EndKind.NONE, EndKind.OPEN).divider(100, 400, 260)
    sheet.maps.text[140:190, 70:180] = 0.95
    return sheet


def test_a_page(page, seen, network_of, monkeypatch):
    monkeypatch.setattr(detector, "load_network", lambda: network_of(seen.maps))
    found = TrainedDetector().detect(page)
    kinds = [shape.kind for shape in found.shapes]
    assert sorted(kinds) == [ShapeKind.CIRCLE, ShapeKind.CIRCLE, ShapeKind.RECTANGLE, ShapeKind.RECTANGLE]
    left = min((s for s in found.shapes if s.kind is ShapeKind.RECTANGLE), key=lambda shape: shape.box.x0)
    assert (left.box.x0, left.box.y0, left.box.x1, left.box.y1) == pytest.approx((200, 400, 800, 900), abs=12)
    assert [line.y for line in left.compartment_lines] == pytest.approx([520], abs=6)
    (arrow,) = found.connectors
    assert arrow.points[-1] == pytest.approx((1592, 640), abs=12)
    assert arrow.second.kind is EndKind.OPEN
    assert found.text_mask.shape == page.mask.shape
    assert found.text_mask[600:720, 280:700].any()
    assert not found.text_mask[:, 1000:].any()
    assert not (found.text_mask & ~page.mask).any()
    assert len(found.text_regions) == 1
    assert found.issues == ()


def test_connectors_of_known_shapes(page, seen, network_of, monkeypatch):
    monkeypatch.setattr(detector, "load_network", lambda: network_of(seen.maps))
    trained = TrainedDetector()
    found = trained.detect(page)
    assert trained.connectors(page, found.shapes) == found.connectors


def test_a_page_whose_shapes_are_known(page, seen, network_of, monkeypatch):
    monkeypatch.setattr(detector, "load_network", lambda: network_of(seen.maps))
    trained = TrainedDetector()
    found = trained.detect(page)
    bare = tuple(replace(shape, compartment_lines=()) for shape in found.shapes)
    given = trained.detect_given(page, bare)
    assert given.shapes == found.shapes
    assert given.connectors == found.connectors
    assert given.text_regions == found.text_regions
    assert trained.detect_given(page, bare[:1]).shapes[0].kind is bare[0].kind


def test_empty_paper(new_sheet, network_of, monkeypatch):
    monkeypatch.setattr(detector, "load_network", lambda: network_of(new_sheet(1280, 960).maps))
    blank = np.full((960, 1280), 255, np.uint8)
    found = TrainedDetector().detect(Page(blank, blank < 128, 3, 20, Transform()))
    assert found.shapes == found.connectors == found.text_regions == ()


def test_the_network_is_not_asked_about_texture(monkeypatch):
    monkeypatch.setattr(detector, "load_network", lambda: None)
    ink = np.full((960, 1280), 255, np.uint8)
    ink[::4, ::4] = 0
    found = TrainedDetector().detect(Page(ink, ink < 128, 3, 20, Transform()))
    assert found.shapes == found.connectors == ()
    assert [issue.code for issue in found.issues] == ["texture"]


def shape(kind, box, lines=(), confidence=0.9):
    placed = Box(*box)
    return Shape(kind, placed, placed.corners, confidence, tuple(CompartmentLine(y, 0.9) for y in lines))


@pytest.mark.parametrize(
    ("kinds", "alone"),
    [
        ("rectangle", True),
        ("rectangle rounded_rectangle note container", True),
        ("rectangle rectangle rectangle circle", True),
        ("rectangle rectangle circle", False),
        ("diamond container", False),
    ],
)
def test_which_pages_show_boxes_alone(kinds, alone):
    shapes = [shape(ShapeKind(kind), (100 * i, 0, 100 * i + 80, 50)) for i, kind in enumerate(kinds.split())]
    assert boxes_alone(shapes) is alone


def test_boxes_lean_as_they_are_drawn(new_sheet, network_of, monkeypatch):
    leaning = [(200, 390), (800, 420), (790, 900), (210, 890)]
    ink = np.full((1920, 2560), 255, np.uint8)
    cv2.polylines(ink, [np.array(leaning)], isClosed=True, color=0, thickness=6)
    sheet = new_sheet(1280, 960, 2.0).shape(ShapeKind.RECTANGLE, (100, 200, 400, 450))
    monkeypatch.setattr(detector, "load_network", lambda: network_of(sheet.maps))
    (box,) = TrainedDetector().detect(Page(ink, ink < 128, 6, 40, Transform())).shapes
    assert np.hypot(*(np.array(box.outline) - leaning).T).max() < 10


def test_a_line_across_a_box_that_the_network_has_not_seen(new_sheet, network_of, monkeypatch):
    sheet = new_sheet(1280, 960)
    sheet.shape(ShapeKind.RECTANGLE, (200, 200, 600, 500)).shape(ShapeKind.RECTANGLE, (800, 200, 1100, 500))
    monkeypatch.setattr(detector, "load_network", lambda: network_of(sheet.divider(800, 1100, 300).maps))
    ink = np.full((960, 1280), 255, np.uint8)
    for x0, x1 in ((200, 600), (800, 1100)):
        cv2.rectangle(ink, (x0, 200), (x1, 500), 0, 3)
    cv2.line(ink, (200, 270), (600, 280), 0, 3)
    shapes = TrainedDetector().detect(Page(ink, ink < 128, 3, 20, Transform())).shapes
    heights = {s.box.x0 < 700: [line.y for line in s.compartment_lines] for s in shapes}
    assert heights[True] == pytest.approx([275], abs=4)
    assert heights[False] == pytest.approx([300], abs=4)


def test_a_star_at_the_end_of_a_line_is_no_arrowhead(page, new_sheet, network_of, monkeypatch):
    """The contours take its strokes for one; the network has seen a plain end there."""
    cv2.line(page.ink, (1588, 640), (1548, 613), 0, 6)
    cv2.line(page.ink, (1588, 640), (1548, 667), 0, 6)
    page.ink[1100:] = 255
    boxes = Page(page.ink, page.ink < 128, page.pen_width, page.letter_height, page.to_photo)
    for seen, kind in ((EndKind.NONE, EndKind.NONE), (EndKind.OPEN, EndKind.OPEN)):
        sheet = new_sheet(1280, 960, 2.0)
        sheet.shape(ShapeKind.RECTANGLE, (100, 200, 400, 450)).shape(ShapeKind.RECTANGLE, (800, 200, 1100, 450))
        sheet.connector([(404, 320), (796, 320)], EndKind.NONE, seen)
        monkeypatch.setattr(detector, "load_network", lambda sheet=sheet: network_of(sheet.maps))
        (line,) = TrainedDetector().detect(boxes).connectors
        assert {line.first.kind, line.second.kind} == {EndKind.NONE, kind}


def test_lines_between_boxes_alone_are_those_that_are_drawn(page, new_sheet, network_of, monkeypatch):
    """The network takes the word for the end of a connector; the contours see the line from box to box."""
    page.ink[1100:] = 255
    boxes = Page(page.ink, page.ink < 128, page.pen_width, page.letter_height, page.to_photo)
    sheet = new_sheet(1280, 960, 2.0)
    sheet.shape(ShapeKind.RECTANGLE, (100, 200, 400, 450)).shape(ShapeKind.RECTANGLE, (800, 200, 1100, 450))
    sheet.connector([(230, 340), (796, 220)])
    monkeypatch.setattr(detector, "load_network", lambda: network_of(sheet.maps))
    trained = TrainedDetector()
    found = trained.detect(boxes)
    (line,) = found.connectors
    assert sorted(line.points[i][0] for i in (0, -1)) == pytest.approx([800, 1600], abs=16)
    assert {line.first.kind, line.second.kind} == {EndKind.NONE}
    assert trained.connectors(boxes, found.shapes) == found.connectors
    assert len(found.text_regions) == 1
