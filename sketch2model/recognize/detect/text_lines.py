"""Lines of writing: which pieces of ink make one line, and in which direction it runs."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

import cv2
import numpy as np
from numpy.typing import NDArray

from sketch2model.elements import Box, Shape, ShapeKind, TextRegion
from sketch2model.recognize.detect.text_columns import SLENDER, without_columns
from sketch2model.recognize.detect.text_crossings import without_crossed_out
from sketch2model.recognize.detect.text_growth import Line, Manner, add_dots, lines_of
from sketch2model.recognize.detect.text_leftovers import Borders, without_dashes
from sketch2model.recognize.detect.text_markers import without_markers
from sketch2model.recognize.detect.text_parts import Part, turned, writing_parts
from sketch2model.recognize.detect.text_ranges import joined_over_dots
from sketch2model.recognize.detect.text_slant import slant_of_sides, slant_of_writing
from sketch2model.recognize.detect.text_underlines import with_underlines

_AT_DIVIDER = 0.2
"""Letter heights from a divider to the ends of the two halves of a letter that crosses it."""

_STAR = 0.22
"""Letter heights; what stands alone outside of shapes, smaller than a letter but not than this, may be a star."""

_UPWARDS = 270
"""Turn that makes writing upright that runs from the bottom to the top."""

_TITLE_REACH = 3.0
"""Letter heights from the left side of a container to the titles of its lanes."""

_OUTSIDE = -1

_ROUNDING = 1e-6
"""Pixels by which turning ink there and back may move it."""


def find_text_lines(
    text_mask: NDArray[np.bool_], shapes: Sequence[Shape], *, pen_width: float, letter_height: float
) -> tuple[TextRegion, ...]:
    """Group ink that is not drawing into lines of writing.

    Pieces of ink are grouped within one compartment of a shape only, along the slant of its writing, and outside of
    shapes by nearness. Dots stay with the line they belong to. Bits of strokes along outlines and dividers, long
    strokes, dashed lines and specks are dropped.

    Args:
        text_mask: (height, width) bool; ink without outlines, dividers and connectors.
        shapes: What was found on the page.
        pen_width: Typical width of a stroke, in pixels.
        letter_height: Typical height of a letter, in pixels.

    Returns:
        One region per line, from top to bottom and left to right, boxes in the mask's pixels. Writing that stands
        on its side is taken to run upwards.
    """
    cells = _Cells(shapes)
    borders = Borders(shapes, pen_width=pen_width, letter_height=letter_height)
    found = writing_parts(text_mask, pen_width=pen_width, letter_height=letter_height)
    kept = without_crossed_out(found, pen_width=pen_width, letter_height=letter_height)
    letters: list[Part] = []
    strokes: list[Part] = []
    for part in kept:
        (strokes if borders.is_leftover(part) else letters).append(part)
    members = cells.members(letters, letter_height)
    titles = _title_strips(shapes, letter_height)
    regions: list[TextRegion] = []
    for (index, _), parts in sorted(members.items()):
        if index == _OUTSIDE or shapes[index].kind is ShapeKind.CONTAINER:
            regions += _open_regions(without_dashes(parts, pen_width=pen_width), letter_height, titles)
        else:
            regions += _cell_regions(parts, shapes[index], borders, letter_height)
    free = [stroke for stroke in strokes if not borders.is_at_side(stroke)]
    regions = with_underlines(regions, free, pen_width=pen_width, letter_height=letter_height)
    return _reading_order(regions)


def _title_strips(shapes: Sequence[Shape], letter_height: float) -> list[Box]:
    """Along the left sides of containers, where titles of lanes run upwards; inside or just before the side."""
    reach = _TITLE_REACH * letter_height
    sides = [shape.box for shape in shapes if shape.kind is ShapeKind.CONTAINER]
    return [Box(box.x0 - reach, box.y0, box.x0 + reach, box.y1) for box in sides]


def _open_regions(parts: Sequence[Part], letter_height: float, titles: Sequence[Box]) -> list[TextRegion]:
    """The lines outside of shapes, some of which may stand on their side."""
    letters, dots = _letters_and_dots(parts)
    manner = Manner.of(letters, letter_height, inside=False)
    upright, columns = without_columns(letters, manner, letter_height, titles)
    lines = joined_over_dots(lines_of(upright, manner), dots, manner)
    alone = add_dots(lines + columns, dots, manner)
    stars = [Line([dot]) for dot in alone if min(dot.box.width, dot.box.height) >= _STAR * letter_height]
    return [*map(_region, lines + stars), *(_region(line, angle=_UPWARDS) for line in columns)]


def _cell_regions(parts: Sequence[Part], shape: Shape, borders: Borders, letter_height: float) -> list[TextRegion]:
    """The lines of one compartment."""
    letters, dots = _letters_and_dots(parts)
    if not letters:
        return []
    manner = Manner.of(letters, letter_height, inside=True)
    if shape.box.height > SLENDER * shape.box.width:
        letters, columns = without_columns(letters, manner, letter_height)
        if columns or not letters:
            lines = lines_of(letters, manner)
            add_dots(lines + columns, dots, manner)
            return [*map(_region, lines), *(_region(line, angle=_UPWARDS) for line in columns)]
    slant = slant_of_writing(letters, manner.size, slant_of_sides(shape))
    lines = lines_of([part.turned(slant) for part in letters], manner)
    lines = _without_strays(lines, slant, borders)
    lines = without_markers(lines, shape, slant, letter_height)
    add_dots(lines, [dot.turned(slant) for dot in dots], manner)
    return [_region(line, slant=slant) for line in lines]


def _letters_and_dots(parts: Sequence[Part]) -> tuple[list[Part], list[Part]]:
    return [part for part in parts if not part.is_dot], [part for part in parts if part.is_dot]


def _without_strays(lines: Sequence[Line], slant: float, borders: Borders) -> list[Line]:
    """Without the lines that are mere strokes beside the outline, unless there is nothing else."""
    proper = [line for line in lines if not all(borders.is_stray(part.turned(-slant)) for part in line.parts)]
    return proper or list(lines)


def _region(line: Line, *, angle: int = 0, slant: float = 0.0) -> TextRegion:
    """The region of a line that was turned by its slant."""
    ink = np.floor(np.concatenate([part.turned(-slant).points for part in line.parts]) + _ROUNDING).astype(np.intp)
    if not slant:
        return TextRegion(line.box, angle, ink=ink)
    (x0, y0), (x1, y1) = ink.min(axis=0).tolist(), (ink.max(axis=0) + 1).tolist()
    around = Box(float(x0), float(y0), float(x1), float(y1))
    return TextRegion(around, angle, corners=tuple(turned(corner, -slant) for corner in line.box.corners), ink=ink)


def _reading_order(regions: Sequence[TextRegion]) -> tuple[TextRegion, ...]:
    """From top to bottom; those that stand side by side from left to right."""
    rows: list[list[TextRegion]] = []
    for region in sorted(regions, key=lambda r: (r.box.center[1], r.box.x0)):
        tallest = max((r.box for r in rows[-1]), key=lambda box: box.height) if rows else region.box
        shared = min(tallest.y1, region.box.y1) - max(tallest.y0, region.box.y0)
        if rows and shared >= min(tallest.height, region.box.height) / 2:
            rows[-1].append(region)
        else:
            rows.append([region])
    return tuple(region for row in rows for region in sorted(row, key=lambda r: (r.box.x0, r.box.y0)))


class _Cells:
    """Compartments of shapes: what is written in two of them never belongs together."""

    def __init__(self, shapes: Sequence[Shape]) -> None:
        self._outlines = [np.array(shape.outline, np.float32).reshape(-1, 1, 2) for shape in shapes]
        self._dividers = [[line.y for line in shape.compartment_lines] for shape in shapes]
        self._slopes = [math.tan(math.radians(slant_of_sides(shape))) for shape in shapes]
        self._middles = [shape.box.center[0] for shape in shapes]
        self._innermost_first = sorted(range(len(shapes)), key=lambda i: (shapes[i].box.area, i))

    def members(self, parts: Sequence[Part], letter_height: float) -> dict[tuple[int, int], list[Part]]:
        """The parts by index of the innermost shape around them, or `_OUTSIDE`, and of the compartment in it.

        The tail of a letter that crosses a divider belongs to the compartment of its letter.
        """
        members: dict[tuple[int, int], list[Part]] = defaultdict(list)
        for part in parts:
            members[self._of(part)].append(part)
        for (index, row), found in sorted(members.items()):
            above = members.get((index, row - 1), [])
            for part in list(found) if row else ():
                divider = self._divider_at(index, row - 1, part.centroid[0])
                if _is_tail(part, above, divider, letter_height) and not _has_neighbour(part, found, letter_height):
                    found.remove(part)
                    above.append(replace(part, is_dot=True))
        return members

    def _of(self, part: Part) -> tuple[int, int]:
        (x, y), middle = part.centroid, part.box.center
        for index in self._innermost_first:
            if cv2.pointPolygonTest(self._outlines[index], middle, measureDist=False) >= 0:
                return index, sum(y > self._divider_at(index, row, x) for row in range(len(self._dividers[index])))
        return _OUTSIDE, 0

    def _divider_at(self, index: int, row: int, x: float) -> float:
        """Height of a divider, which slants as its shape does."""
        return self._dividers[index][row] + self._slopes[index] * (x - self._middles[index])


def _is_tail(part: Part, above: Sequence[Part], divider: float, letter_height: float) -> bool:
    """Whether a part hangs from a divider, right below a letter that reaches it from above."""
    reach = _AT_DIVIDER * letter_height
    return (
        part.box.height < letter_height
        and part.box.y0 - divider < reach
        and any(
            divider - other.box.y1 < reach and min(part.box.x1, other.box.x1) > max(part.box.x0, other.box.x0)
            for other in above
        )
    )


def _has_neighbour(part: Part, others: Sequence[Part], letter_height: float) -> bool:
    """Whether another letter stands beside the part."""
    beside = part.box.grown(letter_height)
    return any(
        other is not part
        and not other.is_dot
        and other.box.overlap(beside) > 0
        and min(part.box.y1, other.box.y1) - max(part.box.y0, other.box.y0) > part.box.height / 2
        for other in others
    )
