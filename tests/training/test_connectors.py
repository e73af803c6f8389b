import numpy as np
import pytest

from sketch2model.elements import Box, EndKind
from training.sketches.connectors import curved, end_sign, facing_sides, on_ring, right_angled, side_point, straight

SQUARE = np.array([(x, 0.0) for x in range(100)] + [(100.0, y) for y in range(100)])
SQUARE = np.concatenate([SQUARE, 100 - SQUARE])


def sign(kind):
    return end_sign(kind, np.array([100.0, 50.0]), np.array([1.0, 0.0]), 20.0, np.random.default_rng(2))


def test_no_sign_for_none():
    assert sign(EndKind.NONE).strokes == ()


@pytest.mark.parametrize("kind", [kind for kind in EndKind if kind is not EndKind.NONE])
def test_signs_stand_behind_the_tip(kind):
    ink = np.concatenate(sign(kind).strokes)
    assert 100 - 45 < ink[:, 0].min() < 100 - 10
    assert ink[:, 0].max() < 103
    assert np.ptp(ink[:, 1]) > 10


@pytest.mark.parametrize("kind", [EndKind.FILLED_TRIANGLE, EndKind.FILLED_DIAMOND])
def test_filled_signs_are_filled(kind):
    assert len(sign(kind).fills) == 1


@pytest.mark.parametrize("kind", [EndKind.TRIANGLE, EndKind.DIAMOND])
def test_the_line_stops_before_a_hollow_sign(kind):
    assert sign(kind).fills == ()
    assert sign(kind).setback > 15


def test_on_ring_gives_the_crossing():
    np.testing.assert_allclose(on_ring(SQUARE, np.array([50.0, 50.0]), np.array([300.0, 50.0])), (100, 50), atol=1)
    np.testing.assert_allclose(on_ring(SQUARE, np.array([50.0, 50.0]), np.array([50.0, -9.0])), (50, 0), atol=1)


def test_straight_connectors_are_upright_where_boxes_face():
    a, b = straight(Box(0, 0, 100, 50), Box(30, 200, 130, 250))
    assert a[0] == b[0] == 65


@pytest.mark.parametrize(
    ("other", "sides"),
    [
        (Box(300, 0, 400, 50), ("right", "left")),
        (Box(-300, 0, -200, 50), ("left", "right")),
        (Box(0, 200, 100, 250), ("bottom", "top")),
        (Box(0, -250, 100, -200), ("top", "bottom")),
    ],
)
def test_facing_sides(other, sides):
    assert facing_sides(Box(0, 0, 100, 50), other) == sides


@pytest.mark.parametrize("leaves", ["left", "right", "top", "bottom"])
@pytest.mark.parametrize("enters", ["left", "right", "top", "bottom"])
@pytest.mark.parametrize("offset", [(300, 200), (-300, 200), (300, -200), (-300, -200)])
def test_right_angled_courses_turn_only_at_right_angles_and_never_through_the_start(leaves, enters, offset):
    a = Box(0, 0, 100, 60)
    b = Box(offset[0], offset[1], offset[0] + 100, offset[1] + 60)
    p, q = side_point(a, leaves, 0.5), side_point(b, enters, 0.5)
    course = right_angled(p, leaves, q, enters, 30)
    assert (course[0] == p).all()
    assert (course[-1] == q).all()
    steps = np.diff(course, axis=0)
    assert (np.abs(steps).min(axis=1) == 0).all()


def test_a_bow_keeps_its_ends_and_leaves_the_straight_line():
    bow = curved(np.array([0.0, 0.0]), np.array([200.0, 0.0]), np.random.default_rng(0))
    assert bow[0].tolist() == [0, 0]
    assert bow[-1].tolist() == [200, 0]
    assert 10 < np.abs(bow[:, 1]).max() < 60
