"""Straight ink: strokes that run level or upright for longer than any letter does.

Writing that touches the outline of its box cuts the box's face to pieces. Without the writing, the sides
of the box are left with small gaps, which `find_faces` closes.
"""

from __future__ import annotations

import math

import cv2
import numpy as np
from numpy.typing import NDArray

from sketch2model.recognize.detect.contours.morphology import disc

LEANS = (-12, -6, 0, 6, 12)
"""Degrees by which level and upright strokes are slanted."""

SHORT_STRAIGHT = 1.5
"""Straight pieces of this length are short enough for the sides of small boxes, in letter heights."""


def straight_ink(mask: NDArray[np.bool_], *, length: float, pen_width: float) -> NDArray[np.bool_]:
    """Ink that holds a straight piece of at least `length` within 12 degrees of level or upright.

    A morphological opening with line segments, at half resolution since only long strokes matter.

    Args:
        mask: (height, width) bool.
        length: Length of the piece in pixels.
        pen_width: Strokes waver by about this much and are thickened by half of it first.
    """
    return _opened(mask, length, pen_width, [angle for lean in LEANS for angle in (lean, 90 + lean)])


def level_ink(mask: NDArray[np.bool_], *, length: float, pen_width: float) -> NDArray[np.bool_]:
    """As `straight_ink`, level strokes only."""
    return _opened(mask, length, pen_width, list(LEANS))


def _opened(mask: NDArray[np.bool_], length: float, pen_width: float, angles: list[int]) -> NDArray[np.bool_]:
    height, width = mask.shape
    half = cv2.resize(mask.astype(np.uint8), (max(1, width // 2), max(1, height // 2)), interpolation=cv2.INTER_AREA)
    half = cv2.dilate(half, disc(max(1.0, pen_width / 4)))
    found = np.zeros(half.shape, np.uint8)
    for angle in angles:
        cv2.bitwise_or(found, cv2.morphologyEx(half, cv2.MORPH_OPEN, _segment(length / 2, angle)), dst=found)
    kept: NDArray[np.bool_] = mask & (cv2.resize(found, (width, height), interpolation=cv2.INTER_NEAREST) > 0)
    return kept


def _segment(length: float, angle: float) -> NDArray[np.uint8]:
    """A line of one pixel's width through the middle of its own bounding box."""
    reach = max(1, round(length / 2))
    dx, dy = reach * math.cos(math.radians(angle)), reach * math.sin(math.radians(angle))
    half_w, half_h = math.ceil(abs(dx)), math.ceil(abs(dy))
    kernel = np.zeros((2 * half_h + 1, 2 * half_w + 1), np.uint8)
    start = (round(half_w - dx), round(half_h - dy))
    cv2.line(kernel, start, (round(half_w + dx), round(half_h + dy)), 1, 1)
    return kernel
