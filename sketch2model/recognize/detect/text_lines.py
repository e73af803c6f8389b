"""Lines of writing: which pieces of ink make one line, and in which direction it runs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

import cv2
import numpy as np
from numpy.typing import NDArray

from sketch2model.elements import Box, Shape, ShapeKind, TextRegion
from sketch2model.recognize.detect.text_parts import Part, writing_parts

_WORD_GAP = 1.7
"""Letter sizes between two words of one line."""

_WORD_GAP_INSIDE = 2.5
"""The same within a compartment, where all writing belongs together."""

_DRIFT = 0.7
"""Letter sizes by which the middle of a part may lie off the middle of its line."""

_BAND = 0.35
"""Share of the smaller letter's height that may stick out of the larger one's band."""

_DOT_REACH = 0.9
"""Letter sizes from a dot to the line it belongs to."""

_CLUSTER_REACH = 1.0
"""Letter sizes between the letters of a word, in any direction."""

_SLENDER = 2.5
"""Writing that stands on its side is at least so many times higher than wide."""

_THINNEST = 0.4
"""Letter sizes; what is thinner is no writing on its side but a broken stroke."""

_PACKED = 0.5
"""Letters in a word are not farther apart than this many of their own heights; lines are."""

_UPWARDS = 270
"""Turn that makes writing upright that runs from the bottom to the top."""

_OUTSIDE = -1


class _Line:
    """A line that grows from left to right."""

    def __init__(self, part: Part) -> None:
        self.parts = [part]
        self.box = part.box

    def add(self, parts: Sequence[Part]) -> None:
        self.parts += parts
        for part in parts:
            self.box = self.box.union(part.box)

    def misfit(self, part: Part, size: float) -> float:
        """How badly a letter sits at this line's end: 0 in its middle, above 1 not at all.

        Judged by the last letters, as slanted lines drift. Letters of one line have their ink at the same height,
        or the band of the smaller one lies within the band of the other (x and t, x and p).
        """
        last = self.parts[-3:]
        middle = sum(p.centroid[1] * p.pixels for p in last) / sum(p.pixels for p in last)
        top, bottom = median(p.box.y0 for p in last), median(p.box.y1 for p in last)
        shared = min(bottom, part.box.y1) - max(top, part.box.y0)
        apart = 1 - shared / min(bottom - top, part.box.height)
        return min(abs(middle - part.centroid[1]) / (_DRIFT * size), apart / _BAND)


@dataclass(frozen=True, slots=True)
class _Manner:
    """How large and how wide apart the writing of one place is, in pixels."""

    size: float
    word_gap: float

    @classmethod
    def of(cls, letters: Sequence[Part], letter_height: float, word_gap: float) -> _Manner:
        tall = [part.box.height for part in letters if part.box.height > letter_height / 2]
        size = float(np.clip(median(tall), letter_height * 0.5, letter_height * 1.8)) if tall else letter_height
        return cls(size, word_gap * size)


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
        One region per line, from top to bottom and left to right, boxes in the mask's pixels. Writing that stands
        on its side is taken to run upwards.
    """
    cells = _Cells(shapes)
    members: dict[tuple[int, int], list[Part]] = defaultdict(list)
    for part in writing_parts(text_mask, shapes, pen_width=pen_width, letter_height=letter_height):
        members[cells.of(part)].append(part)
    regions: list[TextRegion] = []
    for (index, _), parts in sorted(members.items()):
        shape = None if index == _OUTSIDE else shapes[index]
        regions += _regions(parts, shape, letter_height)
    return _reading_order(regions)


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
        self._innermost_first = sorted(range(len(shapes)), key=lambda i: (shapes[i].box.area, i))

    def of(self, part: Part) -> tuple[int, int]:
        """Index of the innermost shape around the part's middle, or `_OUTSIDE`, and of the compartment in it."""
        for index in self._innermost_first:
            if cv2.pointPolygonTest(self._outlines[index], part.box.center, measureDist=False) >= 0:
                return index, sum(part.centroid[1] > divider for divider in self._dividers[index])
        return _OUTSIDE, 0


