"""Lines of a drawing as curves: right angles get round corners, loops a shape that can be read."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from sketch2model.elements import Box, Point
from sketch2model.export.diagrams.laid_out import Route

_CORNER = 6.0
_LOOP_REACH = 30.0
_LOOP_STEP = 12.0
_PIECES = 8
_SAME = 0.05
_TO_ROUND = 0.45
"""How much of the control point stays outside of a round corner; a quarter of a circle, nearly."""


def rounded(route: Route) -> Route:
    """A route of straight pieces with a small arc at each corner."""
    corners = _corners(route.points)
    if len(corners) < 3:
        return replace(route, points=straight(corners)) if len(corners) == 2 else route
    points = [corners[0]]
    for before, corner, after in zip(corners, corners[1:], corners[2:], strict=False):
        radius = min(_CORNER, math.dist(before, corner) / 2, math.dist(corner, after) / 2)
        arc_start, arc_end = _towards(corner, before, radius), _towards(corner, after, radius)
        points += straight((points[-1], arc_start))[1:]
        points += [_towards(corner, before, radius * _TO_ROUND), _towards(corner, after, radius * _TO_ROUND), arc_end]
    points += straight((points[-1], corners[-1]))[1:]
    return replace(route, points=tuple(points))


def loop(route: Route, box: Box, number: int, lengths: tuple[float, float], side: int = 1) -> Route:
    """A loop beside its node; further ones lie outside of those before.

    Args:
        route: The loop, of any shape.
        box: That of its node.
        number: 0 for the first loop of this node, 1 for the second, ...
        lengths: How far the signs at both ends reach; 0 where there is none.
        side: 1 for the right side of the node, -1 for the left one.
    """
    border = box.x1 if side > 0 else box.x0
    reach = border + side * (max(_LOOP_REACH, *(length + _LOOP_STEP for length in lengths)) + number * _LOOP_STEP)
    half = min(box.height / 2 - 1, _LOOP_STEP * (number + 1))
    top, bottom = (border, box.center[1] + half), (border, box.center[1] - half)
    corners = [
        (border + side * lengths[0], top[1]),
        (reach, top[1]),
        (reach, bottom[1]),
        (border + side * lengths[1], bottom[1]),
    ]
    start, end = (tip if length else None for tip, length in zip((top, bottom), lengths, strict=True))
    return rounded(replace(route, points=straight(corners), start=start, end=end))


def sampled(points: Sequence[Point]) -> tuple[Point, ...]:
    """The curve as a line of short straight pieces; a straight curve stays one piece."""
    line = [points[0]]
    for index in range(0, len(points) - 3, 3):
        p0, p1, p2, p3 = points[index : index + 4]
        steps = 1 if _isstraight(p0, p1, p2, p3) else _PIECES
        line += [_at(p0, p1, p2, p3, step / steps) for step in range(1, steps + 1)]
    return tuple(line)


def _at(p0: Point, p1: Point, p2: Point, p3: Point, t: float) -> Point:
    a, b, c, d = (1 - t) ** 3, 3 * (1 - t) ** 2 * t, 3 * (1 - t) * t**2, t**3
    return (a * p0[0] + b * p1[0] + c * p2[0] + d * p3[0], a * p0[1] + b * p1[1] + c * p2[1] + d * p3[1])


def _isstraight(p0: Point, p1: Point, p2: Point, p3: Point) -> bool:
    length = math.dist(p0, p3)
    if length < _SAME:
        return math.dist(p0, p1) < _SAME and math.dist(p0, p2) < _SAME
    return all(
        abs((p3[0] - p0[0]) * (p0[1] - p[1]) - (p0[0] - p[0]) * (p3[1] - p0[1])) / length < _SAME for p in (p1, p2)
    )


def _corners(points: Sequence[Point]) -> list[Point]:
    """Where a route of straight pieces turns, with both ends."""
    corners: list[Point] = []
    for point in points:
        if corners and math.dist(corners[-1], point) < _SAME:
            continue
        if len(corners) > 1 and _in_line(corners[-2], corners[-1], point):
            corners.pop()
        corners.append(point)
    return corners


def _in_line(a: Point, b: Point, c: Point) -> bool:
    return abs((b[0] - a[0]) * (c[1] - b[1]) - (b[1] - a[1]) * (c[0] - b[0])) < _SAME * math.dist(a, c)


def straight(points: Sequence[Point]) -> tuple[Point, ...]:
    """Straight pieces as curves."""
    curve = [points[0]]
    for before, after in pairwise(points):
        third = _towards(before, after, math.dist(before, after) / 3)
        curve += [third, _towards(after, before, math.dist(before, after) / 3), after]
    return tuple(curve)


def _towards(start: Point, goal: Point, distance: float) -> Point:
    share = distance / (math.dist(start, goal) or 1.0)
    return (start[0] + (goal[0] - start[0]) * share, start[1] + (goal[1] - start[1]) * share)
