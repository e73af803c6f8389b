from dataclasses import replace

import numpy as np
import pytest

from sketch2model.elements import (
    Alternative,
    Box,
    CompartmentLine,
    Connector,
    ConnectorEnd,
    EndKind,
    Findings,
    LineStyle,
    Place,
    Shape,
    ShapeKind,
    TextRegion,
)
from sketch2model.recognize.read import read
from sketch2model.recognize.read.null_engine import NullEngine
from sketch2model.registry import get_ocr_engine, ocr_engine_names
from sketch2model.settings import ReadOptions

OPTIONS = ReadOptions()


class Answering:
    """An engine with prepared answers that keeps what it was shown."""

    name = "answering"

    def __init__(self, *answers):
        self.answers = list(answers)
        self.calls = []

    def read(self, crops, places, options):
        assert len(places) == len(crops)
        self.calls.append((list(crops), options))
        self.places = list(places)
        return self.answers[: len(crops)]

    def legibility(self, crops, options):
        return [1.0] * len(crops)


def findings(mask, *regions):
    return Findings(shapes=(), connectors=(), text_regions=regions, text_mask=mask)


@pytest.fixture
def sheet(printed, page_of):
    """A page with two lines, one of them written upwards, and a stroke through the first."""
    ink = np.full((400, 500), 255, np.uint8)
    level, upward = printed("Customer"), np.rot90(printed("Account"))
    boxes = []
    for crop, x, y in [(level, 40, 30), (upward, 300, 100)]:
        height, width = crop.shape
        ink[y : y + height, x : x + width] = crop
        boxes.append(Box(x + 6, y + 6, x + width - 6, y + height - 6))
    mask = ink < 128
    ink[65:68, 20:280] = 10
    regions = (TextRegion(boxes[0]), TextRegion(boxes[1], angle=270))
    return page_of(ink), findings(mask, *regions)


def test_lines_are_read_in_order_with_box_and_angle(sheet, rapid):
    page, found = sheet
    readings = read(page, found, rapid, OPTIONS)
    assert readings.engine == "rapid"
    assert [line.text for line in readings.lines] == ["Customer", "Account"]
    assert [line.angle for line in readings.lines] == [0, 270]
    assert [line.box for line in readings.lines] == [region.box for region in found.text_regions]
    assert all(line.text not in {other.text for other in line.alternatives} for line in readings.lines)


def test_downward_writing_is_recognised_as_such(sheet, rapid):
    page, found = sheet
    turned = page.ink[::-1, ::-1].copy()
    boxes = [Box(500 - b.x1, 400 - b.y1, 500 - b.x0, 400 - b.y0) for b in (r.box for r in found.text_regions)]
    upside_down = findings(found.text_mask[::-1, ::-1].copy(), TextRegion(boxes[1], angle=270))
    page = type(page)(turned, turned < 128, page.pen_width, page.letter_height, page.to_photo)
    (line,) = read(page, upside_down, rapid, OPTIONS).lines
    assert (line.text, line.angle) == ("Account", 90)


def test_tall_regions_are_tried_on_their_side(sheet, rapid):
    page, found = sheet
    upward = found.text_regions[1]
    taken_for_level = findings(found.text_mask, TextRegion(upward.box))
    (line,) = read(page, taken_for_level, rapid, OPTIONS).lines
    assert (line.text, line.angle) == ("Account", 270)


def test_what_is_read_is_the_most_legible_way_to_turn_a_region(sheet, monkeypatch):
    page, found = sheet
    level, upward = found.text_regions
    seen = []

    def by_shape(crops, options):
        seen.extend(crop.shape for crop in crops)
        return [0.2, 0.7, 0.6]

    engine = Answering((Alternative("level", 0.9),), (Alternative("turned", 0.9),))
    monkeypatch.setattr(engine, "legibility", by_shape)
    both = findings(found.text_mask, level, TextRegion(upward.box))
    lines = read(page, both, engine, OPTIONS).lines
    assert [(line.text, line.angle) for line in lines] == [("level", 0), ("turned", 90)]
    assert len(seen) == 3, "only the region that may be turned is tried"


