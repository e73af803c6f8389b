"""The lines between ends: centre lines of the map of connectors, and the smoothest way along them from end to end."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

from sketch2model.elements import Box, Point
from sketch2model.recognize.detect.contours.joints import cut, feet, outward_directions
from sketch2model.recognize.detect.contours.network import Network, Terminal
from sketch2model.recognize.detect.contours.routes import Route, find_routes
from sketch2model.recognize.detect.contours.skeleton import Skeleton, thin, trace
from sketch2model.recognize.detect.trained.ends import End
from sketch2model.recognize.detect.trained.gaps import bridged
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
    skeleton, gaps = bridged(skeleton, tips)
    return find_routes(Network(skeleton, gaps, tuple(terminals)), UNIT)


def _scaled(skeleton: Skeleton) -> Skeleton:
    """From cells of two pixels to pixels."""

    def place(point: Point) -> Point:
        return (2 * point[0] + 1, 2 * point[1] + 1)

    paths = tuple(replace(p, points=tuple(map(place, p.points)), length=2 * p.length) for p in skeleton.paths)
    return Skeleton({node: place(point) for node, point in skeleton.nodes.items()}, paths)


def _terminals(skeleton: Skeleton, ends: Sequence[End]) -> tuple[Skeleton, list[Terminal]]:
    """A terminal for every end that was seen: at the nearest tip, or where a path passes, which is cut there.

    Ends that were not seen would cut many a line in two where votes have only lost the thread.
    """
    degree = skeleton.degree()
    terminals = []
    for number, end in enumerate(ends):
        if not end.seen:
            continue
        tip = (end.x, end.y)
        near = [(math.dist(tip, skeleton.nodes[node]), node) for node, count in degree.items() if count == 1]
        distance, node = min(near, default=(math.inf, -1))
        if distance > AT_TIP:
            skeleton, node = _cut(skeleton, tip)
        terminals.append(Terminal(number, (node,) if node >= 0 else (), tip, distance))
    return skeleton, terminals


def _cut(skeleton: Skeleton, point: Point) -> tuple[Skeleton, int]:
    """A node where a path passes a point; -1 where none does."""
    near = [
        (math.dist(point, foot), index, piece, foot)
        for index, path in enumerate(skeleton.paths)
        if Box.around(path.points).distance(point) <= BESIDE
        for piece, foot in feet(path, point)
    ]
    distance, index, piece, foot = min(near, default=(math.inf, 0, 0, point))
    if distance > BESIDE:
        return skeleton, -1
    return cut(skeleton, index, piece, foot)
