"""Short strokes at the end of a line, felt for with rays: the wings of an arrowhead, the toes of a crow's foot, a bar.

Rays need no connected strokes: wings may be drawn apart from their line, or run into an outline.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Self

import numpy as np
from numpy.typing import NDArray

from sketch2model.elements import Page, Point
from sketch2model.recognize.detect.contours.morphology import dilated

WING_ANGLES = tuple(range(20, 71, 5))
"""Degrees between a wing and the shaft."""

BAR_ANGLES = tuple(range(75, 106, 6))
BAR_LENGTH = (0.28, 1.0)
"""How far a bar reaches to each side of its line, in letter heights."""

CLEAR_BAR = 45
"""Degrees from the line in which no other stroke leaves the place where a bar crosses it."""

WING_LENGTH = (0.42, 2.0)
"""In letter heights."""

ROOT = 0.2
"""So much of a ray is hidden in the line or the outline, in letter heights."""

STEP = 0.05
"""Between the samples of a ray, in letter heights."""

SLACK = 0.5
"""How far ink may lie beside a ray, in pen widths."""

CLEAR_TURN = 24
"""Degrees outwards from a wing in which the paper shows near its end."""

SPREAD = 0.1
"""How far the end of a wing lies from the shaft beyond a pen width, in letter heights."""

INSIDE = (0.35, 0.5, 0.65)
"""Where between shaft and wing ink must be found if the head is filled."""

MIN_FILL = 3.5
"""Heads narrower than this to each side, in pen widths, do not show whether they are filled."""

EVEN = 0.5
TWIST = 30
"""The shorter of two wings has at least this share of the other's length; their angles differ by so many degrees."""


@dataclass(frozen=True, slots=True)
class Wings:
    """Two strokes that leave a point of a line on both sides.

    Attributes:
        apex: Where they meet.
        length: Of the shorter one, in pixels.
        angle: Of the one nearer to the line, in degrees.
        filled: Whether ink fills the space between them and the shaft.
    """

    apex: Point
    length: float
    angle: float
    filled: bool


@dataclass(frozen=True, slots=True)
class _Wing:
    length: float
    angle: float
    filled: bool


