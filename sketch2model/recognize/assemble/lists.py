"""Writing that stands free on the paper in stacked lines: a list without a box around it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import networkx as nx

from sketch2model.elements import Box, Shape, ShapeKind, TextLine
from sketch2model.recognize.assemble.blocks import text_order

_LEADING = 1.5
"""Letter heights of white between the lines of a list."""
_INDENT = 2.5
"""Letter heights by which the left ends of its lines differ."""
_SHARED_HEIGHT = 0.5
"""Part of the lower line's height from which two pieces of writing stand in one row."""
_WORD_GAP = 2.0
"""Letter heights of white between pieces of one row."""
_CAPTIONED = (ShapeKind.CIRCLE, ShapeKind.DIAMOND)
_FLOW = 3
"""So many of them make a page a process or a flowchart."""
_BULLET = re.compile(r"\s*[-–—•·●▪◦‣►*>+]\s*\w")


def has_captions(shapes: Sequence[Shape]) -> bool:
    """Whether a page shows events and decisions; what is written beside those are captions, not lists."""
    return sum(shape.kind in _CAPTIONED for shape in shapes) >= _FLOW


def free_lists(lines: Sequence[TextLine], stray: Sequence[int], letter_height: float) -> list[tuple[int, ...]]:
    """Group stray lines to lists of at least two rows, each in reading order.

    A list that follows another one closely starts where a row without a bullet stands between two with one, or where a
    row is underlined as the first one is.

    Args:
        lines: All lines of the page.
        stray: Indices of those that belong to nothing.
        letter_height: Page pixels.
    """
    together: nx.Graph = nx.Graph()
    together.add_nodes_from(stray)
    for position, a in enumerate(stray):
        together.add_edges_from((a, b) for b in stray[position + 1 :] if _adjoin(lines[a], lines[b], letter_height))
    groups = sorted(sorted(group) for group in nx.connected_components(together))
    ordered = ([group[i] for i in text_order([lines[index] for index in group])] for group in groups)
    parts = (part for group in ordered for part in _parted(group, lines))
    return [tuple(part) for part in parts if _has_rows([lines[index].box for index in part])]


def _parted(group: Sequence[int], lines: Sequence[TextLine]) -> Iterator[Sequence[int]]:
    begun = 0
    for place in range(1, len(group) - 1):
        before, here, behind = (lines[index] for index in group[place - 1 : place + 2])
        between = _BULLET.match(before.text) and not _BULLET.match(here.text) and _BULLET.match(behind.text)
        titled = lines[group[begun]].underlined and here.underlined and not before.underlined
        if between or titled:
            yield group[begun:place]
            begun = place
    yield group[begun:]


def _adjoin(a: TextLine, b: TextLine, letter_height: float) -> bool:
    if a.angle != 0 or b.angle != 0:
        return False
    across = max(a.box.x0, b.box.x0) - min(a.box.x1, b.box.x1)
    down = max(a.box.y0, b.box.y0) - min(a.box.y1, b.box.y1)
    if -down >= _SHARED_HEIGHT * min(a.box.height, b.box.height):
        return across <= _WORD_GAP * letter_height
    return abs(a.box.x0 - b.box.x0) <= _INDENT * letter_height and down <= _LEADING * letter_height


def _has_rows(boxes: Sequence[Box]) -> bool:
    return any(lower.y0 > upper.center[1] and lower.center[1] > upper.y1 for upper in boxes for lower in boxes)
