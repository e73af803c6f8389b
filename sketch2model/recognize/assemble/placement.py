"""Which shape or connector a text belongs to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sketch2model.elements import Box, Shape, ShapeKind, TextLine, shows_structure
from sketch2model.recognize.assemble.along import REACH, along_costs, parted_at_ends
from sketch2model.recognize.assemble.attachment import Attachment
from sketch2model.recognize.assemble.blocks import Block, blocks
from sketch2model.recognize.assemble.matching import cheapest_matching
from sketch2model.recognize.assemble.outlines import holds

_SECOND = 1.5
"""What a place costs more, in letter heights, when another text already stands there."""
_ASIDE_SHARE = 0.3
"""How much being off a shape's centre lines counts against the gap between caption and shape."""
_CAPTION_COST = 0.0
_DIAMOND_CAPTION_COST = 1.5
_LEVEL_TITLE_COST = 1.0
_TURNED_CAPTION_COST = 2.0
_OTHER_TITLE_COST = 2.0
"""Handicaps of a place, in letter heights."""
_TITLE_GAP = 4.0
"""Letter heights between the middles of the titles of a pool and its lanes."""

_CAPTIONED = (ShapeKind.CIRCLE, ShapeKind.DIAMOND, ShapeKind.ACTOR, ShapeKind.DOCUMENT, ShapeKind.CYLINDER)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a text can belong.

    Attributes:
        owner: Index of the shape or of the attachment.
        place: `inside` or `caption` at a shape; `source`, `middle` or `target` at a connector, whose
            first end counts as source here.
    """

    owner: int
    place: str


@dataclass(frozen=True, slots=True)
class Placement:
    """Where every line went.

    Attributes:
        of_line: Place of each line; None for those that belong to nothing.
        stray: Blocks of the lines that belong to nothing.
    """

    of_line: tuple[Place | None, ...]
    stray: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class _Scene:
    shapes: Sequence[Shape]
    attachments: Sequence[Attachment]
    parent_of: Sequence[int | None]
    letter_height: float
    turned: Sequence[Box]
    structure: bool


def place_texts(
    lines: Sequence[TextLine],
    shapes: Sequence[Shape],
    attachments: Sequence[Attachment],
    parent_of: Sequence[int | None],
    letter_height: float,
) -> Placement:
    """Give every line to a shape or connector.

    Writing inside a shape belongs to it. What stands outside is grouped to blocks, and all blocks are placed at once
    so that the sum of their distances is smallest while each place prefers one text.

    Args:
        lines: What was read, page pixels.
        shapes: Outlines.
        attachments: Joined connectors.
        parent_of: Container of each shape.
        letter_height: Page pixels.
    """
    turned = [line.box for line in lines if line.angle in (90, 270)]
    connectors = [attachment.connector for attachment in attachments]
    scene = _Scene(shapes, attachments, parent_of, letter_height, turned, shows_structure(shapes, connectors))
    of_line: list[Place | None] = [_inside(line, scene) for line in lines]
    outside = [index for index, place in enumerate(of_line) if place is None]
    paths = [connector.points for connector in connectors]
    rooms = [_room(line, scene) for line in lines]
    free = blocks(lines, outside, rooms, paths, letter_height)
    if scene.structure:
        free = parted_at_ends(free, lines, connectors, letter_height)
    costs = [dict(_candidates(block, scene)) for block in free]
    stray = []
    for block, place in zip(free, _match(free, costs), strict=True):
        if place is None:
            stray.append(block)
        for index in block.lines:
            of_line[index] = place
    return Placement(tuple(of_line), tuple(stray))


def _inside(line: TextLine, scene: _Scene) -> Place | None:
    """The innermost shape around a line, unless that is a container that holds other shapes."""
    around = [index for index, shape in enumerate(scene.shapes) if holds(shape.outline, line.box.center)]
    innermost = min(around, key=lambda index: (scene.shapes[index].box.area, index), default=None)
    if innermost is None or (scene.shapes[innermost].kind is ShapeKind.CONTAINER and innermost in scene.parent_of):
        return None
    return Place(innermost, "inside")


def _room(line: TextLine, scene: _Scene) -> int | None:
    """The container a line belongs to if it belongs to any; lines of two rooms are never one block."""
    titles = _titles(line.box, line.angle in (90, 270), scene)
    return min(titles, key=lambda index: (titles[index], index), default=None)


def _titles(box: Box, turned: bool, scene: _Scene) -> dict[int, float]:
    """The containers whose title a text can be, and how far it is, in pixels, from where titles stand.

    Titles stand at the top or along the left side. Those written upwards may stand before the left side as well,
    since the strip of a lane's title is often drawn outside the lane.
    """
    x, y = box.center
    if turned:
        around = [
            index
            for index, shape in enumerate(scene.shapes)
            if shape.kind is ShapeKind.CONTAINER and shape.box.y0 <= y <= shape.box.y1 and x <= shape.box.x1
        ]
        titled = _titled(box, around, scene)
        return {
            index: abs(x - scene.shapes[index].box.x0 - box.width / 2)
            + (0.0 if index == titled else _OTHER_TITLE_COST * scene.letter_height)
            for index in around
        }
    around = [
        index
        for index, shape in enumerate(scene.shapes)
        if shape.kind is ShapeKind.CONTAINER and holds(shape.outline, (x, y))
    ]
    if not around:
        return {}
    innermost = min(around, key=lambda index: (scene.shapes[index].box.area, index))
    container = scene.shapes[innermost].box
    return {innermost: max(0.0, min(box.x0 - container.x0, box.y0 - container.y0))}


def _titled(box: Box, around: Sequence[int], scene: _Scene) -> int | None:
    """The container that an upward title names: a pool's title stands to the left of those of its lanes.

    Where titles are more than containers, the outer ones come first; else the innermost container has the last title.
    """
    chain = sorted(around, key=lambda index: (-scene.shapes[index].box.area, index))
    if not chain:
        return None
    pool = scene.shapes[chain[0]].box
    beside = [other for other in scene.turned if pool.y0 <= other.center[1] <= pool.y1]
    before, after = (_columns(box, beside, side, _TITLE_GAP * scene.letter_height) for side in (-1, 1))
    position = before if before + 1 + after > len(chain) else len(chain) - 1 - after
    return chain[position] if position < len(chain) else None


def _columns(box: Box, others: Sequence[Box], side: int, gap: float) -> int:
    """How many columns of writing stand one beside the next, on the left (-1) or the right (1) of a box."""
    next_to = [other for other in others if 0 < side * (other.center[0] - box.center[0]) <= gap]
    further = [o for o in next_to if (o.x0 >= box.center[0] if side > 0 else o.x1 <= box.center[0])]
    return max((1 + _columns(other, others, side, gap) for other in further), default=0)


def _candidates(block: Block, scene: _Scene) -> Iterator[tuple[Place, float]]:
    for index, shape in enumerate(scene.shapes):
        if shape.kind in _CAPTIONED:
            yield Place(index, "caption"), _caption_cost(block, shape, scene.letter_height)
    for index, away in _titles(block.box, block.turned, scene).items():
        yield Place(index, "inside"), away / scene.letter_height + (0.0 if block.turned else _LEVEL_TITLE_COST)
    for index, attachment in enumerate(scene.attachments):
        points = attachment.connector.points
        for place, cost in along_costs(block, points, scene.letter_height, structure=scene.structure):
            yield Place(index, place), cost


def _caption_cost(block: Block, shape: Shape, letter_height: float) -> float:
    (x, y), (shape_x, shape_y) = block.box.center, shape.box.center
    aside = min(abs(x - shape_x), abs(y - shape_y))
    away = (block.box.gap(shape.box) + _ASIDE_SHARE * aside) / letter_height
    turned = _TURNED_CAPTION_COST if block.turned else 0.0
    return away + turned + (_DIAMOND_CAPTION_COST if shape.kind is ShapeKind.DIAMOND else _CAPTION_COST)


def _match(free: Sequence[Block], costs: Sequence[dict[Place, float]]) -> list[Place | None]:
    """One place per block; a place takes one sign and one phrase, more only at a price."""
    slots = [
        {
            (place, block.short, nth): cost + nth * _SECOND
            for place, cost in places.items()
            if cost <= REACH
            for nth in range(2)
        }
        for block, places in zip(free, costs, strict=True)
    ]
    matched = cheapest_matching(slots, alone=REACH + 2 * _SECOND)
    return [slot[0] if slot else _nearest(options) for slot, options in zip(matched, costs, strict=True)]


def _nearest(options: dict[Place, float]) -> Place | None:
    within = [(cost, place.owner, place.place) for place, cost in options.items() if cost <= REACH]
    if not within:
        return None
    _, owner, place = min(within)
    return Place(owner, place)