def _regions(parts: Sequence[Part], shape: Shape | None, letter_height: float) -> list[TextRegion]:
    """The lines of one compartment, or of everything outside."""
    letters = [part for part in parts if not part.is_dot]
    if not letters:
        return []
    roomy = shape is None or shape.kind is ShapeKind.CONTAINER
    manner = _Manner.of(letters, letter_height, _WORD_GAP if roomy else _WORD_GAP_INSIDE)
    upright = letters
    columns: list[_Line] = []
    if roomy or (shape and shape.box.height > _SLENDER * shape.box.width):
        upright, columns = _without_columns(letters, manner)
    lines = _lines(upright, manner)
    for line, dots in _nearest(lines + columns, [part for part in parts if part.is_dot], manner):
        line.add(dots)
    return [TextRegion(line.box) for line in lines] + [TextRegion(line.box, angle=_UPWARDS) for line in columns]


def _lines(letters: Sequence[Part], manner: _Manner) -> list[_Line]:
    """Walk from left to right and hang each letter on the line that ends before it at the same height."""
    closed: list[_Line] = []
    growing: list[_Line] = []
    for part in sorted(letters, key=lambda p: (p.box.x0, p.box.y0)):
        closed += [line for line in growing if part.box.x0 - line.box.x1 > manner.word_gap]
        growing = [line for line in growing if part.box.x0 - line.box.x1 <= manner.word_gap]
        misfit, nearest = min(((line.misfit(part, manner.size), i) for i, line in enumerate(growing)), default=(2.0, 0))
        if misfit <= 1:
            growing[nearest].add([part])
        else:
            growing.append(_Line(part))
    return _merged(closed + growing, manner)


def _merged(lines: Sequence[_Line], manner: _Manner) -> list[_Line]:
    """Join lines of which one stands in the other's band: quotes, dashes, the bar of a T, accents."""
    kept: list[_Line] = []
    for line in sorted(lines, key=lambda line: (-line.box.width, line.box.y0, line.box.x0)):
        host = next((other for other in kept if _in_band(line.box, other.box, manner)), None)
        if host:
            host.add(line.parts)
        else:
            kept.append(line)
    return kept


def _in_band(small: Box, large: Box, manner: _Manner) -> bool:
    apart = max(small.x0, large.x0) - min(small.x1, large.x1)
    shared = min(small.y1, large.y1) - max(small.y0, large.y0)
    needed = 0.6 if small.height < 0.8 * manner.size else 0.75
    return apart <= manner.word_gap and shared >= needed * small.height and large.height < 2.5 * manner.size


def _nearest(lines: Sequence[_Line], dots: Sequence[Part], manner: _Manner) -> Iterator[tuple[_Line, list[Part]]]:
    """Each line with the dots that are nearer to it than to any other, and near enough."""
    boxes = [line.box for line in lines]
    for dot in dots:
        distance, nearest = min((dot.box.gap(box), i) for i, box in enumerate(boxes))
        if distance <= _DOT_REACH * manner.size:
            yield lines[nearest], [dot]


def _without_columns(letters: Sequence[Part], manner: _Manner) -> tuple[list[Part], list[_Line]]:
    """Take out the clusters of letters that make fewer and longer lines when they are read on their side."""
    upright: list[Part] = []
    columns: list[_Line] = []
    for cluster in _clusters(letters, _CLUSTER_REACH * manner.size):
        turned = _lines([part.transposed() for part in cluster], manner)
        if all(_stands_on_its_side(line, manner) for line in turned) and 2 * len(turned) <= max(
            2, len(_lines(cluster, manner))
        ):
            columns += [_transposed(line) for line in turned]
        else:
            upright += cluster
    return upright, columns


def _stands_on_its_side(turned: _Line, manner: _Manner) -> bool:
    """Whether a line of transposed letters is long, thin and packed like a word."""
    long_enough = turned.box.width >= _SLENDER * max(manner.size, turned.box.height)
    if not long_enough or turned.box.height < _THINNEST * manner.size:
        return False
    if len(turned.parts) == 1:
        return True
    parts = sorted(turned.parts, key=lambda part: part.box.x0)
    gaps = [after.box.x0 - before.box.x1 for before, after in pairwise(parts)]
    return median(gaps) <= _PACKED * median(part.box.width for part in parts)


def _transposed(line: _Line) -> _Line:
    first, *others = [part.transposed() for part in line.parts]
    turned = _Line(first)
    turned.add(others)
    return turned


def _clusters(parts: Sequence[Part], reach: float) -> Iterator[list[Part]]:
    """Parts that hang together over gaps of at most `reach`."""
    waiting = sorted(parts, key=lambda part: (part.box.y0, part.box.x0))
    while waiting:
        cluster = [waiting.pop(0)]
        for member in cluster:
            near = [part for part in waiting if part.box.gap(member.box) <= reach]
            cluster += near
            waiting = [part for part in waiting if part.box.gap(member.box) > reach]
        yield cluster
