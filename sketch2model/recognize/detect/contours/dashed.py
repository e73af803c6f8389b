"""Dashed connectors that somebody else has seen: where gaps are wide, ink alone does not tell what belongs together."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

import cv2
import numpy as np

from sketch2model.elements import Connector, ConnectorEnd, EndKind, LineStyle, Point
from sketch2model.recognize.detect.contours.connectors import ARROWS, Lines
from sketch2model.recognize.detect.contours.signs import Sign

SAME_END = 2.0
"""Two connectors whose ends lie this close, in letter heights, are one."""

AT_END = 1.0
"""A figure this close to an end, in letter heights, is its sign."""


def with_dashed(lines: Lines, seen: Sequence[Connector], letter_height: float) -> Lines:
    """The connectors, and of those that were seen the dashed ones where no other was found.

    What stands at their ends is told by the ink, which knows closed figures best.

    Args:
        lines: What was found in the ink.
        seen: What somebody else takes for connectors, in page pixels.
        letter_height: In page pixels.
    """
    missing = [
        _signed(connector, lines, letter_height)
        for connector in seen
        if connector.style is not LineStyle.SOLID
        and not any(_same(connector, found, SAME_END * letter_height) for found in lines.connectors)
    ]
    together = sorted((*lines.connectors, *missing), key=lambda c: (c.points[0][1], c.points[0][0]))
    return replace(lines, connectors=tuple(together))


def _same(one: Connector, other: Connector, reach: float) -> bool:
    ends = (other.points[0], other.points[-1])
    return any(
        max(math.dist(one.points[0], first), math.dist(one.points[-1], second)) <= reach
        for first, second in (ends, ends[::-1])
    )


def _signed(connector: Connector, lines: Lines, letter_height: float) -> Connector:
    first, second = (_end(end, lines, AT_END * letter_height) for end in (connector.first, connector.second))
    return replace(connector, first=first, second=second)


def _end(end: ConnectorEnd, lines: Lines, reach: float) -> ConnectorEnd:
    signs = [sign for sign in lines.signs if sign.kind is not EndKind.NONE and _distance(sign, end.point) <= reach]
    if signs:
        nearest = min(signs, key=lambda sign: _distance(sign, end.point))
        return replace(end, kind=nearest.kind)
    return replace(end, kind=EndKind.OPEN) if end.kind in ARROWS else end


def _distance(sign: Sign, point: Point) -> float:
    """From a point to a figure; 0 within it."""
    return max(0.0, -cv2.pointPolygonTest(sign.contour.astype(np.float32), point, True))
