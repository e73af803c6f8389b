"""Crow's feet as strokes: prongs that open towards the table, bars, and circles behind them (Barker 1990).

Graphviz's own are filled shapes that look like arrowheads. It keeps the room for them, and draws these strokes instead.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace

from sketch2model.elements import EndKind, Point
from sketch2model.export.diagrams.laid_out import Route
from sketch2model.export.diagrams.lines import Signs

Stroke = tuple[Point, Point]

_HALF_WIDTH = 5.5
_BAR = 0.5
"""Where a bar stands between the table and the end of the sign."""
_SHARE_OF_FOOT = {EndKind.ONE: 1.0, EndKind.MANY: 1.0, EndKind.ZERO_ONE: 10 / 18, EndKind.ZERO_MANY: 10 / 18}
"""How much of the room belongs to the foot; the rest to the circle, which Graphviz draws."""
RESERVED = {EndKind.ONE: "crow", EndKind.MANY: "crow", EndKind.ZERO_ONE: "crowodot", EndKind.ZERO_MANY: "crowodot"}
"""Signs of Graphviz that keep the room."""


@dataclass(frozen=True, slots=True)
class Footed:
    """A line with crow's feet.

    Attributes:
        route: The line; its signs are those that Graphviz still draws.
        strokes: What is drawn of the feet.
        signs: Attributes of DOT that say what Graphviz draws at the feet.
    """

    route: Route
    strokes: tuple[Stroke, ...]
    signs: Mapping[str, str]


def footed(route: Route, signs: Signs) -> Footed:
    """The strokes of both ends."""
    strokes: list[Stroke] = []
    tips: list[Point | None] = []
    arrows = {}
    bases = (route.points[0], route.points[-1])
    ends = zip(signs, (route.start, route.end), bases, ("arrowtail", "arrowhead"), strict=True)
    for sign, tip, base, name in ends:
        if sign not in _SHARE_OF_FOOT or tip is None:
            tips.append(tip)
            continue
        apex = _between(tip, base, _SHARE_OF_FOOT[sign])
        strokes += _foot(sign, tip, apex)
        circled = sign in (EndKind.ZERO_ONE, EndKind.ZERO_MANY)
        tips.append(apex if circled else None)
        arrows[name] = "odot" if circled else "none"
    return Footed(replace(route, start=tips[0], end=tips[1]), tuple(strokes), arrows)


def _foot(sign: EndKind, tip: Point, apex: Point) -> list[Stroke]:
    if sign in (EndKind.MANY, EndKind.ZERO_MANY):
        return [(apex, tip), *((apex, end) for end in _across(tip, apex, 0.0))]
    return [(apex, tip), _across(tip, apex, _BAR)]


def _across(tip: Point, apex: Point, share: float) -> Stroke:
    """Two points at both sides of the line between tip and apex."""
    length = math.dist(tip, apex) or 1.0
    dx, dy = ((apex[axis] - tip[axis]) / length * _HALF_WIDTH for axis in (0, 1))
    x, y = _between(tip, apex, share)
    return ((x - dy, y + dx), (x + dy, y - dx))


def _between(start: Point, end: Point, share: float) -> Point:
    return (start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share)
