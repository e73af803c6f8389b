"""Connectors: which terminals belong together, decided for each connected set of lines as a whole."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import cv2
import numpy as np

from sketch2model.elements import Box, Connector, ConnectorEnd, EndKind, LineStyle, Page, Point, Shape
from sketch2model.recognize.detect.contours.ends import classify_end
from sketch2model.recognize.detect.contours.lines import LineInk
from sketch2model.recognize.detect.contours.network import Network, build_network
from sketch2model.recognize.detect.contours.routes import Route, find_routes
from sketch2model.recognize.detect.contours.signs import Sign, find_signs
from sketch2model.recognize.detect.contours.whiskers import Whiskers
from sketch2model.recognize.detect.contours.zones import Zones

ARROWS = (EndKind.OPEN, EndKind.TRIANGLE, EndKind.FILLED_TRIANGLE)
MIN_LENGTH = 0.6
LOOP_LENGTH = 3.5
LOOP_REACH = 1.1
"""A self loop is at least so long and goes so far from its shape, in letter heights."""

DASHES = 3
DASHED_SHARE = 0.15
"""From so many gaps on, making up this share of its length, a line is dashed."""

ARROW_BONUS = 2.0
SMOOTH = 4.0
"""Routes that turn less than this (letter heights of cost beyond their length) pass straight on."""


Confirmation = Callable[[Box], bool]
"""Whether somebody else sees a sign at a place, in page pixels, as well."""


def unquestioned(place: Box) -> bool:
    """No second opinion: every sign is believed."""
    return True


@dataclass(frozen=True, slots=True, eq=False)
class Lines:
    """Connectors, what of the network they use, and the figures drawn on lines."""

    connectors: tuple[Connector, ...]
    network: Network
    signs: tuple[Sign, ...]


def find_connectors(
    page: Page, shapes: Sequence[Shape], zones: Zones, ink: LineInk, confirmed: Confirmation = unquestioned
) -> Lines:
    """Connectors between shapes, in the order of their first ends from top to bottom.

    Args:
        page: The page.
        shapes: Its shapes; connectors end on them.
        zones: Their ground.
        ink: The line ink outside them.
        confirmed: A second opinion on figures and arrowheads at the ends of connectors; stars look like them.
    """
    signs = tuple(_believed(sign, confirmed) for sign in find_signs(page, zones, ink.long))
    network = build_network(page, shapes, ink, signs)
    whiskers = Whiskers.on(page, zones.free_ink)

    def end_of(terminal: int, line: Sequence[Point]) -> ConnectorEnd:
        end = classify_end(network.terminals[terminal], line, whiskers)
        doubted = end.kind in ARROWS and not confirmed(Box.around([end.point]))
        return end if not doubted else ConnectorEnd(end.point, EndKind.NONE, end.confidence)

    routes = [
        route for route in find_routes(network, page.letter_height) if _is_plausible(route, network, shapes, page)
    ]
    ends: dict[int, EndKind] = {}
    for route in routes:
        for terminal, line in ((route.first, route.points), (route.second, route.points[::-1])):
            if terminal not in ends:
                ends[terminal] = end_of(terminal, line).kind
    connectors = []
    for route in _chosen(routes, ends, page.letter_height):
        first, second = end_of(route.first, route.points), end_of(route.second, route.points[::-1])
        connectors.append(_connector(route, first, second, page))
    return Lines(tuple(sorted(connectors, key=lambda c: (c.points[0][1], c.points[0][0]))), network, signs)


def _believed(sign: Sign, confirmed: Confirmation) -> Sign:
    """A figure that nobody else takes for a sign still is where a line ends, but says nothing."""
    return sign if confirmed(Box.around(sign.contour.tolist())) else replace(sign, kind=EndKind.NONE)


def _is_plausible(route: Route, network: Network, shapes: Sequence[Shape], page: Page) -> bool:
    letter = page.letter_height
    first, second = network.terminals[route.first], network.terminals[route.second]
    if first.shape != second.shape:
        return math.dist(first.point, second.point) >= MIN_LENGTH * letter
    box = shapes[first.shape].box
    return route.length >= LOOP_LENGTH * letter and max(map(box.distance, route.points)) >= LOOP_REACH * letter


def _chosen(routes: Sequence[Route], ends: dict[int, EndKind], letter: float) -> list[Route]:
    """Every terminal gets a partner where there is one; shared triangles get all of theirs."""
    chosen: list[Route] = []
    used: set[int] = set()
    for group in _groups(routes):
        terminals = sorted({t for route in group for t in (route.first, route.second)})
        triangles = [t for t in terminals if ends[t] is EndKind.TRIANGLE]
        if len(triangles) == 1:
            tree = [r for r in group if (r.first in triangles) != (r.second in triangles)]
            plain = [r for r in tree if ends[_other(r, triangles[0])] not in ARROWS]
            chosen += plain
            used |= {triangles[0]} | {_other(r, triangles[0]) for r in plain}
            continue
        ranked = sorted(group, key=lambda r: (_rank(r, ends, letter), r.first, r.second))
        for route in ranked:
            if route.first not in used and route.second not in used:
                chosen.append(route)
                used |= {route.first, route.second}
        for terminal in terminals:
            left = [r for r in ranked if terminal in (r.first, r.second)]
            if terminal in used or not left:
                continue
            arrows = [r for r in left if (ends[_other(r, terminal)] in ARROWS) != (ends[terminal] in ARROWS)]
            chosen.append((arrows or left)[0])
            used.add(terminal)
    return chosen


def _rank(route: Route, ends: dict[int, EndKind], letter: float) -> float:
    """Cost, less where exactly one end is an arrowhead."""
    arrows = (ends[route.first] in ARROWS) + (ends[route.second] in ARROWS)
    return route.cost + (0.0 if arrows == 1 else ARROW_BONUS * letter * (1 + (arrows == 2)))


def _other(route: Route, terminal: int) -> int:
    return route.second if route.first == terminal else route.first


def _groups(routes: Sequence[Route]) -> list[list[Route]]:
    """Routes that share terminals, directly or through others."""
    group_of: dict[int, int] = {}
    for route in routes:
        a, b = group_of.setdefault(route.first, route.first), group_of.setdefault(route.second, route.second)
        if a != b:
            group_of = {terminal: a if group == b else group for terminal, group in group_of.items()}
    groups: dict[int, list[Route]] = {}
    for route in routes:
        groups.setdefault(group_of[route.first], []).append(route)
    return [groups[key] for key in sorted(groups)]


def _connector(route: Route, first: ConnectorEnd, second: ConnectorEnd, page: Page) -> Connector:
    tolerance = max(2.0, page.pen_width)
    curve = np.array(route.points, np.float32).reshape(-1, 1, 2)
    points = tuple((float(x), float(y)) for x, y in cv2.approxPolyDP(curve, tolerance, False).reshape(-1, 2))
    if len(points) < 2:
        points = (route.points[0], route.points[-1])
    bridged = sum(route.bridges)
    dashed = len(route.bridges) >= DASHES and bridged >= DASHED_SHARE * route.length
    gaps = 0.0 if dashed else bridged / max(1.0, route.length)
    turns = max(0.0, route.cost / page.letter_height - SMOOTH) / 40
    confidence = max(0.2, min(first.confidence, second.confidence) + 0.1 - gaps - turns)
    style = LineStyle.DASHED if dashed else LineStyle.SOLID
    return Connector(points, first, second, style, min(1.0, confidence))
