"""Maps between pixel grids. Pixel centres have whole coordinates."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from sketch2model.elements import Transform

SMALL_SIDE = 600
"""A picture whose longer side is shorter than this is enlarged: its letters are too small to read."""

ENLARGED_SIDE = 1200
"""Longer side that small pictures get."""


def scaling(size: tuple[int, int], other: tuple[int, int]) -> Transform:
    """The map from the pixels of a resized picture to those of the other.

    Resizing maps the outer edges onto each other, so the centres are offset by half the difference of the pixels.

    Args:
        size: Width and height of the resized picture.
        other: Width and height of the other.
    """
    fx, fy = other[0] / size[0], other[1] / size[1]
    return Transform((fx, 0.0, (fx - 1) / 2, 0.0, fy, (fy - 1) / 2, 0.0, 0.0, 1.0))


def scaled(pixels: NDArray[np.uint8], side: int) -> tuple[NDArray[np.uint8], Transform]:
    """Bring a picture's longer side down to `side`; very small pictures are enlarged.

    Args:
        pixels: (height, width, 3) uint8.
        side: Longest allowed side, in pixels.

    Returns:
        The scaled picture, and the map from its pixels to those of the original.
    """
    height, width = pixels.shape[:2]
    longer = max(height, width)
    target = min(side, ENLARGED_SIDE) if longer < SMALL_SIDE else min(side, longer)
    if target == longer:
        return pixels, Transform()
    size = (max(1, round(width * target / longer)), max(1, round(height * target / longer)))
    method = cv2.INTER_AREA if target < longer else cv2.INTER_CUBIC
    return np.asarray(cv2.resize(pixels, size, interpolation=method), dtype=np.uint8), scaling(size, (width, height))


def turn(width: int, height: int, degrees: int) -> Transform:
    """The map from a picture turned counter-clockwise back to the picture as it was.

    Args:
        width: Of the picture before it was turned.
        height: Of the picture before it was turned.
        degrees: 0, 90, 180 or 270.
    """
    right, bottom = width - 1.0, height - 1.0
    return {
        0: Transform(),
        90: Transform((0.0, -1.0, right, 1.0, 0.0, 0.0, 0.0, 0.0, 1.0)),
        180: Transform((-1.0, 0.0, right, 0.0, -1.0, bottom, 0.0, 0.0, 1.0)),
        270: Transform((0.0, 1.0, 0.0, -1.0, 0.0, bottom, 0.0, 0.0, 1.0)),
    }[degrees]
