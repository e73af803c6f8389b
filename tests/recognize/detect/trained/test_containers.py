import numpy as np
import pytest

from sketch2model.elements import ShapeKind
from sketch2model.recognize.detect.trained.borders import Borders
from sketch2model.recognize.detect.trained.containers import find_containers


def containers_of(maps):
    blank = np.zeros([round(16 * maps.scale * side) for side in maps.inside.shape], bool)
    return find_containers(maps, Borders.of(blank, maps.scale))


def boxes(maps):
    return sorted((s.box.x0, s.box.y0, s.box.x1, s.box.y1) for s in containers_of(maps))


def near(*values):
    return pytest.approx(values, abs=2)


def test_empty_paper(sheet):
    assert containers_of(sheet.maps) == ()


def test_one(sheet):
    (container,) = containers_of(sheet.container((32, 16, 336, 208)).maps)
    assert container.kind is ShapeKind.CONTAINER
    assert container.outline == container.box.corners
    assert container.confidence > 0.8
    assert boxes(sheet.maps) == [near(32, 16, 336, 208)]


def test_lanes_in_a_pool(sheet):
    pool = (16, 16, 368, 240)
    for lane in ((48, 16, 368, 128), (48, 128, 368, 240)):
        sheet.container(lane, outer=pool)
    sheet.maps.inside[1:15, 1:3] = 0.95
    for side in (sheet.maps.inner, sheet.maps.outer):
        for index, value in enumerate(pool):
            side[index, 1:15, 1:3] = value
    assert boxes(sheet.maps) == [near(16, 16, 368, 240), near(48, 16, 368, 128), near(48, 128, 368, 240)]


def test_two_beside_each_other(sheet):
    sheet.container((16, 32, 176, 224)).container((208, 32, 368, 224))
    assert boxes(sheet.maps) == [near(16, 32, 176, 224), near(208, 32, 368, 224)]


def test_votes_that_disagree_a_little_become_one(sheet):
    sheet.container((32, 16, 336, 208))
    sheet.maps.inner[0] += 8 * (sheet.maps.inner[0] > 0)
    assert len(boxes(sheet.maps)) == 1


def test_a_box_that_hardly_anybody_inside_votes_for_is_none(sheet):
    sheet.container((32, 16, 336, 208))
    sheet.maps.inside[:] = 0
    sheet.maps.inside[4:6, 4:8] = 0.9
    assert containers_of(sheet.maps) == ()


def test_a_larger_page(new_sheet):
    assert boxes(new_sheet(scale=2.0).container((32, 16, 336, 208)).maps) == [near(64, 32, 672, 416)]
