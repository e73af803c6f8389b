import itertools
from dataclasses import replace

import cv2
import numpy as np
import pytest

from sketch2model.elements import EndKind, LineStyle, Photo, ShapeKind
from sketch2model.elements.vocabulary import DiagramKind, NodeKind
from sketch2model.recognize.detect.trained.maps import LETTER
from training.detector.drawn import drawn_example
from training.detector.pack import upright
from training.sketches import Camera, Description, Field, Figure, Hand, Line, Paper, draw_page


def figure(name, kind, at, node=NodeKind.CLASS, size=None, fields=()):
    return Figure(name, kind, at, name, node, size, fields=fields)


DESCRIPTION = Description(
    DiagramKind.CLASS,
    (900, 640),
    (
        figure("Order", ShapeKind.RECTANGLE, (80, 80), fields=(Field("total", "float"), Field("date"))),
        figure("Item", ShapeKind.DIAMOND, (560, 100), size=(200, 140)),
        figure("Box", ShapeKind.CONTAINER, (60, 360), NodeKind.CONTAINER, (760, 220)),
        figure("Stock", ShapeKind.ELLIPSE, (520, 410), size=(180, 110)),
    ),
    (
        Line("Order", "Item", source_end=EndKind.FILLED_DIAMOND, target_end=EndKind.NONE),
        Line("Item", "Stock", target_end=EndKind.OPEN, style=LineStyle.DASHED),
    ),
)


CAMERA = Camera(1000, tilt=0.02, turn=1.5, table=0.02, unevenness=0.1, noise=1)


def page_of(camera):
    """A photo of the page, and the page that is made of it."""
    picture = draw_page(DESCRIPTION, Hand(), Paper(), camera, seed=4, source="page.jpg")
    return picture, upright(Photo(picture.pixels, "page.jpg"), picture.direction)


def example_of(camera):
    return drawn_example(*page_of(camera))


@pytest.fixture(scope="module")
def example():
    return example_of(CAMERA)


def away_from_ink(example, path):
    """How far points along a path are from ink, in pixels."""
    away = cv2.distanceTransform((example.ink > 160).astype(np.uint8), cv2.DIST_L2, 5)
    points = np.concatenate([np.linspace(a, b, 30) for a, b in itertools.pairwise(path)]).round().astype(int)
    return away[points[:, 1], points[:, 0]]


def test_the_page_has_the_size_that_the_network_sees(example):
    """The letters are large for the page, so it is made smaller until they are as high as usual."""
    _, page = page_of(CAMERA)
    assert page.letter_height > LETTER
    assert example.ink.shape == pytest.approx([side * LETTER / page.letter_height for side in page.ink.shape], abs=1)
    assert example.ink.dtype == np.uint8


@pytest.mark.parametrize("quarters", [1, 2, 3])
def test_turned_photos_become_upright_examples(example, quarters):
    turned = example_of(replace(CAMERA, quarters=quarters))
    assert turned.ink.shape == pytest.approx(example.ink.shape, abs=8)
    for mine, upright_one in zip(turned.shapes, example.shapes, strict=True):
        assert mine.ring.mean(axis=0) == pytest.approx(upright_one.ring.mean(axis=0), abs=8)
        assert np.quantile(away_from_ink(turned, np.vstack([mine.ring, mine.ring[:1]])), 0.9) < 4


def test_outlines_are_on_their_ink(example):
    assert [shape.kinds for shape in example.shapes] == [("rectangle",), ("diamond",), ("ellipse",)]
    assert len(example.containers) == 1
    for ring in (*(shape.ring for shape in example.shapes), *example.containers):
        assert np.quantile(away_from_ink(example, np.vstack([ring, ring[:1]])), 0.9) < 4


def test_dividers_cross_the_box_that_has_fields(example):
    box = example.shapes[0].ring
    assert len(example.dividers) == 1
    (divider,) = example.dividers
    assert np.quantile(away_from_ink(example, divider), 0.8) < 5
    assert box[:, 1].min() < divider[:, 1].mean() < box[:, 1].max()
    assert np.ptp(divider[:, 0]) > 0.9 * np.ptp(box[:, 0])


def test_writing_is_inside_its_ring(example):
    assert len(example.words) == 6
    for ring in example.words:
        (x0, y0), (x1, y1) = ring.min(axis=0).astype(int), ring.max(axis=0).astype(int)
        assert (example.ink[y0:y1, x0:x1] < 128).mean() > 0.02


def test_a_connector_runs_towards_its_only_sign(example):
    composed, arrow = example.courses
    assert (composed.first, composed.second, composed.directed) == (("none",), ("filled_diamond",), True)
    box = example.shapes[0].ring
    assert np.hypot(*(composed.path[-1] - box.mean(axis=0))) < np.hypot(*(composed.path[0] - box.mean(axis=0)))
    assert (arrow.first, arrow.second, arrow.styles) == (("none",), ("open",), ("dashed",))
    assert np.quantile(away_from_ink(example, composed.path), 0.9) < 4
