"""Frames: two long level strokes, one above the other, of the same extent, and ink down both sides.

They find boxes whose corners stay open or whose sides writing runs into, which enclose no clean face.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sketch2model.elements import Page, ShapeKind
from sketch2model.recognize.detect.contours.outline import Fit
from sketch2model.recognize.detect.contours.straight import level_ink
from sketch2model.recognize.detect.pieces import pieces_of

MIN_LENGTH = 2.0
LONG = 14.0
"""Lines are put together from pieces only where they are longer than this: the sides of containers."""

JOIN_GAP = 2.0
JOIN_DRIFT = 0.5
"""How far apart in x and y the pieces of one broken line lie, in letter heights."""

END_TOLERANCE = 0.9
MAX_LEAN = 0.12
"""How far two ends may stand off the vertical, as a share of the distance between the strokes."""


@dataclass(frozen=True, slots=True)
class Stroke:
    """A level stroke from its left to its right end."""

    left: tuple[float, float]
    right: tuple[float, float]


def find_frames(page: Page) -> list[Fit]:
    """Four-cornered figures between pairs of level strokes; whether there is ink at their sides is not checked."""
    letter = page.letter_height
    strokes = _joined(level_strokes(page.mask, page), page)
    frames = []
    for i, top in enumerate(strokes):
        for bottom in strokes[i + 1 :]:
            height = min(bottom.left[1] - top.left[1], bottom.right[1] - top.right[1])
            tolerance = END_TOLERANCE * letter + MAX_LEAN * height
            ends = max(abs(top.left[0] - bottom.left[0]), abs(top.right[0] - bottom.right[0]))
            if height >= letter and ends <= tolerance:
                frames.append(Fit(ShapeKind.RECTANGLE.value, 0.9, (top.left, top.right, bottom.right, bottom.left)))
    return frames


def _joined(strokes: list[Stroke], page: Page) -> list[Stroke]:
    """The strokes, and those that pieces of one line make together."""
    reach, drift = JOIN_GAP * page.letter_height, JOIN_DRIFT * page.letter_height
    found = list(strokes)
    by_left = sorted(strokes, key=lambda s: s.left)
    for i, first in enumerate(by_left):
        here = first
        for following in by_left[i + 1 :]:
            gap, step = following.left[0] - here.right[0], abs(following.left[1] - here.right[1])
            if -reach / 2 <= gap <= reach and step <= drift and following.right[0] > here.right[0]:
                here = Stroke(here.left, following.right)
        if here is not first and here.right[0] - here.left[0] >= LONG * page.letter_height:
            found.append(here)
    return sorted(found, key=lambda s: (s.left[1] + s.right[1], s.left[0]))


def level_strokes(mask: NDArray[np.bool_], page: Page) -> list[Stroke]:
    """Long level strokes from top to bottom, in pixels of the mask."""
    length = MIN_LENGTH * page.letter_height
    strokes = []
    for piece in pieces_of(level_ink(mask, length=length, pen_width=page.pen_width)):
        if piece.width < length:
            continue
        edge = max(1, min(piece.width // 4, round(page.letter_height / 2)))
        rows, columns = piece.rows - piece.y, piece.columns - piece.x
        left, right = rows[columns < edge], rows[columns >= piece.width - edge]
        first, last = piece.y + float(left.mean()), piece.y + float(right.mean())
        strokes.append(Stroke((piece.x, first), (piece.x + piece.width - 1.0, last)))
    return sorted(strokes, key=lambda s: (s.left[1] + s.right[1], s.left[0]))
