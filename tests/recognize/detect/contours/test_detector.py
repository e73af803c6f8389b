import time
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sketch2model.elements import Box, Page, Shape, ShapeKind, Transform
from sketch2model.recognize.detect.contours import ContourDetector

PEN = 3.0
BOUND = 5.0
"""Seconds within which any page is done."""


def detect(page):
    return ContourDetector().detect(page)


def page_of(mask, pen=PEN, letter=25.0):
    return Page(np.where(mask, 0, 255).astype(np.uint8), mask, pen, letter, Transform())


def class_diagram(sketch):
    """Two classes with a line between them."""
    paper = sketch().box(60, 100, 300, 300).stroke((60, 160), (300, 160)).write("Order", 110, 145)
    paper.write("id: int", 90, 220).box(520, 120, 740, 280).write("Item", 580, 210)
    return paper.stroke((300, 200), (520, 200))


def check(findings, page):
    """What holds for the findings of any page."""
    height, width = page.mask.shape
    slack = page.pen_width
    for shape in findings.shapes:
        box = shape.box
        assert -slack <= box.x0 < box.x1 <= width + slack
        assert -slack <= box.y0 < box.y1 <= height + slack
        assert len(shape.outline) >= 3
        assert 0 <= shape.confidence <= 1
        lines = [line.y for line in shape.compartment_lines]
        assert lines == sorted(lines)
        assert all(box.y0 < y < box.y1 for y in lines)
        assert all(0 <= line.confidence <= 1 for line in shape.compartment_lines)
    for connector in findings.connectors:
        assert len(connector.points) >= 2
        assert all(0 <= x.confidence <= 1 for x in (connector, connector.first, connector.second))
    for region in findings.text_regions:
        assert 0 <= region.box.x0 < region.box.x1 <= width
        assert 0 <= region.box.y0 < region.box.y1 <= height
        assert 0 <= region.confidence <= 1
    assert findings.text_mask.shape == page.mask.shape
    assert findings.text_mask.dtype == bool
    assert not (findings.text_mask & ~page.mask).any()


def test_shapes_connector_and_writing(sketch):
    page = class_diagram(sketch).page
    findings = detect(page)
    check(findings, page)
    assert [shape.kind for shape in findings.shapes] == [ShapeKind.RECTANGLE] * 2
    assert [len(shape.compartment_lines) for shape in findings.shapes] == [1, 0]
    assert len(findings.connectors) == 1
    assert len(findings.text_regions) == 3


def test_text_mask_holds_the_writing_alone(sketch):
    paper = class_diagram(sketch)
    mask = detect(paper.page).text_mask
    for rows, columns in ((slice(115, 148), slice(105, 260)), (slice(190, 223), slice(85, 260))):
        assert np.array_equal(mask[rows, columns], paper.mask[rows, columns])
    assert not mask[95:106].any()
    assert not mask[150:172, 60:300].any()
    assert not mask[:, 55:66].any()
    assert not mask[:, 320:500].any()


@pytest.mark.parametrize(("x", "y"), [(64, 220), (61, 220), (90, 297), (90, 300)])
def test_writing_that_touches_a_border_is_separated_from_it(sketch, x, y):
    paper = sketch().box(60, 100, 300, 300).stroke((60, 160), (300, 160)).write("Order", 110, 145)
    outline = paper.mask.copy()
    paper.write("name: int", x, y)
    *_, word = detect(paper.page).text_regions
    word_ink = paper.mask & ~outline
    rows, columns = np.nonzero(word_ink)
    box = (columns.min(), rows.min(), columns.max() + 1, rows.max() + 1)
    assert (word.box.x0, word.box.y0, word.box.x1, word.box.y1) == pytest.approx(box, abs=3 * PEN)
    assert word_ink[word.ink[:, 1], word.ink[:, 0]].mean() > 0.95


def test_same_page_same_findings(sketch):
    page = class_diagram(sketch).page
    one, other = detect(page), detect(page)
    assert (one.shapes, one.connectors, one.text_regions) == (other.shapes, other.connectors, other.text_regions)
    assert np.array_equal(one.text_mask, other.text_mask)


def noise(share, height=1200, width=900):
    return np.random.default_rng(3).random((height, width)) < share


PAGES = {
    "blank": np.zeros((1200, 900), bool),
    "black": np.ones((1200, 900), bool),
    "fine noise": noise(0.01),
    "noise": noise(0.3, 300, 400),
    "coarse noise": np.kron(noise(0.3, 120, 90), np.ones((10, 10))) > 0,
    "one pixel": np.zeros((1, 1), bool),
    "one dot": np.ones((1, 1), bool),
    "one row": np.ones((1, 500), bool),
    "ribbon": np.tile(np.arange(10)[None, :] < 3, (30000, 1)),
    "level ribbon": np.tile(np.arange(30000)[None, :] % 40 < 3, (10, 1)),
    "ruled": np.tile((np.arange(1200) % 40 < 3)[:, None], (1, 900)),
    "squared": (np.arange(800) % 40 < 3)[:, None] | (np.arange(600) % 40 < 3)[None, :],
    "chequered": np.kron(np.indices((60, 45)).sum(axis=0) % 2, np.ones((20, 20))) > 0,
}


@pytest.mark.parametrize("name", PAGES)
def test_odd_pages_are_done_in_bounded_time(name):
    page = page_of(PAGES[name])
    start = time.process_time()
    findings = detect(page)
    assert time.process_time() - start < BOUND
    check(findings, page)


@settings(max_examples=15, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_scribbles_are_survived(sketch, data):
    place = st.tuples(st.integers(-50, 450), st.integers(-50, 350))
    strokes = data.draw(st.lists(st.lists(place, min_size=2, max_size=5), max_size=8))
    pen, letter = data.draw(st.floats(1, 12)), data.draw(st.floats(4, 80))
    paper = sketch(width=400, height=300)
    for points in strokes:
        paper.stroke(*points)
    page = page_of(paper.mask, pen, letter)
    check(detect(page), page)


def test_texture_is_told_apart_at_once():
    specks = np.zeros((1500, 1500), bool)
    specks[::10, ::10] = True
    page = Page(np.where(specks, 0, 255).astype(np.uint8), specks, 2.0, 12.0, Transform())
    started = time.process_time()
    found = ContourDetector().detect(page)
    assert time.process_time() - started < 1
    assert [issue.code for issue in found.issues] == ["texture"]
    assert (found.shapes, found.connectors, found.text_regions) == ((), (), ())
    assert not found.text_mask.any()


def test_a_page_whose_shapes_are_known(sketch):
    page = page_of(class_diagram(sketch).mask)
    found = detect(page)
    bare = tuple(replace(shape, compartment_lines=()) for shape in found.shapes)
    given = ContourDetector().detect_given(page, bare)
    assert [len(shape.compartment_lines) for shape in given.shapes] == [1, 0]
    assert given.shapes[0].compartment_lines[0].y == pytest.approx(160, abs=PEN)
    assert given.connectors == found.connectors
    assert len(given.text_regions) == len(found.text_regions)


def test_writing_that_nobody_drew_a_box_around_is_found_in_one_that_is_known(sketch):
    page = page_of(sketch().write("Order", 110, 145).write("id: int", 90, 220).mask)
    box = Box(60, 100, 300, 300)
    shape = Shape(ShapeKind.RECTANGLE, box, box.corners, 1.0)
    given = ContourDetector().detect_given(page, (shape,))
    assert given.shapes == (shape,)
    assert len(given.text_regions) == 2
