import cv2
import numpy as np
import pytest

from training.detector.snapping import snapped

XS = np.arange(60, 561, 4)
CURVE = np.stack([XS, 240 + 14 * np.sin(XS / 70)], axis=1).astype(np.float32)


@pytest.fixture
def ink():
    ink = np.full((480, 640), 255, np.uint8)
    cv2.polylines(ink, [np.rint(CURVE).astype(np.int32)], isClosed=False, color=0, thickness=3)
    return ink


def away(path, curve=CURVE):
    """How far each point of the path is from the curve."""
    dense = np.stack([np.interp(np.linspace(0, 1, 4000), np.linspace(0, 1, len(curve)), c) for c in curve.T], axis=1)
    return np.hypot(*(path[:, None] - dense[None]).transpose(2, 0, 1)).min(axis=1)


def test_way_points_beside_a_curve_become_the_curve(ink):
    rough = CURVE[[0, 60, -1]] + np.array([(0, 2), (0, -6), (0, 2)], np.float32)
    straight = np.stack([np.interp(np.linspace(0, 2, 200), range(3), c) for c in rough.T], axis=1)
    assert away(straight).max() > 6
    path = snapped(rough, ink)
    assert np.quantile(away(path), 0.95) < 2.5
    assert np.hypot(*(path[0] - rough[0])) < 2
    assert np.hypot(*(path[-1] - rough[-1])) < 2


def test_it_keeps_its_direction_and_is_unbroken(ink):
    path = snapped(CURVE[[-1, 60, 0]], ink)
    assert path[0, 0] > path[-1, 0]
    assert np.hypot(*np.diff(path, axis=0).T).max() < 2


def test_gaps_of_a_dashed_line_are_bridged(ink):
    for x in range(80, 560, 40):
        ink[:, x : x + 15] = 255
    path = snapped(CURVE[[0, 30, 60, 90, -1]], ink)
    assert np.quantile(away(path), 0.95) < 4


def test_a_darker_line_far_away_does_not_attract(ink):
    pale = np.maximum(ink, 150)
    cv2.line(pale, (40, 300), (600, 300), 0, 5)
    assert np.quantile(away(snapped(CURVE[::20], pale)), 0.95) < 3


def test_way_points_off_the_page_are_clipped(ink):
    path = snapped(np.array([(-30, 240), (300, 240), (700, 250)], np.float32), ink)
    assert (path >= 0).all()
    assert (path[:, 0] < 640).all()
