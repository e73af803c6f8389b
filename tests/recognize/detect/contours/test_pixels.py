import numpy as np

from sketch2model.recognize.detect.contours.pixels import neighbourhoods, pixel_paths


def _picture(*rows):
    return np.array([[mark == "#" for mark in row] for row in rows])


def test_a_neighbourhood_has_a_bit_for_each_neighbour_clockwise_from_above():
    ink = np.array([[1, 0, 0], [0, 1, 1], [0, 1, 0]], np.uint8)
    assert neighbourhoods(ink.ravel(), np.array([4]), 3).tolist() == [0b10010100]


def test_a_line_is_a_path_between_its_ends():
    paths, nodes = pixel_paths(_picture("....", ".##.", "...#"))
    assert nodes == {0: (1.0, 1.0), 1: (3.0, 2.0)}
    assert paths == [(0, 1, [(1.0, 1.0), (2.0, 1.0), (3.0, 2.0)])]


def test_a_branch_has_one_node_in_the_middle():
    paths, nodes = pixel_paths(_picture("#...#", ".#.#.", "..#..", "..#..", "..#.."))
    assert (2.0, 2.0) in nodes.values()
    assert len(paths) == 3


def test_a_ring_has_one_node():
    paths, nodes = pixel_paths(_picture(".##.", "#..#", ".##."))
    assert len(nodes) == 1
    assert [(a, b) for a, b, _ in paths] == [(0, 0)]


def test_lines_that_leave_the_picture_do_not_come_in_on_the_other_side():
    paths, _ = pixel_paths(_picture("..##", "#...", "##.."))
    assert len(paths) == 2
