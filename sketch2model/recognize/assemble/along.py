"""Which end of a connector a text stands at, or whether it stands at its middle."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from sketch2model.elements import Box, Connector, Point, TextLine
from sketch2model.recognize.assemble.blocks import Block, is_short
from sketch2model.recognize.assemble.outlines import box_approach, length

REACH = 4.0
"""Letter heights between a text and what it belongs to."""
_END_ZONE = 3.0
"""Letter heights around a connector's end in which a phrase belongs to that end."""
_SIGN_ZONE = 6.0
"""The same for signs of few letters that may be labels as well."""
_HALF = 0.65
"""Share of a connector from its end in which a phrase can be a role, since two roles of a short one overlap."""
_MIDDLE_SIGN_COST = 1.5
_END_PHRASE_COST = 0.6
_MIDDLE_COST = 0.8
"""Handicaps of a place, in letter heights."""
_FROM_END = 0.25
"""What each letter height between a text and the end costs."""
_CENTRED_COST = 0.5
_PARTED_COST = 0.9
_OFF_CENTRE = 0.3
"""What the middle costs on a page of classes, also for one of two phrases side by side, and each letter height by
which a phrase is off it."""


def along_costs(
    block: Block, points: Sequence[Point], letter_height: float, *, structure: bool
) -> Iterator[tuple[str, float]]:
    """What each place at a connector costs a block, in letter heights; nothing where it is out of reach.

    Flows have labels: what stands near one is along it. Between classes, signs are multiplicities, which stand at an
    end, and of the phrases only those about the middle are labels; the others are roles.

    Args:
        block: Lines that are placed together.
        points: The connector's polyline.
        letter_height: Page pixels.
        structure: The page shows classes or tables.

    Yields:
        `source`, `middle` or `target`, where the polyline's first point counts as source, and the cost.
    """
    if block.box.gap(Box.around(points)) > REACH * letter_height:
        return
    gap, along = box_approach(block.box, points, letter_height / 2)
    gap /= letter_height
    if gap > REACH:
        return
    total = length(points)
    zone, half = _SIGN_ZONE if block.short else _END_ZONE, 0.5
    if structure:
        zone, half = (math.inf, 1.0) if block.short or block.parted else (zone, _HALF)
    for place, tip, run in (("source", points[0], along), ("target", points[-1], total - along)):
        from_end = block.box.distance(tip) / letter_height
        if run <= half * total and from_end <= zone:
            handicap = 0.0 if block.short else _END_PHRASE_COST
            yield place, gap + handicap + (_FROM_END * from_end if block.short or structure else 0.0)
    if not structure:
        yield "middle", gap + (_MIDDLE_SIGN_COST if block.short else _MIDDLE_COST)
    elif not block.short:
        handicap = _PARTED_COST if block.parted else _CENTRED_COST
        yield "middle", gap + handicap + _OFF_CENTRE * abs(along - total / 2) / letter_height


def parted_at_ends(
    blocks: Sequence[Block], lines: Sequence[TextLine], connectors: Sequence[Connector], letter_height: float
) -> list[Block]:
    """Part blocks whose lines stand at different ends: on a short connector two roles are close to each other.

    Args:
        blocks: Lines that stand close together.
        lines: All lines of the page.
        connectors: All connectors of the page.
        letter_height: Page pixels.
    """
    tips = [tip for connector in connectors for tip in (connector.points[0], connector.points[-1])]
    parted: list[Block] = []
    for block in blocks:
        groups: dict[int | None, list[int]] = {}
        for index in block.lines:
            groups.setdefault(_nearest(lines[index].box, tips, letter_height), []).append(index)
        if len(groups) == 1:
            parted.append(block)
        else:
            parted += [_part(group, lines, block, letter_height) for group in groups.values()]
    return parted


def _nearest(box: Box, tips: Sequence[Point], letter_height: float) -> int | None:
    within = [(box.distance(tip), index) for index, tip in enumerate(tips)]
    near = min((pair for pair in within if pair[0] <= _END_ZONE * letter_height), default=None)
    return None if near is None else near[1]


def _part(group: Sequence[int], lines: Sequence[TextLine], block: Block, letter_height: float) -> Block:
    box = Box.around(corner for index in group for corner in lines[index].box.corners)
    short = len(group) == 1 and is_short(lines[group[0]], letter_height)
    return Block(tuple(group), box, short, block.turned, parted=True)
