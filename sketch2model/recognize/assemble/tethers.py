"""Dashed lines from a class to the middle of a line: it belongs to that association (UML 2.5.1, 11.5.4)."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from sketch2model.elements import Connector, EndKind, LineStyle, Point, Shape
from sketch2model.elements.structure import BOXES, shows_structure
from sketch2model.recognize.assemble.attachment import Attachment
from sketch2model.recognize.assemble.outlines import length, outline_distance, sampled

_AT_BOX = 2.0
"""Letter heights from a class within which its dashed line starts."""
_AT_LINE = 1.0
"""Letter heights from the other line within which it ends..."""
_FROM_ENDS = 2.5
"""...and from that one's ends at which it may not."""
_FREE = 1.5
"""A shape that is nearer to the tip than this many letter heights is what the line ends on."""


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


def tethers(
    connectors: Sequence[Connector],
    shapes: Sequence[Shape],
    attachments: Sequence[Attachment],
    letter_height: float,
) -> list[Tether]:
    """The connectors that tie a class to a line between two other shapes; at most one to each line.

    Such a connector is broken, bears no sign, starts at a box, and ends at a solid line, far from that one's ends and
    from all shapes. On pages that show no classes there are none.

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
        if connector.style is LineStyle.SOLID or not _is_bare(connector):
            continue
        tips = connector.points[0], connector.points[-1]
        for start, tip in (tips, tips[::-1]):
            box = _box_at(start, shapes, letter_height)
            others = [attachment.connector for attachment in solid if box not in (attachment.first, attachment.second)]
            line = _line_at(tip, others, letter_height)
            free = all(outline_distance(tip, shape.outline) > _FREE * letter_height for shape in shapes)
            if box is not None and line is not None and free:
                found.setdefault(line, Tether(connector, box, line))
                break
    return list(found.values())


def _is_bare(connector: Connector) -> bool:
    return connector.first.kind is EndKind.NONE and connector.second.kind is EndKind.NONE


def _box_at(point: Point, shapes: Sequence[Shape], letter_height: float) -> int | None:
    near = [
        (outline_distance(point, shape.outline), index) for index, shape in enumerate(shapes) if shape.kind in BOXES
    ]
    gap, index = min(near, default=(math.inf, -1))
    return index if gap <= _AT_BOX * letter_height else None


def _line_at(tip: Point, lines: Sequence[Connector], letter_height: float) -> Connector | None:
    near = [(_gap(tip, line.points, letter_height), index) for index, line in enumerate(lines)]
    gap, index = min(near, default=(math.inf, -1))
    return lines[index] if gap <= _AT_LINE * letter_height else None


def _gap(tip: Point, points: Sequence[Point], letter_height: float) -> float:
    """From a point to the part of a polyline that is far from its ends; infinite where it has none."""
    margin, step = _FROM_ENDS * letter_height, letter_height / 4
    total = length(points)
    places = sampled(points, step)
    inner = [
        place for number, place in enumerate(places) if margin <= total * number / (len(places) - 1) <= total - margin
    ]
    return min((math.dist(tip, place) for place in inner), default=math.inf)
