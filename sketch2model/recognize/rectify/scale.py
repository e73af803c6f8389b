"""The photo brought to working size."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from sketch2model.elements import Transform

SMALL_SIDE = 600
"""A picture whose longer side is shorter than this is enlarged: its letters are too small to read."""

ENLARGED_SIDE = 1200
"""Longer side that small pictures get."""


def scaled(pixels: NDArray[np.uint8], side: int) -> tuple[NDArray[np.uint8], Transform]:
    """Bring a picture's longer side down to `side`; very small pictures are enlarged.

    Args:
        pixels: (height, width, 3) uint8.
        side: Longest allowed side, in pixels.

    Returns:
        The scaled picture, and the map from its pixels to those of the original. Pixel centres have whole
        coordinates in both, so the map has an offset of half a pixel's difference.
    """
    height, width = pixels.shape[:2]
    longer = max(height, width)
    target = min(side, ENLARGED_SIDE) if longer < SMALL_SIDE else min(side, longer)
    if target == longer:
        return pixels, Transform()
    new_width, new_height = (max(1, round(length * target / longer)) for length in (width, height))
    method = cv2.INTER_AREA if target < longer else cv2.INTER_CUBIC
    small = np.asarray(cv2.resize(pixels, (new_width, new_height), interpolation=method), dtype=np.uint8)
    fx, fy = width / new_width, height / new_height
    return small, Transform((fx, 0.0, (fx - 1) / 2, 0.0, fy, (fy - 1) / 2, 0.0, 0.0, 1.0))
