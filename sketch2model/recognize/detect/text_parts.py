"""Pieces of ink that may be letters, with specks and bits of strokes sorted out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from sketch2model.elements import Box, Point, Shape

_SPECK = 0.6
"""Pen widths; a piece smaller than this in both directions is dirt."""

_DOT = 0.35
"""Letter heights; a piece smaller than this in both directions is a dot."""

_LARGEST_LETTER = 4.0
"""Letter heights; a piece larger than this in both directions is drawing."""

_LONGEST_STROKE = 2.0
"""Letter heights; a longer piece no thicker than a pen stroke is drawing."""

_STROKE = 2.0
"""Pen widths; how thick a wobbly stroke may be."""

_HUG = 2.0
"""Pen widths; a piece that nowhere leaves an outline by more than this is a leftover of it."""

_HAIRLINE = 0.4
"""Pen widths; a piece that is thinner on average is the rim of a stroke that was taken away."""

_NEAR_DIVIDER = 0.45
"""Letter heights; a thin level stroke this near to a divider is part of it: dividers are never quite level."""

_TWO_LINES = 1.5
"""Letter heights; a taller piece may be two lines that touch."""

_VALLEY = 0.5
"""Ink in the emptiest row between two lines, as a share of the fullest row of the weaker line."""


@dataclass(frozen=True, slots=True)
class Part:
    """A connected piece of ink.

    Attributes:
        box: Its bounding box.
        centroid: Middle of its ink, which ascenders and descenders move little.
        pixels: Amount of ink.
        is_dot: Too small to be a letter by itself.
    """

    box: Box
    centroid: Point
    pixels: int
    is_dot: bool

    def transposed(self) -> Part:
        """The same piece with x and y exchanged."""
        box, (x, y) = self.box, self.centroid
        return Part(Box(box.y0, box.x0, box.y1, box.x1), (y, x), self.pixels, self.is_dot)


def writing_parts(
    text_mask: NDArray[np.bool_], shapes: Sequence[Shape], *, pen_width: float, letter_height: float
) -> list[Part]:
    """Connected pieces of the mask that look like writing.

    Args:
        text_mask: (height, width) bool.
        shapes: Shapes whose outlines and dividers may have left bits behind.
        pen_width: In pixels.
        letter_height: In pixels.
    """
    _, labels, stats, centers = cv2.connectedComponentsWithStats(text_mask.astype(np.uint8), connectivity=8)
    borders = _Borders(shapes, _HUG * pen_width, max(_HUG * pen_width, _NEAR_DIVIDER * letter_height))
    parts: list[Part] = []
    for index in range(1, len(stats)):
        x, y, width, height, pixels = (int(value) for value in stats[index])
        longest = max(width, height)
        if longest < _SPECK * pen_width or min(width, height) > _LARGEST_LETTER * letter_height:
            continue
        box = Box(x, y, x + width, y + height)
        is_level = width > 2 * height and pixels < _STROKE * pen_width * width
        is_rim = longest > _DOT * letter_height and pixels < _HAIRLINE * pen_width * longest
        if is_rim or borders.hug(box) or (is_level and borders.along_divider(box)):
            continue
        own = labels[y : y + height, x : x + width] == index
        if longest > _LONGEST_STROKE * letter_height and _is_stroke(own, _STROKE * pen_width):
            continue
        cut = _cut_between_lines(own, letter_height)
        if cut:
            parts += [_piece(own, x, y, 0, cut), _piece(own, x, y, cut, height)]
        else:
            parts.append(
                Part(box, (float(centers[index][0]), float(centers[index][1])), pixels, longest < _DOT * letter_height)
            )
    return parts


class _Borders:
    """Bands along outlines and dividers."""

    def __init__(self, shapes: Sequence[Shape], reach: float, divider_reach: float) -> None:
        self._reach = reach
        self._divider_reach = divider_reach
        self._outlines = [(s.box, np.array(s.outline, np.float32).reshape(-1, 1, 2)) for s in shapes]
        self._dividers = [(s.box, line.y) for s in shapes for line in s.compartment_lines]

    def hug(self, box: Box) -> bool:
        """Whether the whole box lies in the band along an outline or divider."""
        return self._in_divider_band(box, self._reach) or any(
            around.grown(self._reach).overlap(box) > 0
            and all(
                abs(cv2.pointPolygonTest(outline, corner, measureDist=True)) < self._reach for corner in box.corners
            )
            for around, outline in self._outlines
        )

    def along_divider(self, box: Box) -> bool:
        """Whether the whole box lies in the wider band in which a slanted divider may run."""
        return self._in_divider_band(box, self._divider_reach)

    def _in_divider_band(self, box: Box, reach: float) -> bool:
        return any(
            max(abs(box.y0 - y), abs(box.y1 - y)) < reach and shape.x0 < box.center[0] < shape.x1
            for shape, y in self._dividers
        )


def _is_stroke(own: NDArray[np.bool_], thickness: float) -> bool:
    """Whether the piece is one straight stroke."""
    points = cv2.findNonZero(own.astype(np.uint8))
    _, sides, _ = cv2.minAreaRect(points)
    return bool(min(sides) < thickness)


def _cut_between_lines(own: NDArray[np.bool_], letter_height: float) -> int:
    """Row in which to cut a piece that is two touching lines; 0 if it is one."""
    height, width = own.shape
    if height < _TWO_LINES * letter_height or width < letter_height:
        return 0
    rows = own.sum(axis=1).astype(np.float32)
    window = max(1, round(letter_height / 6))
    rows = np.convolve(rows, np.ones(window, np.float32) / window, mode="same")
    border = round(letter_height * 0.6)
    cut = border + int(rows[border : height - border].argmin())
    return cut if rows[cut] < _VALLEY * min(rows[:cut].max(), rows[cut:].max()) else 0


def _piece(own: NDArray[np.bool_], x: int, y: int, top: int, bottom: int) -> Part:
    rows, columns = np.nonzero(own[top:bottom])
    corners = ((columns.min(), rows.min()), (columns.max() + 1, rows.max() + 1))
    box = Box.around((float(x + column), float(y + top + row)) for column, row in corners)
    return Part(box, (float(x + columns.mean()), float(y + top + rows.mean())), int(rows.size), is_dot=False)
