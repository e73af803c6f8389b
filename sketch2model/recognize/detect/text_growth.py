"""Lines of writing that grow from left to right, letter by letter."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

import numpy as np

from sketch2model.elements import Box
from sketch2model.recognize.detect.text_parts import Part
from sketch2model.recognize.detect.text_rows import rows_apart

_DRIFT = 0.7
"""Letter sizes by which the middle of a part may lie off the middle of its line."""

_BAND = 0.35
"""Share of the smaller letter's height that may stick out of the larger one's band."""

_DOT_REACH = 0.9
"""Letter sizes from a dot to the line it belongs to."""

_SHARED, _SHARED_LOW = 0.75, 0.6
"""Share of its height by which a line (a low one) stands in the band of the line it belongs to."""

_SHARED_INSIDE, _SHARED_LOW_INSIDE = 0.6, 0.5
"""The same within a compartment, where all writing belongs together."""

_WORD_GAP = 1.7
"""Letter sizes between two words of one line."""

_WORD_GAP_INSIDE = 2.5
"""The same within a compartment."""

_LOW = 0.8
"""Letter sizes; what is lower may be a dash, the bar of a T or half a letter."""

_HIGHEST = 2.5
"""Letter sizes; what is higher is neither a letter nor a single line."""

_WIDEST_LETTER = 2.0
"""Letter sizes; what is wider is more than one letter."""

_HALF_LETTER = 0.6
"""Letter sizes; half of a cut piece that is lower is no line of its own."""


@dataclass(frozen=True, slots=True)
class Manner:
    """How the writing of one place is done.

    Attributes:
        size: Of its letters, in pixels.
        word_gap: Widest gap between two words, in pixels.
        shared: Share of its height by which a line stands in the band of the line it belongs to.
        shared_low: The same for low lines.
    """

    size: float
    word_gap: float
    shared: float
    shared_low: float

    @classmethod
    def of(cls, letters: Sequence[Part], letter_height: float, *, inside: bool) -> Manner:
        """Judged by the letters, of one compartment or of an open place."""
        tall = [part.box.height for part in letters if part.box.height > letter_height / 2]
        size = float(np.clip(median(tall), letter_height * 0.5, letter_height * 1.8)) if tall else letter_height
        if inside:
            return cls(size, _WORD_GAP_INSIDE * size, _SHARED_INSIDE, _SHARED_LOW_INSIDE)
        return cls(size, _WORD_GAP * size, _SHARED, _SHARED_LOW)


class Line:
    """A line that grows from left to right."""

    def __init__(self, parts: Sequence[Part]) -> None:
        self.parts: list[Part] = []
        self.box = parts[0].box
        self.add(parts)

    def add(self, parts: Sequence[Part]) -> None:
        """Takes more parts in."""
        self.parts += parts
        for part in parts:
            self.box = self.box.union(part.box)
        last = self.parts[-3:]
        self._middle = sum(p.centroid[1] * p.pixels for p in last) / sum(p.pixels for p in last)
        self._top, self._bottom = median(p.box.y0 for p in last), median(p.box.y1 for p in last)

    def misfit(self, part: Part, size: float) -> float:
        """How badly a letter sits at this line's end: 0 in its middle, above 1 not at all.

        Judged by the last letters, as lines are bent. Letters of one line have their ink at the same height,
        or the band of the smaller one lies within the band of the other (x and t, x and p).
        """
        shared = min(self._bottom, part.box.y1) - max(self._top, part.box.y0)
        apart = 1 - shared / min(self._bottom - self._top, part.box.height)
        return min(abs(self._middle - part.centroid[1]) / (_DRIFT * size), apart / _BAND)


def lines_of(letters: Sequence[Part], manner: Manner) -> list[Line]:
    """The level lines that letters make. Letters as high as two lines are cut where they are two that touch."""
    halves = [half for part in letters for half in part.cut(manner.size)]
    lines = _merged(_rejoined(_grown(halves, manner), manner), manner)
    return [Line(row) for line in lines for row in rows_apart(line.parts, manner.size)]


def add_dots(lines: Sequence[Line], dots: Sequence[Part], manner: Manner) -> list[Part]:
    """Hang each dot on the line that is nearest, if one is near enough; gives the others."""
    boxes = [line.box for line in lines]
    alone: list[Part] = []
    for dot in dots:
        distance, nearest = min(((dot.box.gap(box), i) for i, box in enumerate(boxes)), default=(math.inf, 0))
        if distance <= _DOT_REACH * manner.size:
            lines[nearest].add([dot])
        else:
            alone.append(dot)
    return alone


def _grown(letters: Sequence[Part], manner: Manner) -> list[Line]:
    """Walk from left to right and hang each letter on the line that ends before it at the same height."""
    closed: list[Line] = []
    growing: list[Line] = []
    for part in sorted(letters, key=lambda p: (p.box.x0, p.box.y0)):
        closed += [line for line in growing if part.box.x0 - line.box.x1 > manner.word_gap]
        growing = [line for line in growing if part.box.x0 - line.box.x1 <= manner.word_gap]
        misfit, nearest = min(((line.misfit(part, manner.size), i) for i, line in enumerate(growing)), default=(2.0, 0))
        if misfit <= 1:
            growing[nearest].add([part])
        else:
            growing.append(Line([part]))
    return closed + growing


def _rejoined(lines: Sequence[Line], manner: Manner) -> list[Line]:
    """Give halves that stand alone in their line back to their other half where both were one large letter."""
    kept = list(lines)
    for line in lines:
        whole = line.parts[0].whole
        if whole is None or any(part.whole is not whole for part in line.parts):
            continue
        other = next((o for o in kept if o is not line and any(part.whole is whole for part in o.parts)), None)
        if other and (_is_letter(whole.box, manner) or line.box.height < _HALF_LETTER * manner.size):
            other.add(line.parts)
            kept.remove(line)
    return kept


def _is_letter(box: Box, manner: Manner) -> bool:
    return box.width < _WIDEST_LETTER * manner.size and box.height < _HIGHEST * manner.size


def _merged(lines: Sequence[Line], manner: Manner) -> list[Line]:
    """Join lines of which one stands in the other's band: quotes, dashes, the bar of a T, accents."""
    kept: list[Line] = []
    for line in sorted(lines, key=lambda line: (-line.box.width, line.box.y0, line.box.x0)):
        host = next((other for other in kept if _in_band(line.box, other.box, manner)), None)
        if host:
            host.add(line.parts)
        else:
            kept.append(line)
    return kept


def _in_band(small: Box, large: Box, manner: Manner) -> bool:
    apart = max(small.x0, large.x0) - min(small.x1, large.x1)
    shared = min(small.y1, large.y1) - max(small.y0, large.y0)
    needed = manner.shared_low if small.height < _LOW * manner.size else manner.shared
    return apart <= manner.word_gap and shared >= needed * small.height and large.height < _HIGHEST * manner.size