def test_the_engine_is_asked_once(sheet):
    page, found = sheet
    engine = Answering(*[(Alternative("x", 0.9),)] * 3)
    read(page, found, engine, OPTIONS)
    assert len(engine.calls) == 1


def test_the_engine_is_told_where_each_line_stands(sheet):
    page, found = sheet
    level = found.text_regions[0]
    around = level.box.grown(30)
    divider = CompartmentLine(level.box.y1 + 20, 1.0)
    inside = replace(found, shapes=(Shape(ShapeKind.RECTANGLE, around, around.corners, 1.0, (divider,)),))
    engine = Answering(*[()] * 3)
    read(page, inside, engine, OPTIONS)
    assert engine.places == [Place.NAME, Place.TEXT]


def test_regions_without_a_reading_are_left_out(sheet):
    page, found = sheet
    engine = Answering((), (Alternative("kept", 0.4),), ())
    assert [line.text for line in read(page, found, engine, OPTIONS).lines] == ["kept"]


@pytest.mark.parametrize(
    ("text", "confidence", "kept"),
    [("-", 0.9, False), ("| _", 0.5, False), ("+", 0.9, True), ("1", 0.3, True), ("*", 0.01, True), ("#", 0.01, False)],
)
def test_mere_strokes_and_unbelievable_readings_are_left_out(sheet, text, confidence, kept):
    page, found = sheet
    only = findings(found.text_mask, found.text_regions[0])
    lines = read(page, only, Answering((Alternative(text, confidence),)), OPTIONS).lines
    assert bool(lines) is kept


def test_the_null_engine_reads_nothing(sheet):
    page, found = sheet
    assert read(page, found, NullEngine(), OPTIONS).lines == ()


def test_same_page_same_readings(sheet, rapid):
    page, found = sheet
    assert read(page, found, rapid, OPTIONS) == read(page, found, rapid, OPTIONS)


def test_legibility_tells_upright_from_upside_down(printed, rapid):
    crop = printed("Address of the customer")
    crops = [crop, crop[::-1, ::-1], np.full((30, 90), 255, np.uint8)]
    upright, upside_down, nothing = rapid.legibility(crops, OPTIONS)
    assert upright > 0.9
    assert upside_down < upright
    assert nothing == 0.0


def test_every_engine_is_registered_under_its_own_name():
    assert {"null", "rapid", "sketch", "tesseract"} <= set(ocr_engine_names())
    assert all(get_ocr_engine(name).name == name for name in ("null", "rapid", "tesseract"))


@pytest.mark.parametrize(("x", "place", "texts"), [(150, Place.END, ["*"]), (45, Place.NAME, [])])
def test_what_is_smaller_than_a_letter_is_read_at_the_end_of_a_connector_only(page_of, x, place, texts):
    page = page_of(np.full((300, 500), 255, np.uint8))
    side = page.letter_height / 4
    region = TextRegion(Box(x, 190, x + side, 190 + side))
    boxes = [Box(20, 120, 140, 280), Box(360, 120, 480, 280)]
    shapes = tuple(Shape(ShapeKind.RECTANGLE, b, b.corners, 1.0, (CompartmentLine(150, 1.0),)) for b in boxes)
    ends = [ConnectorEnd(point, EndKind.NONE, 1.0) for point in ((140, 200), (360, 200))]
    line = Connector((ends[0].point, ends[1].point), *ends, LineStyle.SOLID, 1.0)
    engine = Answering((Alternative("*", 0.9),))
    readings = read(page, Findings(shapes, (line,), (region,), page.mask), engine, OPTIONS)
    assert engine.places == [place]
    assert [found.text for found in readings.lines] == texts
