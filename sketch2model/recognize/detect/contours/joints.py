"""Directions of line ends, and the gaps a pen jumps: from end to end, or from an end to the side of a line."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from sketch2model.elements import Point
from sketch2model.recognize.detect.contours.skeleton import Path, Skeleton

JOINT_ANGLE = 40.0
"""Degrees by which a loose end may miss the place on a line that it is joined to."""


@dataclass(frozen=True, slots=True)
class Bridge:
    """A gap between two line ends, by node, that the pen jumped over."""

    start: int
    end: int
    length: float


def direction_from(path: Path, node: int, stretch: float) -> Point:
    """Unit vector along a path as it leaves one of its nodes."""
    points = path.points if path.start == node else path.points[::-1]
    start, walked = points[0], 0.0
    reached = points[-1]
    for a, b in pairwise(points):
        step = math.dist(a, b)
        if walked + step >= stretch:
            share = (stretch - walked) / step
            reached = (a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1]))
            break
        walked += step
    length = max(1e-9, math.dist(start, reached))
    return ((reached[0] - start[0]) / length, (reached[1] - start[1]) / length)


def outward_directions(skeleton: Skeleton, stretch: float) -> dict[int, Point]:
    """For each loose end, the direction in which the pen would have gone on."""
    degree = skeleton.degree()
    found = {}
    for path in skeleton.paths:
        for node in (path.start, path.end):
            if degree[node] == 1:
                x, y = direction_from(path, node, stretch)
                found[node] = (-x, -y)
    return found


def angle_between(u: Point, v: Point) -> float:
    """Degrees between two vectors, 0 to 180."""
    lengths = math.hypot(*u) * math.hypot(*v)
    if lengths == 0:
        return 0.0
    return math.degrees(math.acos(max(-1.0, min(1.0, (u[0] * v[0] + u[1] * v[1]) / lengths))))


def joined_to_sides(skeleton: Skeleton, ends: dict[int, Point], reach: float) -> tuple[Skeleton, tuple[Bridge, ...]]:
    """Splits lines where a loose end points at their side, such as the stem under the bar of a tree.

    Args:
        skeleton: The lines.
        ends: Loose ends and where they point.
        reach: Longest gap, in pixels.

    Returns:
        The skeleton with a node at every such place, and a bridge from each loose end to its node.
    """
    bridges = []
    for end, way in sorted(ends.items()):
        nodes, here = skeleton.nodes, skeleton.nodes[end]
        best: tuple[float, int, int, Point] | None = None
        for number, path in enumerate(skeleton.paths):
            if end in (path.start, path.end) or path.length < reach:
                continue
            for piece, foot in feet(path, here):
                gap = math.dist(here, foot)
                ahead = (foot[0] - here[0], foot[1] - here[1])
                inner = min(math.dist(foot, nodes[path.start]), math.dist(foot, nodes[path.end])) > reach / 2
                aimed = gap <= reach and angle_between(way, ahead) <= JOINT_ANGLE
                if inner and aimed and (best is None or gap < best[0]):
                    best = (gap, number, piece, foot)
        if best is None:
            continue
        gap, number, piece, foot = best
        skeleton, node = cut(skeleton, number, piece, foot)
        bridges.append(Bridge(end, node, gap))
    return skeleton, tuple(bridges)


def feet(path: Path, point: Point) -> Iterator[tuple[int, Point]]:
    """For every straight piece of a path, its place nearest to a point."""
    for piece, (a, b) in enumerate(pairwise(path.points)):
        along = (b[0] - a[0], b[1] - a[1])
        square = along[0] ** 2 + along[1] ** 2
        if square:
            share = ((point[0] - a[0]) * along[0] + (point[1] - a[1]) * along[1]) / square
            share = min(1.0, max(0.0, share))
            yield piece, (a[0] + share * along[0], a[1] + share * along[1])


def cut(skeleton: Skeleton, number: int, piece: int, foot: Point) -> tuple[Skeleton, int]:
    """Cuts a path of a skeleton in one of its straight pieces, at `foot`; gives the skeleton and the new node there."""
    node = max(skeleton.nodes) + 1
    halves = _halves(skeleton.paths[number], piece, foot, node)
    paths = (*skeleton.paths[:number], *halves, *skeleton.paths[number + 1 :])
    return Skeleton({**skeleton.nodes, node: foot}, paths), node


def _halves(path: Path, piece: int, foot: Point, node: int) -> list[Path]:
    """The two halves of a path that is cut in one of its straight pieces, at `foot`, where `node` now is."""
    first, second = (*path.points[: piece + 1], foot), (foot, *path.points[piece + 1 :])
    lengths = [sum(math.dist(p, q) for p, q in pairwise(points)) for points in (first, second)]
    return [Path(path.start, node, first, lengths[0]), Path(node, path.end, second, lengths[1])]
