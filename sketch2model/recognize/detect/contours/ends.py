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

SHAFT = 2.0
"""Over which stretch a line shows its direction, in letter heights."""

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
    letter = whiskers.letter
    tip, far = terminal.point, along(line, terminal.distance + SHAFT * letter)
    length = max(1e-9, math.dist(tip, far))
    shaft = ((far[0] - tip[0]) / length, (far[1] - tip[1]) / length)

    def at(distance: float) -> Point:
        if distance < 0:
            return (tip[0] + distance * shaft[0], tip[1] + distance * shaft[1])
        return along(line, distance)

    def places(start: float, end: float) -> list[Point]:
        count = max(1, round((end - start) / (STEP * letter)))
        return [at(start + (end - start) * i / count) for i in range(count + 1)]

    head = whiskers.wings(places(HEAD[0] * letter, terminal.distance + HEAD[1] * letter), shaft, tip)
    if head is not None:
        return ConnectorEnd(terminal.point, EndKind.FILLED_TRIANGLE if head.filled else EndKind.OPEN, 0.9)
    back = (-shaft[0], -shaft[1])
    if whiskers.wings(places(FOOT[0] * letter, FOOT[1] * letter), back, far) is not None:
        return ConnectorEnd(terminal.point, EndKind.MANY, 0.6)
    if whiskers.bar(places(BAR[0] * letter, BAR[1] * letter), shaft):
        return ConnectorEnd(terminal.point, EndKind.ONE, 0.6)
    return ConnectorEnd(terminal.point, EndKind.NONE, 0.8)


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
