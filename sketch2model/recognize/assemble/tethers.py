"""Dashed lines from a class to the middle of a line: it belongs to that association (UML 2.5.1, 11.5.4).

Whoever traces such a line may go on, from where it meets the other one, along that one to its end.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from sketch2model.elements import Connector, ConnectorEnd, EndKind, LineStyle, Point, Shape
from sketch2model.elements.structure import BOXES, shows_structure
from sketch2model.recognize.assemble.attachment import Attachment
from sketch2model.recognize.assemble.outlines import length, outline_distance, polyline_distance, sampled

_AT_BOX = 2.0
"""Letter heights from a class within which its dashed line starts."""
_AT_LINE = 1.0
"""Letter heights from the other line within which it meets that one..."""
_FROM_ENDS = 2.5
"""...and from that one's ends at which it may not, nor from its own start."""
_FREE = 1.5
"""A shape that is nearer to the junction than this many letter heights is what the line ends on."""


@dataclass(frozen=True, slots=True)
class Tether:
    """A dashed line from a class to a line.

    Attributes:
        connector: The dashed line.
        shape: Index of the class's box.
        line: What it ends on.
    """

    connector: Connector
    shape: int
    line: Connector


@dataclass(frozen=True, slots=True)
class _Junction:
    """Where a connector meets a line that it does not leave again."""

    line: Connector
    point: Point


def tethers(
    connectors: Sequence[Connector],
    shapes: Sequence[Shape],
    attachments: Sequence[Attachment],
    letter_height: float,
) -> list[Tether]:
    """The connectors that tie a class to a line between two other shapes; at most one to each line.

    Such a connector is broken, starts at a box without a sign, and meets a solid line far from that one's ends and from
    all shapes. There it ends without a sign, or goes on along that line. On pages that show no classes there are none.

    Args:
        connectors: As found, page pixels.
        shapes: What they may end on.
        attachments: Those that join two shapes.
        letter_height: Page pixels.
    """
    if not shows_structure(shapes, connectors):
        return []
    found: dict[Connector, Tether] = {}
    solid = [attachment for attachment in attachments if attachment.connector.style is LineStyle.SOLID]
    for connector in connectors:
        if connector.style is LineStyle.SOLID:
            continue
        ways = (
            (connector.first, connector.points, connector.second),
            (connector.second, connector.points[::-1], connector.first),
        )
        for start, points, end in ways:
            box = _box_at(points[0], shapes, letter_height) if start.kind is EndKind.NONE else None
            others = [attachment.connector for attachment in solid if box not in (attachment.first, attachment.second)]
            junction = _junction(points, end, others, letter_height) if box is not None else None
            if box is not None and junction is not None and _is_free(junction.point, shapes, letter_height):
                found.setdefault(junction.line, Tether(connector, box, junction.line))
                break
    return list(found.values())


def _is_free(point: Point, shapes: Sequence[Shape], letter_height: float) -> bool:
    return all(outline_distance(point, shape.outline) > _FREE * letter_height for shape in shapes)


def _box_at(point: Point, shapes: Sequence[Shape], letter_height: float) -> int | None:
    near = [
        (outline_distance(point, shape.outline), index) for index, shape in enumerate(shapes) if shape.kind in BOXES
    ]
    gap, index = min(near, default=(math.inf, -1))
    return index if gap <= _AT_BOX * letter_height else None


def _junction(
    points: Sequence[Point], end: ConnectorEnd, lines: Sequence[Connector], letter_height: float
) -> _Junction | None:
    """The junction with the line that the connector follows longest; it needs a way of its own before."""
    places = sampled(points, letter_height / 4)
    step = length(points) / (len(places) - 1)
    met: list[tuple[int, int]] = []
    for index, line in enumerate(lines):
        first = len(places)
        while first > 0 and polyline_distance(places[first - 1], line.points) <= _AT_LINE * letter_height:
            first -= 1
        goes_on = step * (len(places) - 1 - first) > 2 * _AT_LINE * letter_height
        if first < len(places) and step * first >= _FROM_ENDS * letter_height and (goes_on or end.kind is EndKind.NONE):
            met.append((first, index))
    first, index = min(met, default=(0, -1))
    if index < 0 or _gap(places[first], lines[index].points, letter_height) > 1.5 * _AT_LINE * letter_height:
        return None
    return _Junction(lines[index], places[first])


def _gap(tip: Point, points: Sequence[Point], letter_height: float) -> float:
    """From a point to the part of a polyline that is far from its ends; infinite where it has none."""
    margin, step = _FROM_ENDS * letter_height, letter_height / 4
    total = length(points)
    places = sampled(points, step)
    inner = [
        place for number, place in enumerate(places) if margin <= total * number / (len(places) - 1) <= total - margin
    ]
    return min((math.dist(tip, place) for place in inner), default=math.inf)
