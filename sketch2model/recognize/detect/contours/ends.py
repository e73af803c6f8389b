"""What is drawn at the end of a connector: a sign, an open arrowhead, a crow's foot, a bar, or nothing."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

from sketch2model.elements import ConnectorEnd, EndKind, Point
from sketch2model.recognize.detect.contours.network import Terminal
from sketch2model.recognize.detect.contours.whiskers import Whiskers

HEAD = (-0.4, 1.0)
"""An arrowhead's tip may lie this far behind the outline and before the end of its line's ink, in letter heights."""

FOOT = (0.4, 1.7)
"""Distance from a shape at which the toes of a crow's foot meet, in letter heights."""

BAR = (0.25, 1.6)
"""Distance from a shape at which a bar crosses its line, in letter heights."""

STEEP = 50.0
"""Wings this far from the line, in degrees, may be a bar."""

SHAFT = 2.0
"""Over which stretch a line shows its direction, in letter heights."""

STAR = 0.3
STAR_ARM = 0.3
"""How near to the middle the arms of a star meet and how long they are at least, in letter heights."""

STEP = 0.1


def classify_end(terminal: Terminal, line: Sequence[Point], whiskers: Whiskers) -> ConnectorEnd:
    """The sign at a terminal.

    Args:
        terminal: Where the line comes to the shape.
        line: The connector's points, from the terminal on.
        whiskers: Rays over the free ink.
    """
    if terminal.sign is not None:
        return ConnectorEnd(terminal.point, terminal.sign.kind, terminal.sign.confidence)
    letter, before = whiskers.letter, terminal.distance
    shaft = _direction(line, before, SHAFT * letter)
    back = (-shaft[0], -shaft[1])
    head = whiskers.wings(
        _places(line, shaft, HEAD[0] * letter, before + HEAD[1] * letter, before, letter), shaft, free=True
    )
    if head is not None and _is_star(head.apex, back, whiskers):
        head = None
    if head is not None and head.angle < STEEP:
        return ConnectorEnd(terminal.point, EndKind.FILLED_TRIANGLE if head.filled else EndKind.OPEN, 0.9)
    bars = _places(line, shaft, BAR[0] * letter, BAR[1] * letter, before, letter)
    if whiskers.bar(bars, shaft):
        return ConnectorEnd(terminal.point, EndKind.ONE, 0.6)
    if head is not None:
        return ConnectorEnd(terminal.point, EndKind.FILLED_TRIANGLE if head.filled else EndKind.OPEN, 0.9)
    stem = _direction(line, FOOT[1] * letter, SHAFT * letter)
    feet = _places(line, stem, FOOT[0] * letter, FOOT[1] * letter, FOOT[1] * letter, letter)
    if whiskers.wings(feet, (-stem[0], -stem[1]), free=False) is not None:
        return ConnectorEnd(terminal.point, EndKind.MANY, 0.6)
    return ConnectorEnd(terminal.point, EndKind.NONE, 0.8)


def _direction(line: Sequence[Point], start: float, stretch: float) -> Point:
    """Unit vector along a line over a stretch from a distance on."""
    a, b = along(line, start), along(line, start + stretch)
    length = max(1e-9, math.dist(a, b))
    return ((b[0] - a[0]) / length, (b[1] - a[1]) / length)


def _places(line: Sequence[Point], way: Point, first: float, last: float, origin: float, letter: float) -> list[Point]:
    """Places on a line between two distances from its outline; before `origin` on its straight continuation."""
    start = along(line, origin)
    count = max(1, round((last - first) / (STEP * letter)))
    ahead = [first + (last - first) * i / count - origin for i in range(count + 1)]
    return [along(line, origin + d) if d > 0 else (start[0] + d * way[0], start[1] + d * way[1]) for d in ahead]


def _is_star(tip: Point, ahead: Point, whiskers: Whiskers) -> bool:
    """Whether strokes go on beyond a tip to both sides, as those of a star do that is written at the line."""
    reach = STAR * whiskers.letter
    places = [(tip[0] + share * reach * ahead[0], tip[1] + share * reach * ahead[1]) for share in (-1, -0.5, 0, 0.5)]
    return whiskers.wings(places, ahead, free=True, shortest=STAR_ARM) is not None


def along(points: Sequence[Point], distance: float) -> Point:
    """The point of a polyline at a distance from its start; its end if it is shorter."""
    walked = 0.0
    for a, b in pairwise(points):
        step = math.dist(a, b)
        if step and walked + step >= distance:
            share = (distance - walked) / step
            return (a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1]))
        walked += step
    return points[-1]