@dataclass(frozen=True, slots=True, eq=False)
class Whiskers:
    """Rays over the ink of a page.

    Attributes:
        ink: (height, width) bool, strokes slightly thickened.
        free_ink: The part of it that belongs to no outline.
        letter: Letter height.
        pen: Pen width.
    """

    ink: NDArray[np.bool_] = field(repr=False)
    free_ink: NDArray[np.bool_] = field(repr=False)
    letter: float
    pen: float

    @classmethod
    def on(cls, page: Page, free_ink: NDArray[np.bool_]) -> Self:
        """For one page and the ink outside its shapes."""
        ink, free = (dilated(mask, max(1.0, SLACK * page.pen_width)) for mask in (page.mask, free_ink))
        return cls(ink, free, page.letter_height, page.pen_width)

    def wings(
        self, places: Sequence[Point], shaft: Point, *, free: bool, shortest: float = WING_LENGTH[0]
    ) -> Wings | None:
        """The best pair of wings that leaves one of the places.

        Args:
            places: Points of a line where the wings may meet.
            shaft: Unit vector along the line; wings lean towards it.
            free: Whether wings end off all outlines, as those of arrowheads do, or on one, as toes do.
            shortest: Length from which a stroke counts, in letter heights.
        """
        left, right = (self._wing_of(places, shaft, sign, free, shortest) for sign in (1, -1))
        best: tuple[float, Wings] | None = None
        for place, one, two in zip(places, left, right, strict=True):
            if one is None or two is None:
                continue
            shorter, longer = sorted((one.length, two.length))
            score = shorter - (longer - shorter) / 4
            alike = shorter >= EVEN * longer and abs(one.angle - two.angle) <= TWIST
            if alike and (best is None or score > best[0]):
                best = (score, Wings(place, shorter, min(one.angle, two.angle), one.filled and two.filled))
        return best[1] if best else None

    def bar(self, places: Sequence[Point], shaft: Point) -> bool:
        """Whether a short stroke crosses the line at one of the places."""
        low, high = (share * self.letter for share in BAR_LENGTH)
        sides = []
        for sign in (1, -1):
            turns = [sign * angle for angle in BAR_ANGLES]
            runs = self._runs(places, shaft, turns)
            best, length = runs.argmax(axis=1), runs.max(axis=1)
            ends = [
                (x + runs[i, k] * u, y + runs[i, k] * v)
                for i, ((x, y), k) in enumerate(zip(places, best, strict=True))
                for u, v in [_turned(shaft, turns[k])]
            ]
            clear = self._runs(places, shaft, [sign * CLEAR_BAR, sign * (180 - CLEAR_BAR)]).max(axis=1) < length / 2
            x, y = np.array(ends).T
            off = self._at(x, y, self.free_ink)
            sides.append((length >= low) & (length <= high) & off & clear)
        return bool((sides[0] & sides[1]).any())

    def _wing_of(
        self, places: Sequence[Point], shaft: Point, sign: int, free: bool, shortest: float
    ) -> list[_Wing | None]:
        """For each place, the longest wing on one side."""
        low, high = shortest * self.letter, WING_LENGTH[1] * self.letter
        runs = self._runs(places, shaft, [sign * angle for angle in WING_ANGLES])
        apart = runs * np.sin(np.radians(WING_ANGLES)) >= SPREAD * self.letter + self.pen
        runs = np.where((runs >= low) & (runs <= high) & apart, runs, 0.0)
        x, y = np.array([_turned(shaft, sign * angle) for angle in WING_ANGLES]).T
        start = np.array(places)
        runs[self._at(start[:, :1] + runs * x, start[:, 1:] + runs * y, self.free_ink) != free] = 0.0
        found: list[_Wing | None] = []
        for place, lengths in zip(places, runs, strict=True):
            best = int(lengths.argmax())
            length, angle = float(lengths[best]), WING_ANGLES[best]
            if not length or self._holds(place, shaft, sign * (angle + CLEAR_TURN), 0.85 * length):
                found.append(None)
                continue
            across = 0.8 * length * math.sin(math.radians(angle))
            inner = all(self._holds(place, shaft, sign * angle * share, 0.8 * length) for share in INSIDE)
            found.append(_Wing(length, angle, inner and across >= MIN_FILL * self.pen))
        return found

    def _holds(self, place: Point, shaft: Point, turn: float, distance: float) -> bool:
        x, y = _turned(shaft, turn)
        row, column = round(place[1] + distance * y), round(place[0] + distance * x)
        height, width = self.ink.shape
        return 0 <= row < height and 0 <= column < width and bool(self.ink[row, column])

    def _runs(self, places: Sequence[Point], shaft: Point, turns: Sequence[float]) -> NDArray[np.float64]:
        """(places, turns) lengths for which the ink goes along a ray without a gap."""
        x, y = np.array([_turned(shaft, turn) for turn in turns]).T[:, None, :, None]
        reach = np.arange(ROOT, WING_LENGTH[1] + 3 * STEP, STEP) * self.letter
        start = np.array(places)[:, :, None, None]
        hit = self._at(start[:, 0] + reach * x, start[:, 1] + reach * y, self.ink)
        steps = np.where(hit.all(axis=2), len(reach), hit.argmin(axis=2))
        lengths: NDArray[np.float64] = np.where(steps > 0, reach[np.maximum(0, steps - 1)], 0.0)
        return lengths

    def _at(self, x: NDArray[np.float64], y: NDArray[np.float64], ink: NDArray[np.bool_]) -> NDArray[np.bool_]:
        height, width = ink.shape
        rows, columns = np.rint(y).astype(np.int64), np.rint(x).astype(np.int64)
        inside = (rows >= 0) & (rows < height) & (columns >= 0) & (columns < width)
        hit: NDArray[np.bool_] = inside & ink[rows.clip(0, height - 1), columns.clip(0, width - 1)]
        return hit


def _turned(direction: Point, degrees: float) -> Point:
    c, s = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    return (direction[0] * c - direction[1] * s, direction[0] * s + direction[1] * c)
