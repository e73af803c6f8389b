import numpy as np
import pytest

from sketch2model.elements import ShapeKind
from sketch2model.recognize.detect.trained.borders import Borders
from sketch2model.recognize.detect.trained.dividers import with_dividers
from sketch2model.recognize.detect.trained.shapes import find_shapes


def shapes_of(maps):
    """The shapes where no border is drawn that they could be laid on."""
    blank = np.zeros([round(4 * maps.scale * side) for side in maps.shape_heat.shape], bool)
    return find_shapes(maps, Borders.of(blank, maps.scale))


BOX = (40, 40, 200, 200)


def lines_of(sheet, kind=ShapeKind.RECTANGLE):
    maps = sheet.shape(kind, BOX).maps
    (shape,) = with_dividers(shapes_of(maps), maps)
    return shape.compartment_lines


def test_none(sheet):
    assert lines_of(sheet) == ()


def test_two_from_top_to_bottom(sheet):
    first, second = lines_of(sheet.divider(40, 200, 150).divider(40, 200, 80))
    assert (first.y, second.y) == pytest.approx((80, 150), abs=2)
    assert first.confidence == pytest.approx(0.9, abs=0.05)


def test_a_line_with_a_gap_is_one(sheet):
    assert len(lines_of(sheet.divider(40, 110, 100).divider(120, 200, 100))) == 1


def test_a_short_line_divides_nothing(sheet):
    assert lines_of(sheet.divider(60, 110, 100)) == ()


@pytest.mark.parametrize("y", [42, 198])
def test_the_sides_of_the_shape_are_no_dividers(sheet, y):
    assert lines_of(sheet.divider(40, 200, y)) == ()


def test_a_circle_has_none(sheet):
    assert lines_of(sheet.divider(40, 200, 100), ShapeKind.CIRCLE) == ()


def test_lines_beside_the_shape_do_not_count(sheet):
    assert lines_of(sheet.divider(220, 380, 100)) == ()


def test_page_pixels(new_sheet):
    (line,) = lines_of(new_sheet(scale=2.0).divider(40, 200, 100))
    assert line.y == pytest.approx(200, abs=4)


def test_a_shape_beyond_the_edge_of_the_page(new_sheet):
    sheet = new_sheet().divider(0, 160, 100)
    maps = sheet.shape(ShapeKind.RECTANGLE, (-40, 40, 160, 200)).maps
    (shape,) = with_dividers(shapes_of(maps), maps)
    assert len(shape.compartment_lines) == 1
