"""The lines between ends: centre lines of the map of connectors, and the smoothest way along them from end to end."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np

from sketch2model.elements import Point
from sketch2model.recognize.detect.contours.joints import Bridge, angle_between, outward_directions
from sketch2model.recognize.detect.contours.network import Network, Terminal
from sketch2model.recognize.detect.contours.routes import Route, find_routes
from sketch2model.recognize.detect.contours.skeleton import Path, Skeleton, thin, trace
from sketch2model.recognize.detect.trained.ends import End
from sketch2model.recognize.detect.trained.maps import Maps

ON_LINE = 0.4
"""Places with at least this chance lie on a connector."""

SPUR = 7.0
"""Dangling paths shorter than this, in pixels, are artefacts of thinning."""

TOLERANCE = 1.5
"""How far a simplified path may lie from its pixels."""

AT_TIP = 24.0
"""The tip of a path this near to an end, in pixels, is the end's."""

BESIDE = 14.0
"""An end with no tip near lies on the path that passes this near."""

GAP = 60.0
"""Longest gap between two tips that point at each other."""

GAP_ANGLE = 35.0
"""Degrees by which they may miss each other."""

TOUCHING = 12.0
"""Gaps shorter than this need not point anywhere."""

STRETCH = 16.0
"""Over which the direction of a tip is measured."""

UNIT = 20.0
"""Height of letters at the size at which the network sees a page, the unit of costs of routes."""


def trace_routes(maps: Maps, ends: Sequence[End]) -> list[Route]:
    """The cheapest way between every two ends that lines join, in the network's pixels, cheapest first."""
    skeleton = _scaled(trace(thin(maps.connector >= ON_LINE), spur=SPUR / 2, tolerance=TOLERANCE / 2))
    skeleton, terminals = _terminals(skeleton, ends)
    taken = {node for terminal in terminals for node in terminal.nodes}
    tips = {node: way for node, way in outward_directions(skeleton, STRETCH).items() if node not in taken}
    bridges = tuple(_bridges(skeleton, tips))
    return find_routes(Network(skeleton, bridges, tuple(terminals)), UNIT)


def _scaled(skeleton: Skeleton) -> Skeleton:
    """From cells of two pixels to pixels."""

    def place(point: Point) -> Point:
        return (2 * point[0] + 1, 2 * point[1] + 1)

    paths = tuple(replace(p, points=tuple(map(place, p.points)), length=2 * p.length) for p in skeleton.paths)
    return Skeleton({node: place(point) for node, point in skeleton.nodes.items()}, paths)


def _terminals(skeleton: Skeleton, ends: Sequence[End]) -> tuple[Skeleton, list[Terminal]]:
    """A terminal for every end: at the nearest tip, or where a path passes, which is cut there."""
    degree = skeleton.degree()
    terminals = []
    for number, end in enumerate(ends):
        tip = (end.x, end.y)
        near = [(math.dist(tip, skeleton.nodes[node]), node) for node, count in degree.items() if count == 1]
        distance, node = min(near, default=(math.inf, -1))
        if distance > AT_TIP:
            skeleton, node = _cut(skeleton, tip)
        terminals.append(Terminal(number, (node,) if node >= 0 else (), tip, distance))
    return skeleton, terminals


def _cut(skeleton: Skeleton, point: Point) -> tuple[Skeleton, int]:
    """A node where a path passes a point; -1 where none does."""
    best: tuple[float, int, int] | None = None
    for index, path in enumerate(skeleton.paths):
        places = np.array(path.points)
        if (places.min(axis=0) - BESIDE > point).any() or (places.max(axis=0) + BESIDE < point).any():
            continue
        for piece in range(len(places) - 1):
            distance = _distance(point, path.points[piece], path.points[piece + 1])
            if distance <= BESIDE and (best is None or distance < best[0]):
                best = (distance, index, piece)
    if best is None:
        return skeleton, -1
    _, index, piece = best
    path = skeleton.paths[index]
    foot = _foot(point, path.points[piece], path.points[piece + 1])
    node = max(skeleton.nodes) + 1
    halves = (
        (path.start, node, (*path.points[: piece + 1], foot)),
        (node, path.end, (foot, *path.points[piece + 1 :])),
    )
    parts = tuple(Path(start, end, points, _length(points)) for start, end, points in halves)
    paths = (*skeleton.paths[:index], *parts, *skeleton.paths[index + 1 :])
    return Skeleton({**skeleton.nodes, node: foot}, paths), node


def _bridges(skeleton: Skeleton, tips: dict[int, Point]) -> Iterator[Bridge]:
    """Gaps between tips that belong to no end and point at each other."""
    nodes = sorted(tips)
    for i, a in enumerate(nodes):
        for b in nodes[i + 1 :]:
            p, q = skeleton.nodes[a], skeleton.nodes[b]
            gap = math.dist(p, q)
            if gap > GAP:
                continue
            ahead = (q[0] - p[0], q[1] - p[1])
            off = max(angle_between(tips[a], ahead), angle_between(tips[b], (-ahead[0], -ahead[1])))
            if gap <= TOUCHING or off <= GAP_ANGLE:
                yield Bridge(a, b, gap)


def _foot(point: Point, a: Point, b: Point) -> Point:
    along = (b[0] - a[0], b[1] - a[1])
    square = along[0] ** 2 + along[1] ** 2
    share = ((point[0] - a[0]) * along[0] + (point[1] - a[1]) * along[1]) / square if square else 0.0
    share = min(1.0, max(0.0, share))
    return (a[0] + share * along[0], a[1] + share * along[1])


def _distance(point: Point, a: Point, b: Point) -> float:
    return math.dist(point, _foot(point, a, b))


def _length(points: Sequence[Point]) -> float:
    return sum(math.dist(points[i], points[i + 1]) for i in range(len(points) - 1))
