from __future__ import annotations

import math
from itertools import pairwise

import pytest

from sketch2model.elements import Box
from sketch2model.export.diagrams.curves import loop, rounded, sampled
from sketch2model.export.diagrams.laid_out import Route


def route(*corners, start=None, end=None):
    """Straight pieces the way Graphviz writes lines with right angles."""
    points = [corners[0]]
    for before, after in pairwise(corners):
        points += [before, after, after]
    return Route("e1", "n1", "n2", tuple(points), start, end, {}, {})


def test_corners_become_round_and_ends_stay():
    line = sampled(rounded(route((0, 0), (0, 100), (80, 100))).points)
    assert line[0] == (0, 0)
    assert line[-1] == (80, 100)
    assert min(math.dist(point, (0, 100)) for point in line) > 1
    turns = [math.atan2(b[1] - a[1], b[0] - a[0]) for a, b in pairwise(line)]
    assert max(abs(one - other) for one, other in pairwise(turns)) < math.pi / 8


def test_a_corner_that_leads_straight_on_is_none():
    assert sampled(rounded(route((0, 0), (0, 50), (0, 50), (0, 100))).points) == ((0, 0), (0, 100))


def test_short_pieces_get_smaller_arcs():
    line = sampled(rounded(route((0, 0), (0, 100), (3, 100), (3, 200))).points)
    assert all(0 <= x <= 3 for x, _ in line)
    assert [y for _, y in line] == sorted(y for _, y in line)


@pytest.mark.parametrize("side", [1, -1])
def test_loops_lie_beside_their_box_and_outside_of_each_other(side):
    box = Box(0, 0, 60, 80)
    crooked = route((30, 80), (30, 90), (70, 90), start=(30, 76), end=(78, 90))
    first, second = (loop(crooked, box, number, (4, 8), side) for number in (0, 1))
    border = 60 if side > 0 else 0
    for each in (first, second):
        assert [tip[0] for tip in each.tips] == [border, border]
        assert math.dist(each.tips[0], each.points[0]) == pytest.approx(4)
        assert math.dist(each.tips[1], each.points[-1]) == pytest.approx(8)
        assert all((x - border) * side >= 0 for x, _ in sampled(each.points))
    reaches = [max((x - border) * side for x, _ in sampled(each.points)) for each in (first, second)]
    assert reaches[0] < reaches[1]


def test_a_long_sign_makes_the_loop_longer_and_none_has_no_tip():
    box = Box(0, 0, 60, 80)
    long = loop(route((30, 80), (30, 90), (70, 90)), box, 0, (30, 0))
    assert max(x for x, _ in sampled(long.points)) > 60 + 30 + 5
    assert (long.start is None, long.end is None) == (False, True)
