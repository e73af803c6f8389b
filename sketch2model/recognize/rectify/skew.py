"""A page held a little askew."""

from __future__ import annotations

import math

import cv2
import numpy as np
from numpy.typing import NDArray

from sketch2model.elements import Transform
from sketch2model.recognize.rectify.words import halved

_SLIGHTEST, _LARGEST = 1.5, 8.0
"""Skew below is left to the hand that drew, skew above is meant; degrees."""

_LINE_SHARE = 1 / 14
"""Straight lines of at least this share of the longer side are looked at."""

_LEAST_LINES = 8
"""Fewer lines than this say nothing."""

_AGREE = 1.0
"""Lines agree that differ by at most this many degrees."""

_MAJORITY = 0.6
"""Share of the lines, weighed by their squared length, that must agree."""


def find_skew(mask: NDArray[np.bool_]) -> float:
    """Degrees by which the page must be turned counter-clockwise; 0.0 unless nearly all long lines say the same.

    Args:
        mask: (height, width) bool.
    """
    small = halved(mask)
    # The upper and left edges of strokes are thin, so they tell the angle better than the strokes, and faster.
    upper, left = small.copy(), small.copy()
    upper[1:] &= 1 - small[:-1]
    left[:, 1:] &= 1 - small[:, :-1]
    length = _LINE_SHARE * max(small.shape)
    options = {"minLineLength": length, "maxLineGap": length / 20}
    found = [cv2.HoughLinesP(edge, 1, math.pi / 720, max(10, round(length / 2)), **options) for edge in (upper, left)]
    lines = np.concatenate([np.zeros((0, 4)), *(np.reshape(part, (-1, 4)) for part in found if part is not None)])
    x0, y0, x1, y1 = lines.T
    angles = (np.degrees(np.arctan2(y1 - y0, x1 - x0)) + 45) % 90 - 45
    # Squared: a long line is a better goniometer than two halves of it.
    weights = (x1 - x0) ** 2 + (y1 - y0) ** 2
    near = np.abs(angles) <= _LARGEST + 2 * _AGREE
    angles, weights = angles[near], weights[near]
    if angles.size < _LEAST_LINES:
        return 0.0
    order = np.argsort(angles, kind="stable")
    total = np.cumsum(weights[order])
    skew = float(angles[order][np.searchsorted(total, total[-1] / 2)])
    agreeing = weights[np.abs(angles - skew) <= _AGREE].sum() / total[-1]
    return skew if _SLIGHTEST <= abs(skew) <= _LARGEST and agreeing >= _MAJORITY else 0.0


def unskewed(ink: NDArray[np.uint8], degrees: float) -> tuple[NDArray[np.uint8], Transform]:
    """Turn the page counter-clockwise on a sheet large enough to lose nothing.

    Args:
        ink: (height, width) uint8; 255 is paper.
        degrees: How far.

    Returns:
        The turned page, and the map from its pixels to those of the page.
    """
    height, width = ink.shape
    cos, sin = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    new_width = math.ceil(width * abs(cos) + height * abs(sin))
    new_height = math.ceil(width * abs(sin) + height * abs(cos))
    cx, cy, nx, ny = (width - 1) / 2, (height - 1) / 2, (new_width - 1) / 2, (new_height - 1) / 2
    back = Transform(
        (cos, -sin, cx - cos * nx + sin * ny, sin, cos, cy - sin * nx - cos * ny, 0.0, 0.0, 1.0),
    )
    flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
    turned = cv2.warpAffine(ink, back.array[:2], (new_width, new_height), flags=flags, borderValue=255)
    return np.asarray(turned, dtype=np.uint8), back
