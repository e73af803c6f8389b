import itertools

import cv2
import numpy as np
import pytest

from sketch2model.recognize.detect.trained.reach import reach_field


def field_of(sheet):
    """The field, with a cell on a connector where half of it is covered."""
    height, width = sheet.maps.shape_heat.shape
    line = cv2.resize(sheet.maps.connector, (width, height), interpolation=cv2.INTER_AREA) >= 0.4
    return reach_field(line, sheet.maps.reach)


def misses(field, way, tip, places=slice(None)):
    """How far from the tip those end up who start at the places."""
    return np.hypot(*(field.followed(way)[places] - tip).T)


@pytest.mark.parametrize(
    "path",
    [
        [(20, 100), (80, 100)],
        [(20, 20), (360, 240)],
        [(20, 40), (240, 40), (240, 220), (360, 220)],
        [(340, 230), (340, 30), (40, 30), (40, 230), (200, 230)],
        [(40, 40), (320, 60), (60, 200)],
    ],
    ids=["short", "straight", "two corners", "around", "acute"],
)
def test_hops_follow_a_line_to_both_ends(sheet, path):
    field = field_of(sheet.line(path))
    assert len(field.places) > 15
    for way, tip in ((0, path[0]), (1, path[-1])):
        assert np.quantile(misses(field, way, tip), 0.97) < 8


def test_lines_that_cross_keep_their_own_ends(sheet):
    paths = [(20, 40), (360, 220)], [(20, 220), (360, 40)]
    for path in paths:
        sheet.line(path)
    field = field_of(sheet)
    crossing = np.hypot(*(field.places - (190, 130)).T) < 24
    for path in paths:
        (x0, y0), (x1, y1) = path
        x, y = field.places.T
        own = (np.abs((x1 - x0) * (y - y0) - (y1 - y0) * (x - x0)) / np.hypot(x1 - x0, y1 - y0) < 5) & ~crossing
        assert own.sum() > 100
        for way, tip in ((0, path[0]), (1, path[1])):
            assert (misses(field, way, tip, own) < 10).mean() > 0.95


def test_gaps_are_hopped(sheet):
    gaps = [(80, 104), (160, 184), (200, 224), (300, 324)]
    field = field_of(sheet.line([(20, 100), (370, 100)], gaps=gaps))
    assert not any(begin + 4 < x < end - 4 for x, (begin, end) in itertools.product(field.places[:, 0], gaps))
    for way, tip in ((0, (20, 100)), (1, (370, 100))):
        assert np.quantile(misses(field, way, tip), 0.95) < 10


def test_lines_whose_places_do_not_agree_which_end_is_the_first(sheet):
    """Where no sign gives a direction, every place may name the two ends in its own order."""
    field = field_of(sheet.line([(20, 100), (370, 100)]))
    swap = np.random.default_rng(3).random(len(field.places)) < 0.5
    field.ways[:, swap] = field.ways[::-1, swap]
    for way in (0, 1):
        tip = np.where((swap != way)[:, None], (370, 100), (20, 100))
        assert (np.hypot(*(field.followed(way) - tip).T) < 10).mean() > 0.9


def test_places_at_an_end_stay_there(sheet):
    field = field_of(sheet.line([(20, 100), (370, 100)]))
    for way, tip in ((0, (20, 100)), (1, (370, 100))):
        near = np.hypot(*(field.places - tip).T) < 8
        assert near.sum() >= 2
        assert misses(field, way, tip, near).max() < 2


def test_hops_off_every_line_are_not_taken(sheet):
    field = field_of(sheet.line([(20, 100), (120, 100)]))
    field.ways[1] = (0, 80)
    assert np.allclose(field.followed(1), field.places + np.array([0, 80]))


def test_points_far_outside_of_the_page_are_no_hindrance(sheet):
    field = field_of(sheet.line([(20, 100), (370, 100)]))
    field.ways[1] *= 1e4
    assert np.isfinite(field.followed(1)).all()


def test_it_ends_where_places_point_at_each_other_for_ever(sheet):
    field = field_of(sheet.line([(20, 100), (370, 100)]))
    field.ways[:, :, 1] = 0
    field.ways[:, :, 0] = np.where(field.places[:, 0] > 190, -60, 60)
    assert np.isfinite(field.followed(0)).all()
