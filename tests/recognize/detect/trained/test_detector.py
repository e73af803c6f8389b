import cv2
import numpy as np
import pytest

from sketch2model.elements import EndKind, Page, ShapeKind, Transform
from sketch2model.recognize.detect.trained import TrainedDetector, detector


@pytest.fixture
def page():
    """Two boxes, an arrow and a word, on a page twice as large as what the network sees."""
    ink = np.full((1920, 2560), 255, np.uint8)
    cv2.rectangle(ink, (200, 400), (800, 900), 0, 6)
    cv2.rectangle(ink, (1600, 400), (2200, 900), 0, 6)
    cv2.line(ink, (800, 640), (1600, 640), 0, 6)
    cv2.putText(ink, "total", (300, 700), cv2.FONT_HERSHEY_SIMPLEX, 4, 0, 8)
    return Page(ink, ink < 128, 6, 40, Transform())


@pytest.fixture
def seen(new_sheet):
    """What a network should say of it."""
    sheet = new_sheet(1280, 960, 2.0)
    sheet.shape(ShapeKind.RECTANGLE, (100, 200, 400, 450)).shape(ShapeKind.RECTANGLE, (800, 200, 1100, 450))
    sheet.connector([(404, 320), (796, 320)], EndKind.NONE, EndKind.OPEN).divider(100, 400, 260)
    sheet.maps.text[140:190, 70:180] = 0.95
    return sheet


def test_a_page(page, seen, network_of, monkeypatch):
    monkeypatch.setattr(detector, "load_network", lambda: network_of(seen.maps))
    found = TrainedDetector().detect(page)
    assert [shape.kind for shape in found.shapes] == [ShapeKind.RECTANGLE, ShapeKind.RECTANGLE]
    left = min(found.shapes, key=lambda shape: shape.box.x0)
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
