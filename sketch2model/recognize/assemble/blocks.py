"""Lines of writing outside the shapes that belong together: a caption of three lines is one block."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import networkx as nx

from sketch2model.elements import Box, Point, TextLine
from sketch2model.recognize.assemble.outlines import crosses
from sketch2model.recognize.assemble.reading_order import reading_order

_LEADING = 0.7
"""Letter heights of white between the lines of one block."""
_WORD_GAP = 1.2
"""Letter heights of white between the words of one line."""
_SHARED_WIDTH = 0.3
"""Part of the narrower line that must stand over or under the wider one."""
_ALIGNED = 1.2
"""Letter heights by which the lines of one block differ in their left ends, middles or right ends."""
_SHARED_HEIGHT = 0.5
"""Part of the lower word's height that must be beside the other."""
_SHORT_WIDTH = 3.0
"""Letter heights up to which a text may be a sign at an end."""
_SHORT_LETTERS = 5


@dataclass(frozen=True, slots=True)
class Block:
    """Lines that are placed together.

    Attributes:
        lines: Indices of the lines, in reading order.
        box: Around all of them.
        short: A sign of few letters, as stands at the end of a connector.
        turned: Written upwards or downwards.
        parted: Stood in one block with writing at another end of a connector, so that it is hardly a label.
    """

    lines: tuple[int, ...]
    box: Box
    short: bool
    turned: bool
    parted: bool = False


def is_short(line: TextLine, letter_height: float) -> bool:
    """Whether a line has the size of a sign at the end of a connector, such as `0..1`; short words are none."""
    text = line.text.strip()
    letters = sum(letter.isalpha() for letter in text)
    signs = len(text) <= _SHORT_LETTERS and letters <= min(2, (len(text) + 1) // 2)
    return signs and max(line.box.width, line.box.height) <= _SHORT_WIDTH * letter_height


def blocks(
    lines: Sequence[TextLine],
    chosen: Sequence[int],
    rooms: Sequence[int | None],
    paths: Sequence[Sequence[Point]],
    letter_height: float,
) -> list[Block]:
    """Group neighbouring lines that no connector parts.

    Short lines stay alone unless they stand in the row of a longer one.

    Args:
        lines: All lines of the page.
        chosen: Indices of those to group.
        rooms: Container of each line; lines of two containers stay apart.
        paths: Polylines of the connectors.
        letter_height: Page pixels.
    """
    together: nx.Graph = nx.Graph()
    together.add_nodes_from(chosen)
    for position, a in enumerate(chosen):
        for b in chosen[position + 1 :]:
            if (
                rooms[a] == rooms[b]
                and _adjoin(lines[a], lines[b], letter_height)
                and not any(crosses(lines[a].box.center, lines[b].box.center, path) for path in paths)
            ):
                together.add_edge(a, b)
    groups = sorted(sorted(group) for group in nx.connected_components(together))
    return [_block(lines, group, letter_height) for group in groups]


def _block(lines: Sequence[TextLine], group: Sequence[int], letter_height: float) -> Block:
    box = lines[group[0]].box
    for index in group[1:]:
        box = box.union(lines[index].box)
    ordered = tuple(group[i] for i in text_order([lines[index] for index in group]))
    return Block(
        ordered, box, len(group) == 1 and is_short(lines[group[0]], letter_height), lines[group[0]].angle in (90, 270)
    )


def _adjoin(a: TextLine, b: TextLine, letter_height: float) -> bool:
    if a.angle != b.angle:
        return False
    first, second = _upright(a), _upright(b)
    shared_x = min(first.x1, second.x1) - max(first.x0, second.x0)
    shared_y = min(first.y1, second.y1) - max(first.y0, second.y0)
    signs = is_short(a, letter_height), is_short(b, letter_height)
    if shared_y >= _SHARED_HEIGHT * min(first.height, second.height):
        return -shared_x <= _WORD_GAP * letter_height and not all(signs)
    stacked = shared_x >= _SHARED_WIDTH * min(first.width, second.width) and _aligned(first, second, letter_height)
    return stacked and -shared_y <= _LEADING * letter_height and not any(signs)


def _aligned(first: Box, second: Box, letter_height: float) -> bool:
    """Whether the left ends, the middles or the right ends of two lines stand one below the other."""
    offsets = (first.x0 - second.x0, first.center[0] - second.center[0], first.x1 - second.x1)
    return min(map(abs, offsets)) <= _ALIGNED * letter_height


def text_order(lines: Sequence[TextLine]) -> list[int]:
    """Indices of lines in the order they are read, writing that stands upright before turned writing."""
    order: list[int] = []
    for angle in sorted({line.angle for line in lines}):
        members = [index for index, line in enumerate(lines) if line.angle == angle]
        order += [members[position] for position in reading_order([_upright(lines[index]) for index in members])]
    return order


def _upright(line: TextLine) -> Box:
    """The line's box on a page turned counter-clockwise by the line's angle, about the page's corner."""
    box = line.box
    match line.angle % 360:
        case 90:
            return Box(box.y0, -box.x1, box.y1, -box.x0)
        case 180:
            return Box(-box.x1, -box.y1, -box.x0, -box.y0)
        case 270:
            return Box(-box.y1, box.x0, -box.y0, box.x1)
        case _:
            return box
