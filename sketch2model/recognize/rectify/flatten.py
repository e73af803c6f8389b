"""A sheet seen at an angle shown from straight above."""

from __future__ import annotations

import math
from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from sketch2model.elements import Point, Transform
from sketch2model.recognize.rectify.maps import scaled


def flattened(pixels: NDArray[np.uint8], corners: Sequence[Point], side: int) -> tuple[NDArray[np.uint8], Transform]:
    """Stretch the quadrilateral between four corners to a rectangle.

    Args:
        pixels: (height, width, 3) uint8.
        corners: Top left, top right, bottom right, bottom left, in pixels.
        side: Longest allowed side of the result.

    Returns:
        The rectangle, and the map from its pixels to those of the picture.
    """
    top, right, bottom, left = (math.dist(corners[i], corners[(i + 1) % 4]) for i in range(4))
    width, height = (top + bottom) / 2, (left + right) / 2
    factor = min(1.0, side / max(width, height))
    size = (max(2, round(width * factor)), max(2, round(height * factor)))
    x, y = size[0] - 1, size[1] - 1
    rectangle = np.array([(0, 0), (x, 0), (x, y), (0, y)], dtype=np.float32)
    to_picture = Transform.of(
        np.asarray(cv2.getPerspectiveTransform(rectangle, np.array(corners, dtype=np.float32)), np.float64)
    )
    # Scaling down first averages over pixels that the warp would skip.
    small, small_to_picture = scaled(pixels, round(max(pixels.shape) * factor))
    to_small = to_picture.then(small_to_picture.inverse())
    flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
    flat = cv2.warpPerspective(small, to_small.array, size, flags=flags, borderMode=cv2.BORDER_REPLICATE)
    return np.asarray(flat, dtype=np.uint8), to_picture
