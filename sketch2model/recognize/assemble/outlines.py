"""Plane geometry of polygons and polylines, in page pixels."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

from sketch2model.elements import Box, Point


def segment_distance(point: Point, a: Point, b: Point) -> tuple[float, float]:
    """Distance from a point to the segment ab, and how far along it (0 to 1) the nearest place lies."""
    dx, dy = b[0] - a[0], b[1] - a[1]
    squared = dx * dx + dy * dy
    along = 0.0 if squared == 0 else ((point[0] - a[0]) * dx + (point[1] - a[1]) * dy) / squared
    along = min(1.0, max(0.0, along))
    return math.hypot(point[0] - a[0] - along * dx, point[1] - a[1] - along * dy), along


def outline_distance(point: Point, outline: Sequence[Point]) -> float:
    """Distance from a point to the closed line through the corners."""
    return min(segment_distance(point, a, b)[0] for a, b in pairwise((*outline, outline[0])))


def holds(outline: Sequence[Point], point: Point) -> bool:
    """Whether the point lies inside the closed outline (even-odd rule)."""
    x, y = point
    inside = False
    for (x0, y0), (x1, y1) in pairwise((*outline, outline[0])):
        if (y0 > y) != (y1 > y) and x < x0 + (y - y0) / (y1 - y0) * (x1 - x0):
            inside = not inside
    return inside


def ray_distance(start: Point, direction: Point, outline: Sequence[Point]) -> float:
    """How far along the ray the outline is first met; infinite if never. `direction` has length 1."""
    nearest = math.inf
    for a, b in pairwise((*outline, outline[0])):
        ex, ey = b[0] - a[0], b[1] - a[1]
        cross = direction[0] * ey - direction[1] * ex
        if cross == 0:
            continue
        ax, ay = a[0] - start[0], a[1] - start[1]
        along_ray = (ax * ey - ay * ex) / cross
        along_side = (ax * direction[1] - ay * direction[0]) / cross
        if along_ray >= 0 and 0 <= along_side <= 1:
            nearest = min(nearest, along_ray)
    return nearest


def length(points: Sequence[Point]) -> float:
    """Length of a polyline."""
    return sum(math.dist(a, b) for a, b in pairwise(points))


def point_at(points: Sequence[Point], along: float) -> Point:
    """The place on a polyline that lies `along` pixels from its start; its last point beyond the end."""
    for a, b in pairwise(points):
        step = math.dist(a, b)
        if step > 0 and along <= step:
            share = max(0.0, along) / step
            return (a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1]))
        along -= step
    return points[-1]


def sampled(points: Sequence[Point], step: float) -> list[Point]:
    """Places along a polyline at most `step` apart, both ends among them."""
    total = length(points)
    count = max(1, math.ceil(total / step))
    return [point_at(points, total * i / count) for i in range(count + 1)]


def polyline_distance(point: Point, points: Sequence[Point]) -> float:
    """Distance from a point to a polyline."""
    return min(segment_distance(point, a, b)[0] for a, b in pairwise(points))


def box_approach(box: Box, points: Sequence[Point], step: float) -> tuple[float, float]:
    """How near a polyline comes to a box, and how far along the polyline (pixels) it is nearest.

    Where a stretch is equally near, its middle counts. Exact to about half a step.
    """
    total = length(points)
    places = sampled(points, step)
    gaps = [box.distance(place) for place in places]
    best = min(gaps)
    nearest = [i for i, gap in enumerate(gaps) if gap <= best + step / 4]
    middle = (nearest[0] + nearest[-1]) / 2
    return best, total * middle / max(1, len(places) - 1)


def crosses(a: Point, b: Point, points: Sequence[Point]) -> bool:
    """Whether the segment ab crosses a polyline."""
    return any(_segments_cross(a, b, c, d) for c, d in pairwise(points))


def _segments_cross(a: Point, b: Point, c: Point, d: Point) -> bool:
    return _side(a, b, c) * _side(a, b, d) < 0 and _side(c, d, a) * _side(c, d, b) < 0


def _side(a: Point, b: Point, p: Point) -> float:
    return (b[0] - a[0]) * (p[1] - a[1]) - (b[1] - a[1]) * (p[0] - a[0])
