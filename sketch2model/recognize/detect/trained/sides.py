"""Boxes as they were drawn, their sides aslant: straight lines through the strokes near the sides of a level box."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from sketch2model.elements import Box, Page, Point

BAND = 0.8
"""The ends of a side lie this far from those of the level box at most, in letter heights."""

DEEP = 0.25
"""The same as a share of the box's extent across the side."""

HEIGHTS, PLACES = 25, 48
"""So many heights are tried for each end of a side, and at so many places between them its ink is looked up."""

DRAWN = 0.5
"""Strokes are followed only if a side is drawn for this share of its length."""

NEARNESS = 0.15
"""What a side loses whose ends lie as far away as they may, against 1 for one that is drawn all along."""

CORNER = 0.04
"""This share of a side next to each corner belongs to other sides as well."""

LEAST_BLUR = 0.8
"""Strokes are softened by half the pen's width, at least by so many pixels."""

Ink = NDArray[np.float32]
"""(height, width) 1 in the middle of strokes, less beside them."""


def drawn_corners(page: Page, box: Box) -> tuple[Point, ...]:
    """Corners of a box in the page's ink, clockwise from the top left; the level box's where nothing is drawn."""
    reach = BAND * page.letter_height
    across, down = min(reach, DEEP * box.width), min(reach, DEEP * box.height)
    x, y = max(0, int(box.x0 - reach)), max(0, int(box.y0 - reach))
    patch = page.mask[y : int(box.y1 + reach) + 2, x : int(box.x1 + reach) + 2]
    if not patch.size:
        return box.corners
    ink: Ink = cv2.GaussianBlur(patch.astype(np.float32), (0, 0), max(LEAST_BLUR, page.pen_width / 2)).astype(
        np.float32
    )
    ink = ink / max(1e-6, float(ink.max()))
    x0, y0, x1, y1 = box.x0 - x, box.y0 - y, box.x1 - x, box.y1 - y
    top, bottom = _side(ink, (x0, x1), y0, down), _side(ink, (x0, x1), y1, down)
    left, right = _side(ink.T, (y0, y1), x0, across), _side(ink.T, (y0, y1), x1, across)
    meetings = (_meeting(top, left), _meeting(top, right), _meeting(bottom, right), _meeting(bottom, left))
    return tuple((x + px, y + py) for px, py in meetings)


def _side(ink: Ink, span: tuple[float, float], at: float, reach: float) -> tuple[float, float]:
    """The level side near a height: y = slope * x + offset, as a pair."""
    height, width = ink.shape
    away = np.linspace(-reach, reach, HEIGHTS)
    along = np.linspace(CORNER, 1 - CORNER, PLACES)
    rows = at + away[:, None, None] * (1 - along) + away[None, :, None] * along
    columns = span[0] + along * (span[1] - span[0])
    looked_up = ink[
        np.clip(np.rint(rows), 0, height - 1).astype(int), np.clip(np.rint(columns), 0, width - 1).astype(int)
    ]
    drawn = looked_up.mean(axis=2)
    far = (np.abs(away)[:, None] + np.abs(away)[None, :]) / max(1e-6, 2 * reach)
    first, last = np.unravel_index(int((drawn - NEARNESS * far).argmax()), drawn.shape)
    if drawn[first, last] < DRAWN:
        return 0.0, at
    slope = float(away[last] - away[first]) / max(1.0, span[1] - span[0])
    return slope, float(at + away[first]) - slope * span[0]


def _meeting(level: tuple[float, float], upright: tuple[float, float]) -> Point:
    """Where a level and an upright side cross."""
    y = (level[0] * upright[1] + level[1]) / (1 - level[0] * upright[0])
    return upright[0] * y + upright[1], y
