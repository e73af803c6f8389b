"""Which of the ink outside shapes is drawn line and which is writing."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from sketch2model.elements import Page
from sketch2model.recognize.detect.contours.zones import Zones, grown_owner
from sketch2model.recognize.detect.pieces import Piece, pieces_of

LINE_EXTENT = 1.9
"""A connected stroke larger than this, in letter heights, is more than one letter."""

STROKE_SHARE = 2.2
"""Cursive words hold more ink than a line of their extent: this many times as much."""

DASH_LENGTH = (0.25, 2.5)
DASH_ASPECT = 2.2
TOUCH = 0.35
"""How near ink must come to a shape to touch it, in letter heights."""


@dataclass(frozen=True, slots=True)
class LineInk:
    """Ink of connectors: `long` is drawn through, `dashes` may be pieces of dashed lines (or an `l` or `-`)."""

    long: NDArray[np.bool_]
    dashes: NDArray[np.bool_]


def find_line_ink(page: Page, zones: Zones) -> LineInk:
    """Sorts the free ink by the form of its connected strokes."""
    letter = page.letter_height
    near = grown_owner(zones.owner, TOUCH * letter)
    long, dashes = np.zeros_like(zones.free_ink), np.zeros_like(zones.free_ink)
    for piece in pieces_of(zones.free_ink):
        touched = np.unique(near[piece.rows, piece.columns])
        if np.count_nonzero(touched) >= 2:
            is_long = True
        elif max(piece.width, piece.height) >= LINE_EXTENT * letter:
            drawn_through = piece.pixels <= STROKE_SHARE * page.pen_width * (piece.width + piece.height)
            is_long = bool(touched.any()) or drawn_through
        else:
            is_long = False
            dashes[piece.rows, piece.columns] = _is_dash(piece, page)
        long[piece.rows, piece.columns] = is_long
    return LineInk(long, dashes)


def _is_dash(piece: Piece, page: Page) -> bool:
    """A short straight piece: about as wide as the pen, clearly longer than wide."""
    extent = float(np.hypot(piece.width, piece.height))
    if not DASH_LENGTH[0] * page.letter_height <= extent <= DASH_LENGTH[1] * page.letter_height:
        return False
    pixels = np.column_stack([piece.columns - piece.x, piece.rows - piece.y]).astype(np.int32)
    (_, (width, height), _) = cv2.minAreaRect(pixels)
    length, thickness = max(width, height) + 1, min(width, height) + 1
    straight = length >= DASH_ASPECT * thickness and thickness <= 2.5 * page.pen_width + 2
    return straight and piece.pixels >= 0.4 * length * thickness
