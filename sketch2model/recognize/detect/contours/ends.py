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

STEEP = 60.0
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
    start, far = along(line, before), along(line, before + SHAFT * letter)
    length = max(1e-9, math.dist(start, far))
    shaft = ((far[0] - start[0]) / length, (far[1] - start[1]) / length)
    back = (-shaft[0], -shaft[1])

    def places(first: float, last: float) -> list[Point]:
        """Places along the line from one distance from the outline to another, straight on beyond its ink."""
        count = max(1, round((last - first) / (STEP * letter)))
        distances = [first + (last - first) * i / count - before for i in range(count + 1)]
        return [
            along(line, before + d) if d > 0 else (start[0] + d * shaft[0], start[1] + d * shaft[1]) for d in distances
        ]

    head = whiskers.wings(places(HEAD[0] * letter, before + HEAD[1] * letter), shaft, free=True)
    if head is not None and not _is_star(head.apex, back, whiskers):
        if head.angle >= STEEP and whiskers.bar(places(BAR[0] * letter, BAR[1] * letter), shaft):
            return ConnectorEnd(terminal.point, EndKind.ONE, 0.5)
        return ConnectorEnd(terminal.point, EndKind.FILLED_TRIANGLE if head.filled else EndKind.OPEN, 0.9)
    if whiskers.wings(places(FOOT[0] * letter, FOOT[1] * letter), back, free=False) is not None:
        return ConnectorEnd(terminal.point, EndKind.MANY, 0.6)
    if whiskers.bar(places(BAR[0] * letter, BAR[1] * letter), shaft):
        return ConnectorEnd(terminal.point, EndKind.ONE, 0.6)
    return ConnectorEnd(terminal.point, EndKind.NONE, 0.8)


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
