"""Lines of writing: which pieces of ink make one line, and which are leftovers of strokes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from statistics import median

import cv2
import numpy as np
from numpy.typing import NDArray

from sketch2model.elements import Box, Shape, ShapeKind, TextRegion
from sketch2model.recognize.detect.text_parts import Part, writing_parts

_WORD_GAP = 1.2
"""Letter heights between two words of one line."""

_WORD_GAP_INSIDE = 2.5
"""The same within a compartment, where all writing belongs together."""

_DRIFT = 0.5
"""Letter heights by which the middle of a part may lie off the middle of its line."""

_DOT_REACH = 0.9
"""Letter heights from a dot to the line it belongs to."""

_OUTSIDE = -1


@dataclass(slots=True)
class _Line:
    """A line that grows from left to right."""

    parts: list[Part] = field(default_factory=list)

    @property
    def box(self) -> Box:
        box = self.parts[0].box
        for part in self.parts[1:]:
            box = box.union(part.box)
        return box

    def middle_near(self, part: Part) -> float:
        """Height of the line's middle where `part` stands; slanted lines drift."""
        nearest = sorted(self.parts, key=lambda p: abs(p.box.center[0] - part.box.center[0]))[:3]
        weight = sum(p.pixels for p in nearest)
        return sum(p.middle * p.pixels for p in nearest) / weight


def find_text_lines(
    text_mask: NDArray[np.bool_], shapes: Sequence[Shape], *, pen_width: float, letter_height: float
) -> tuple[TextRegion, ...]:
    """Group ink that is not drawing into lines of writing.

    Pieces of ink are grouped within one compartment of a shape only, and outside of shapes by nearness. Dots stay
    with the line they belong to. Bits of strokes along outlines and dividers, long strokes and specks are dropped.

    Args:
        text_mask: (height, width) bool; ink without outlines, dividers and connectors.
        shapes: What was found on the page.
        pen_width: Typical width of a stroke, in pixels.
        letter_height: Typical height of a letter, in pixels.

    Returns:
        One region per line, from top to bottom and left to right, boxes in the mask's pixels.
    """
    parts = writing_parts(text_mask, shapes, pen_width=pen_width, letter_height=letter_height)
    cells = _Cells(shapes)
    members: dict[tuple[int, int], list[Part]] = defaultdict(list)
    for part in parts:
        members[cells.of(part)].append(part)
    regions: list[TextRegion] = []
    for (shape, _), cell_parts in sorted(members.items()):
        crowded = shape != _OUTSIDE and shapes[shape].kind is not ShapeKind.CONTAINER
        regions += _regions(cell_parts, letter_height, _WORD_GAP_INSIDE if crowded else _WORD_GAP)
    return tuple(sorted(regions, key=lambda r: (round(r.box.center[1] / letter_height), r.box.x0, r.box.y0)))


class _Cells:
    """Compartments of shapes: what is written in two of them never belongs together."""

    def __init__(self, shapes: Sequence[Shape]) -> None:
        self._outlines = [np.array(shape.outline, np.float32).reshape(-1, 1, 2) for shape in shapes]
        self._dividers = [[line.y for line in shape.compartment_lines] for shape in shapes]
        self._innermost_first = sorted(range(len(shapes)), key=lambda i: (shapes[i].box.area, i))

    def of(self, part: Part) -> tuple[int, int]:
        """Index of the innermost shape around the part's middle, or `_OUTSIDE`, and of the compartment in it."""
        x, y = part.box.center
        for index in self._innermost_first:
            if cv2.pointPolygonTest(self._outlines[index], (x, y), measureDist=False) >= 0:
                return index, sum(part.middle > divider for divider in self._dividers[index])
        return _OUTSIDE, 0


def _regions(parts: Sequence[Part], letter_height: float, word_gap: float) -> list[TextRegion]:
    letters = [part for part in parts if not part.is_dot]
    dots = [part for part in parts if part.is_dot]
    if not letters:
        return []
    upright, columns = _columns(letters, letter_height)
    size = _letter_size(upright, letter_height)
    lines = _merged(_lines(upright, size, word_gap * letter_height), size, word_gap * letter_height)
    _attach(dots, [*lines, *columns], letter_height)
    return [TextRegion(line.box) for line in lines] + [TextRegion(line.box, angle=90) for line in columns]


