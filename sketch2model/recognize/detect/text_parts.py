"""Pieces of ink that may be letters, whichever way the writing runs."""

from __future__ import annotations

import math
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from sketch2model.elements import Box, Point
from sketch2model.recognize.detect.pieces import pieces_of

_SPECK = 0.6
"""Pen widths; a piece smaller than this in both directions is dirt."""

_DOT = 0.35
"""Letter heights; a piece smaller than this in both directions is a dot."""

_LARGEST_LETTER = 4.0
"""Letter heights; a piece larger than this in both directions is drawing."""

_HAIRLINE = 0.4
"""Pen widths; a piece that is thinner on average is the rim of a stroke that was taken away."""

_TWO_LINES = 1.5
"""Letter sizes; a taller piece may be two lines that touch."""

_VALLEY = 0.5
"""Ink in the emptiest row between two lines, as a share of the fullest row of the weaker line."""


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """A piece of ink.

    Attributes:
        points: (n, 2) float64; x and y of the middles of its pixels.
        box: Its bounding box.
        centroid: Middle of its ink, which ascenders and descenders move little.
        is_dot: Too small to be a letter by itself.
        whole: The piece it was cut from, if it is a half.
    """

    points: NDArray[np.float64] = field(repr=False)
    box: Box
    centroid: Point
    is_dot: bool = False
    whole: Part | None = None

    @classmethod
    def of(cls, points: NDArray[np.float64], *, is_dot: bool = False, whole: Part | None = None) -> Part:
        """A part with these pixels."""
        (x0, y0), (x1, y1), (x, y) = points.min(axis=0), points.max(axis=0), points.mean(axis=0)
        return cls(
            points,
            Box(float(x0) - 0.5, float(y0) - 0.5, float(x1) + 0.5, float(y1) + 0.5),
            (float(x), float(y)),
            is_dot,
            whole,
        )

    @property
    def pixels(self) -> int:
        """Amount of ink."""
        return len(self.points)

    def turned(self, degrees: float) -> Part:
        """The same piece where writing that falls by so many degrees to the right is level."""
        if not degrees:
            return self
        return Part.of(self.points @ _rotation(degrees), is_dot=self.is_dot, whole=self.whole)

    def transposed(self) -> Part:
        """The same piece with x and y exchanged."""
        box, (x, y) = self.box, self.centroid
        return Part(self.points[:, ::-1], Box(box.y0, box.x0, box.y1, box.x1), (y, x), self.is_dot, self.whole)

    def cut(self, size: float) -> list[Part]:
        """Its upper and lower half if it may be two lines of letters of that size that touch; else itself."""
        if self.box.height < _TWO_LINES * size or self.box.width < size:
            return [self]
        depth = np.floor(self.points[:, 1] - self.box.y0).astype(np.intp)
        window = max(1, round(size / 6))
        rows = np.convolve(np.bincount(depth), np.ones(window) / window, mode="same")
        border = round(size * 0.6)
        row = border + int(rows[border : len(rows) - border].argmin())
        if rows[row] >= _VALLEY * min(rows[:row].max(), rows[row:].max()):
            return [self]
        return [Part.of(self.points[half], whole=self) for half in (depth < row, depth >= row)]


def turned(point: Point, degrees: float) -> Point:
    """Where a point goes when writing that falls by so many degrees to the right is made level."""
    x, y = np.array(point) @ _rotation(degrees)
    return (float(x), float(y))


def _rotation(degrees: float) -> NDArray[np.float64]:
    cos, sin = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    return np.array([[cos, -sin], [sin, cos]])


def writing_parts(text_mask: NDArray[np.bool_], *, pen_width: float, letter_height: float) -> list[Part]:
    """Connected pieces of the mask that have the size of letters or dots.

    Args:
        text_mask: (height, width) bool.
        pen_width: In pixels.
        letter_height: In pixels.
    """
    parts: list[Part] = []
    for piece in pieces_of(text_mask):
        longest, shortest = max(piece.width, piece.height), min(piece.width, piece.height)
        is_dot = longest < _DOT * letter_height
        is_rim = not is_dot and piece.pixels < _HAIRLINE * pen_width * longest
        if is_rim or longest < _SPECK * pen_width or shortest > _LARGEST_LETTER * letter_height:
            continue
        box = Box(float(piece.x), float(piece.y), float(piece.x + piece.width), float(piece.y + piece.height))
        points = np.column_stack((piece.columns, piece.rows)).astype(np.float64) + 0.5
        x, y = points.mean(axis=0).tolist()
        parts.append(Part(points, box, (x, y), is_dot))
    return parts
