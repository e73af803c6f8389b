"""Boxes and transforms keep the laws of geometry."""

import math

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from sketch2model.elements import Box, Point, Transform

coordinates = st.floats(-1e4, 1e4).map(lambda value: round(value, 3))
points = st.tuples(coordinates, coordinates)
boxes = st.tuples(points, points).map(Box.around)
solid_boxes = boxes.filter(lambda box: box.width >= 1 and box.height >= 1)


@st.composite
def cameras(draw: st.DrawFn) -> Transform:
    """A sheet turned, scaled, moved and seen a little askew, as in photos."""
    angle, scale = draw(st.floats(-math.pi, math.pi)), draw(st.floats(0.1, 10))
    shear, tilt_x, tilt_y = draw(st.floats(-0.5, 0.5)), draw(st.floats(-2e-5, 2e-5)), draw(st.floats(-2e-5, 2e-5))
    move_x, move_y = draw(points)
    turn = np.array([[math.cos(angle), -math.sin(angle), 0], [math.sin(angle), math.cos(angle), 0], [0, 0, 1]])
    return Transform.of(
        np.array([[1, 0, move_x], [0, 1, move_y], [0, 0, 1]])
        @ turn
        @ np.array([[scale, scale * shear, 0], [0, scale, 0], [0, 0, 1]])
        @ np.array([[1, 0, 0], [0, 1, 0], [tilt_x, tilt_y, 1]])
    )


def _close(a: Point, b: Point, tolerance: float = 1e-4) -> bool:
    return math.dist(a, b) <= tolerance


@given(st.lists(points, min_size=1))
def test_around_holds_every_point_tightly(several):
    box = Box.around(several)
    assert all(box.holds(point) for point in several)
    assert box.x0 in {x for x, _ in several}
    assert box.y1 in {y for _, y in several}


def test_around_nothing_is_an_error():
    with pytest.raises(ValueError, match="unpack"):
        Box.around([])


@given(boxes, boxes)
def test_iou_is_symmetric_and_a_share(a, b):
    assert a.iou(b) == pytest.approx(b.iou(a))
    assert 0 <= a.iou(b) <= 1 + 1e-9
    assert a.overlap(b) == b.overlap(a)
    assert a.overlap(b) <= min(a.area, b.area) + 1e-6


@given(solid_boxes)
def test_iou_with_itself_is_one(box):
    assert box.iou(box) == pytest.approx(1)
    assert box.inside(box) == pytest.approx(1)


def test_known_overlaps():
    a, b = Box(0, 0, 4, 2), Box(2, 0, 6, 2)
    assert a.overlap(b) == 4
    assert a.iou(b) == pytest.approx(1 / 3)
    assert a.inside(b) == 0.5
    assert a.iou(Box(4, 0, 5, 2)) == 0
    assert Box(1, 1, 1, 1).iou(Box(1, 1, 1, 1)) == 0
    assert Box(1, 1, 1, 1).inside(a) == 1


@given(boxes, boxes)
def test_union_holds_both(a, b):
    both = a.union(b)
    assert all(both.holds(corner) for corner in (*a.corners, *b.corners))
    assert both == b.union(a)


@given(solid_boxes, st.floats(0, 100))
def test_grown_and_shrunk_again(box, margin):
    back = box.grown(margin).grown(-margin)
    assert _close((back.x0, back.y0), (box.x0, box.y0))
    assert _close((back.x1, back.y1), (box.x1, box.y1))


@given(boxes, st.floats(-1e5, 1e5))
def test_grown_is_never_inside_out(box, margin):
    grown = box.grown(margin)
    assert grown.width >= 0
    assert grown.height >= 0
    assert _close(grown.center, box.center)


@given(boxes, points)
def test_distance_is_zero_exactly_for_points_held(box, point):
    assert (box.distance(point) == 0) == box.holds(point)


@given(boxes, boxes)
def test_gap_is_symmetric_and_zero_when_they_overlap(a, b):
    assert a.gap(b) == b.gap(a)
    if a.overlap(b) > 0:
        assert a.gap(b) == 0
    assert a.gap(b) <= min(a.distance(corner) for corner in b.corners) + 1e-9


def test_known_distances():
    box = Box(0, 0, 2, 2)
    assert box.distance((5, 6)) == 5
    assert box.gap(Box(5, 6, 7, 7)) == 5
    assert box.corners == ((0, 0), (2, 0), (2, 2), (0, 2))
    assert (box.width, box.height, box.area, box.center) == (2, 2, 4, (1, 1))


@given(points)
def test_identity(point):
    assert Transform().point(point) == point


@given(cameras(), points)
def test_there_and_back(camera, point):
    assume(abs(camera.array[2] @ np.array([*point, 1.0])) > 0.1)
    assert _close(camera.inverse().point(camera.point(point)), point, 1e-3)


@given(cameras(), cameras(), points)
def test_then_is_one_after_the_other(first, second, point):
    between = first.point(point)
    assume(abs(first.array[2] @ np.array([*point, 1.0])) > 0.1)
    assume(abs(second.array[2] @ np.array([*between, 1.0])) > 0.1)
    stepwise = second.point(between)
    assert _close(first.then(second).point(point), stepwise, 1e-6 * (1 + math.hypot(*stepwise)))


@given(cameras(), boxes)
def test_box_holds_its_mapped_corners(camera, box):
    mapped = camera.box(box)
    assert camera.points(box.corners) == tuple(camera.point(corner) for corner in box.corners)
    assert all(mapped.holds(corner) for corner in camera.points(box.corners))


def test_quarter_turn():
    turn = Transform.of(np.array([[0, -1, 100], [1, 0, 0], [0, 0, 1]]))
    assert turn.point((10, 20)) == (80, 10)
    assert turn.box(Box(10, 20, 30, 60)) == Box(40, 10, 80, 30)


@given(cameras())
def test_equal_numbers_are_equal_transforms(camera):
    assert Transform.of(camera.array) == camera
    assert hash(Transform.of(camera.array)) == hash(camera)
