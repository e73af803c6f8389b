"""Which of the ink outside shapes is drawn line and which is writing."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from sketch2model.elements import Page
from sketch2model.recognize.detect.contours.zones import Zones, grown_owner

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
    count, labels, stats, _ = cv2.connectedComponentsWithStats(zones.free_ink.astype(np.uint8), connectivity=8)
    is_long, is_dash = np.zeros(count, bool), np.zeros(count, bool)
    for label in range(1, count):
        x, y, width, height, area = (int(v) for v in stats[label])
        part = labels[y : y + height, x : x + width] == label
        touched = set(np.unique(near[y : y + height, x : x + width][part]).tolist()) - {0}
        extent = float(np.hypot(width, height))
        if len(touched) >= 2:
            is_long[label] = True
        elif max(width, height) >= LINE_EXTENT * letter:
            drawn_through = area <= STROKE_SHARE * page.pen_width * (width + height)
            is_long[label] = bool(touched) or drawn_through
        else:
            is_dash[label] = _is_dash(part, area, extent, page)
    return LineInk(is_long[labels], is_dash[labels])


def _is_dash(part: NDArray[np.bool_], area: int, extent: float, page: Page) -> bool:
    """A short straight piece: about as wide as the pen, clearly longer than wide."""
    if not DASH_LENGTH[0] * page.letter_height <= extent <= DASH_LENGTH[1] * page.letter_height:
        return False
    rows, columns = np.nonzero(part)
    (_, (width, height), _) = cv2.minAreaRect(np.column_stack([columns, rows]).astype(np.int32))
    length, thickness = max(width, height) + 1, min(width, height) + 1
    return (
        length >= DASH_ASPECT * thickness and thickness <= 2.5 * page.pen_width + 2 and area >= 0.4 * length * thickness
    )
