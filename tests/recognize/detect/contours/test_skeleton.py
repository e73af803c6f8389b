"""Thinning and tracing."""

import cv2
import numpy as np
import pytest

from sketch2model.recognize.detect.contours.skeleton import thin, trace


def drawn(*lines, size=(200, 300), width=5):
    canvas = np.zeros(size, np.uint8)
    for points in lines:
        cv2.polylines(canvas, [np.array(points, np.int32)], isClosed=False, color=1, thickness=width)
    return canvas > 0


def traced(mask, **options):
    return trace(thin(mask), **{"spur": 10, "tolerance": 2, **options})


def test_thin_leaves_one_pixel_of_a_stroke():
    lines = thin(drawn([(20, 100), (280, 100)]))
    assert lines[:, 60:240].sum(axis=0).max() == 1
    assert lines[:, 60:240].any(axis=0).all()


def test_thin_keeps_what_is_connected():
    mask = drawn([(20, 20), (280, 180)], [(20, 180), (280, 20)])
    assert cv2.connectedComponents(thin(mask).astype(np.uint8))[0] == 2


@pytest.mark.parametrize("slant", [0, 60, 100])
def test_a_crossing_is_one_node_with_four_paths(slant):
    skeleton = traced(drawn([(20, 100), (280, 100)], [(150 - slant, 20), (150 + slant, 180)]))
    assert sorted(skeleton.degree().values()) == [1, 1, 1, 1, 4]


def test_a_ring_is_a_path_from_a_node_to_itself():
    canvas = np.zeros((200, 200), np.uint8)
    cv2.circle(canvas, (100, 100), 60, 1, 4)
    (path,) = traced(canvas > 0).paths
    assert path.start == path.end
    assert path.length == pytest.approx(2 * np.pi * 60, rel=0.1)


def test_spurs_are_left_out_and_long_branches_kept():
    line = [(20, 100), (280, 100)]
    assert len(traced(drawn(line, [(150, 100), (150, 92)])).paths) == 1
    assert len(traced(drawn(line, [(150, 100), (150, 40)])).paths) == 3


def test_the_tip_of_an_arrowhead_is_the_end_of_its_line():
    arrow = drawn([(20, 100), (250, 100)], [(222, 82), (250, 100), (222, 118)])
    assert len(traced(arrow).paths) == 3
    (path,) = traced(arrow, whisker=50).paths
    assert max(x for x, _ in path.points) > 235


def test_a_branch_at_a_right_angle_is_no_whisker():
    assert len(traced(drawn([(20, 100), (280, 100)], [(150, 100), (150, 60)]), whisker=80).paths) == 3
