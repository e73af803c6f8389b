"""A network that answered exactly what it is taught would give back what is on the page."""

import numpy as np
import pytest

from sketch2model.elements import EndKind, LineStyle, ShapeKind
from sketch2model.recognize.detect.trained.borders import Borders
from sketch2model.recognize.detect.trained.connectors import find_connectors
from sketch2model.recognize.detect.trained.containers import find_containers
from sketch2model.recognize.detect.trained.dividers import with_dividers
from sketch2model.recognize.detect.trained.maps import END_KINDS, LINE_STYLES, SHAPE_KINDS
from sketch2model.recognize.detect.trained.shapes import find_shapes
from training.detector.targets import ENDS, SHAPES, STYLES


def shapes_of(maps):
    """The shapes where no border is drawn that they could be laid on."""
    blank = np.zeros([round(4 * maps.scale * side) for side in maps.shape_heat.shape], bool)
    return find_shapes(maps, Borders.of(blank, maps.scale))


@pytest.fixture
def maps(page, taught):
    return taught(page)


def test_kinds_stand_in_the_same_order():
    assert tuple(map(str, SHAPE_KINDS)) == SHAPES
    assert tuple(map(str, END_KINDS)) == ENDS
    assert tuple(map(str, LINE_STYLES)) == STYLES


def test_shapes_and_their_dividers(maps):
    box, diamond = sorted(with_dividers(shapes_of(maps), maps), key=lambda shape: shape.box.x0)
    assert box.kind is ShapeKind.RECTANGLE
    assert diamond.kind is ShapeKind.DIAMOND
    assert (box.box.x0, box.box.y0, box.box.x1, box.box.y1) == pytest.approx((60, 80, 220, 240), abs=0.2)
    assert (diamond.box.x0, diamond.box.y1) == pytest.approx((420, 220), abs=0.2)
    assert [line.y for line in box.compartment_lines] == pytest.approx([130], abs=2)
    assert diamond.compartment_lines == ()


def containers_of(maps):
    blank = np.zeros([round(16 * maps.scale * side) for side in maps.inside.shape], bool)
    return find_containers(maps, Borders.of(blank, maps.scale))


def test_the_container(maps):
    (container,) = containers_of(maps)
    assert container.kind is ShapeKind.CONTAINER
    assert (container.box.x0, container.box.y0, container.box.x1, container.box.y1) == (16, 16, 624, 336)


def connectors_of(maps):
    return find_connectors(maps, shapes_of(maps))


def test_the_connector(maps):
    (arrow,) = connectors_of(maps)
    assert arrow.points[0] == pytest.approx((224, 160), abs=3)
    assert arrow.points[-1] == pytest.approx((416, 160), abs=3)
    assert arrow.first.kind is EndKind.NONE
    assert arrow.second.kind in (EndKind.OPEN, EndKind.FILLED_TRIANGLE)
    assert arrow.style is LineStyle.SOLID
    assert arrow.confidence > 0.9