def _letter_size(letters: Sequence[Part], letter_height: float) -> float:
    """Height of the letters here, which may be written larger or smaller than the page's usual."""
    tall = [part.box.height for part in letters if part.box.height > letter_height / 2]
    return float(np.clip(median(tall), letter_height * 0.6, letter_height * 1.6)) if tall else letter_height


def _lines(letters: Sequence[Part], size: float, gap: float) -> list[_Line]:
    closed: list[_Line] = []
    growing: list[_Line] = []
    for part in sorted(letters, key=lambda p: (p.box.x0, p.box.y0)):
        still: list[_Line] = []
        for line in growing:
            (still if part.box.x0 - line.box.x1 <= gap else closed).append(line)
        growing = still
        fitting = [(abs(line.middle_near(part) - part.middle), i) for i, line in enumerate(growing)]
        offset, nearest = min(fitting, default=(np.inf, 0))
        if offset <= _DRIFT * size:
            growing[nearest].parts.append(part)
        else:
            growing.append(_Line([part]))
    return closed + growing


def _merged(lines: list[_Line], size: float, gap: float) -> list[_Line]:
    """Join lines of which one stands in the other's band: quotes, dashes, the bar of a T, accents."""
    lines = sorted(lines, key=lambda line: (-line.box.width, line.box.y0, line.box.x0))
    kept: list[_Line] = []
    for line in lines:
        host = next((other for other in kept if _same_band(line.box, other.box, size, gap)), None)
        if host:
            host.parts += line.parts
        else:
            kept.append(line)
    return kept


def _same_band(small: Box, large: Box, size: float, gap: float) -> bool:
    apart = max(small.x0, large.x0) - min(small.x1, large.x1)
    shared = min(small.y1, large.y1) - max(small.y0, large.y0)
    flat = small.height < size * 0.8
    return apart <= gap and shared >= (0.6 if flat else 0.75) * small.height and large.height < 2.5 * size


def _attach(dots: Sequence[Part], lines: Sequence[_Line], letter_height: float) -> None:
    """Give each dot to the nearest line, if one is near enough."""
    boxes = [line.box for line in lines]
    for dot in dots:
        distances = [(_distance(dot.box, box), i) for i, box in enumerate(boxes)]
        distance, nearest = min(distances, default=(np.inf, 0))
        if distance <= _DOT_REACH * letter_height:
            lines[nearest].parts.append(dot)


def _distance(a: Box, b: Box) -> float:
    dx = max(0.0, a.x0 - b.x1, b.x0 - a.x1)
    dy = max(0.0, a.y0 - b.y1, b.y0 - a.y1)
    return float(np.hypot(dx, dy))


def _columns(letters: Sequence[Part], letter_height: float) -> tuple[list[Part], list[_Line]]:
    """Take out writing that stands on its side: tall clusters of letters packed closer than lines can be."""
    upright: list[Part] = []
    columns: list[_Line] = []
    for cluster in _clusters(letters, 0.7 * letter_height):
        line = _Line(cluster)
        if _stands_on_its_side(line, letter_height):
            columns.append(line)
        else:
            upright += cluster
    return upright, columns


def _stands_on_its_side(line: _Line, letter_height: float) -> bool:
    box = line.box
    if box.width > 2.2 * letter_height or box.height < max(3 * letter_height, 2.5 * box.width):
        return False
    tallest = max(part.box.height for part in line.parts)
    pitch = box.height / len(line.parts)
    return tallest > 2.5 * letter_height or (len(line.parts) >= 4 and pitch < letter_height)


def _clusters(parts: Sequence[Part], reach: float) -> Iterable[list[Part]]:
    """Parts that hang together over gaps of at most `reach`, as lists in reading order."""
    waiting = sorted(parts, key=lambda p: (p.box.y0, p.box.x0))
    while waiting:
        cluster = [waiting.pop(0)]
        for member in cluster:
            near = [part for part in waiting if _distance(part.box, member.box) <= reach]
            cluster += near
            waiting = [part for part in waiting if part not in near]
        yield cluster
