"""Which shapes a connector joins."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

from sketch2model.elements import Connector, Point, Shape, ShapeKind
from sketch2model.recognize.assemble.nesting import ancestors
from sketch2model.recognize.assemble.outlines import (
    holds,
    length,
    outline_distance,
    point_at,
    polyline_distance,
    ray_distance,
    sampled,
)

REACH = 3.0
"""Letter heights within which an end finds a shape."""
_CONTAINER_REACH = 1.5
"""Letter heights from its border within which an end is taken to stop at a container."""
_RAY_REACH = 5.0
"""Letter heights over which the direction of the last stroke is followed."""
_RAY_DISCOUNT = 0.4
"""A gap straight ahead counts as this part of a gap to the side."""
_TAIL = 1.5
"""Letter heights at a connector's end that give its direction."""
_LOOP_GAP = 0.8
"""Letter heights within which both ends of a loop come to its shape."""
_EXCURSION = 1.5
"""Letter heights by which a loop on one shape must leave it."""
_TWIN = 0.8
"""Connectors between the same shapes that stay within this many letter heights of each other are one."""


@dataclass(frozen=True, slots=True)
class Attachment:
    """A connector between two shapes.

    Attributes:
        connector: As found.
        first: Index of the shape at its first end.
        second: Index of the shape at its second end.
        gap: Sum of the gaps at both ends, in letter heights.
    """

    connector: Connector
    first: int
    second: int
    gap: float


@dataclass(frozen=True, slots=True)
class LooseEnd:
    """A connector that ends nowhere, and where."""

    connector: Connector
    point: Point


@dataclass(frozen=True, slots=True)
class _Reached:
    shape: int
    gap: float


def attach(
    connectors: Sequence[Connector],
    shapes: Sequence[Shape],
    parent_of: Sequence[int | None],
    letter_height: float,
) -> tuple[list[Attachment], list[LooseEnd]]:
    """Join connectors to shapes.

    Stubs that never leave their shape are dropped; connectors drawn or found twice are merged.

    Args:
        connectors: As found, page pixels.
        shapes: What they may end on.
        parent_of: Container of each shape.
        letter_height: Page pixels.

    Returns:
        What is joined, and one entry for each connector with an end that reaches nothing.
    """
    attachments: list[Attachment] = []
    loose: list[LooseEnd] = []
    for connector in connectors:
        firsts = _reached(connector.points, shapes, letter_height)
        seconds = _reached(connector.points[::-1], shapes, letter_height)
        if not firsts or not seconds:
            if length(connector.points) > REACH * letter_height:
                loose.append(LooseEnd(connector, (connector.second if firsts else connector.first).point))
            continue
        found = _best_pair(connector, firsts, seconds, shapes, parent_of, letter_height)
        if found is not None:
            attachments.append(found)
    return _without_twins(attachments, letter_height), loose


def _reached(points: Sequence[Point], shapes: Sequence[Shape], letter_height: float) -> list[_Reached]:
    """The shapes within reach of `points[0]`, nearest first."""
    tip, before = points[0], point_at(points, _TAIL * letter_height)
    run = math.dist(tip, before)
    ahead = ((tip[0] - before[0]) / run, (tip[1] - before[1]) / run) if run > 0 else None
    reached = []
    for index, shape in enumerate(shapes):
        if shape.box.distance(tip) > max(REACH, _RAY_REACH) * letter_height:
            continue
        inside = holds(shape.outline, tip)
        gap = outline_distance(tip, shape.outline) / letter_height
        if shape.kind is ShapeKind.CONTAINER:
            from_outside = not holds(shape.outline, point_at(points, 2 * _CONTAINER_REACH * letter_height))
            if gap <= _CONTAINER_REACH and from_outside:
                reached.append(_Reached(index, gap + _CONTAINER_REACH))
            continue
        straight = ray_distance(tip, ahead, shape.outline) / letter_height if ahead else math.inf
        if inside:
            reached.append(_Reached(index, min(gap, REACH) * _RAY_DISCOUNT))
        elif gap <= REACH or straight <= _RAY_REACH:
            reached.append(_Reached(index, min(gap, straight * _RAY_DISCOUNT) if straight <= _RAY_REACH else gap))
    return sorted(reached, key=lambda r: (r.gap, r.shape))


def _best_pair(
    connector: Connector,
    firsts: Sequence[_Reached],
    seconds: Sequence[_Reached],
    shapes: Sequence[Shape],
    parent_of: Sequence[int | None],
    letter_height: float,
) -> Attachment | None:
    pairs = [
        Attachment(connector, a.shape, b.shape, a.gap + b.gap)
        for a, b in product(firsts, seconds)
        if b.shape not in ancestors(a.shape, parent_of) and a.shape not in ancestors(b.shape, parent_of)
    ]
    touching = {r.shape for r in firsts if r.gap <= _LOOP_GAP} & {r.shape for r in seconds if r.gap <= _LOOP_GAP}
    pairs = [
        p
        for p in pairs
        if p.first != p.second or (p.first in touching and _leaves(connector.points, shapes[p.first], letter_height))
    ]
    return min(pairs, key=lambda p: (p.gap, p.first, p.second), default=None)


def _leaves(points: Sequence[Point], shape: Shape, letter_height: float) -> bool:
    return any(
        not holds(shape.outline, place) and outline_distance(place, shape.outline) > _EXCURSION * letter_height
        for place in sampled(points, letter_height)
    )


def _without_twins(attachments: Sequence[Attachment], letter_height: float) -> list[Attachment]:
    kept: list[Attachment] = []
    ranked = sorted(enumerate(attachments), key=lambda pair: (-pair[1].connector.confidence, pair[0]))
    for _, attachment in ranked:
        if not any(_are_twins(attachment, other, letter_height) for other in kept):
            kept.append(attachment)
    place = {id(attachment): index for index, attachment in enumerate(attachments)}
    return sorted(kept, key=lambda attachment: place[id(attachment)])


def _are_twins(a: Attachment, b: Attachment, letter_height: float) -> bool:
    if {a.first, a.second} != {b.first, b.second}:
        return False
    return _follows(a, b, letter_height) and _follows(b, a, letter_height)


def _follows(a: Attachment, b: Attachment, letter_height: float) -> bool:
    return all(
        polyline_distance(place, b.connector.points) <= _TWIN * letter_height
        for place in sampled(a.connector.points, letter_height)
    )
