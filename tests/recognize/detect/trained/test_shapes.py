import numpy as np
import pytest

from sketch2model.elements import Box, ShapeKind
from sketch2model.recognize.detect.trained.borders import Borders
from sketch2model.recognize.detect.trained.certainty import SHAPE, certainty
from sketch2model.recognize.detect.trained.maps import SHAPE_KINDS
from sketch2model.recognize.detect.trained.shapes import find_shapes, ideal_outline


def shapes_of(maps):
    """The shapes where no border is drawn that they could be laid on."""
    blank = np.zeros([round(4 * maps.scale * side) for side in maps.shape_heat.shape], bool)
    return find_shapes(maps, Borders.of(blank, maps.scale))


def corners(box):
    return pytest.approx((box.x0, box.y0, box.x1, box.y1), abs=1)


@pytest.mark.parametrize("kind", SHAPE_KINDS)
def test_every_kind(sheet, kind):
    (shape,) = shapes_of(sheet.shape(kind, (40, 60, 160, 140)).maps)
    assert shape.kind is kind
    assert corners(shape.box) == (40, 60, 160, 140)
    assert shape.confidence == pytest.approx(certainty(0.9, SHAPE), abs=0.02)


def test_empty_paper(sheet):
    assert shapes_of(sheet.maps) == ()


def test_surest_first_and_doubtful_ones_left_out(sheet):
    sheet.shape(ShapeKind.CIRCLE, (20, 20, 60, 60), 0.5).shape(ShapeKind.DIAMOND, (200, 40, 280, 100), 0.8)
    sheet.shape(ShapeKind.RECTANGLE, (200, 180, 280, 220), 0.15)
    assert [shape.kind for shape in shapes_of(sheet.maps)] == [ShapeKind.DIAMOND, ShapeKind.CIRCLE]


def test_pages_larger_than_what_the_network_sees(new_sheet):
    (shape,) = shapes_of(new_sheet(scale=2.5).shape(ShapeKind.RECTANGLE, (40, 60, 160, 140)).maps)
    assert corners(shape.box) == (100, 150, 400, 350)


def test_two_middles_of_one_shape_are_one(sheet):
    sheet.shape(ShapeKind.RECTANGLE, (40, 60, 200, 140)).shape(ShapeKind.RECTANGLE, (64, 60, 224, 140), 0.6)
    (shape,) = shapes_of(sheet.maps)
    assert corners(shape.box) == (40, 60, 200, 140)


def test_a_small_shape_in_a_large_one_stays(sheet):
    sheet.shape(ShapeKind.RECTANGLE, (20, 20, 360, 240)).shape(ShapeKind.CIRCLE, (60, 60, 100, 100), 0.8)
    assert {shape.kind for shape in shapes_of(sheet.maps)} == {ShapeKind.RECTANGLE, ShapeKind.CIRCLE}


@pytest.mark.parametrize("kind", SHAPE_KINDS)
def test_outlines_fill_their_box(kind):
    box = Box(10, 20, 110, 60)
    around = Box.around(ideal_outline(kind, box))
    assert corners(around) == (10, 20, 110, 60)
