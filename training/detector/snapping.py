"""Way points near a line become the line's own course: the cheapest way through the ink beside them."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray
from skimage.graph import route_through_array

from training.detector.example import Points

CORRIDOR = 0.018
"""Half the width of the strip around the way points in which the line is looked for, as a share of the page's side."""

PAPER_COST = 12.0
"""How many pixels of ink one would rather follow than one pixel of paper."""

STRAY_COST = 1.5
"""What a pixel at the rim of the strip costs more than one on the way points."""


def snapped(path: Points, ink: NDArray[np.uint8]) -> Points:
    """The course of the ink beside a path.

    Args:
        path: (n, 2) way points in page pixels; both ends stay near their places.
        ink: (height, width) uint8, 255 is paper.

    Returns:
        (m, 2) points, about one pixel apart.
    """
    reach = max(4, round(CORRIDOR * max(ink.shape)))
    x0, y0 = np.maximum(0, np.floor(path.min(axis=0)).astype(int) - reach - 1)
    x1, y1 = np.minimum(ink.shape[::-1], np.ceil(path.max(axis=0)).astype(int) + reach + 2)
    local = np.rint(path - (x0, y0)).astype(np.int32)
    local = np.clip(local, 0, (max(0, x1 - x0 - 1), max(0, y1 - y0 - 1)))
    away = np.full((y1 - y0, x1 - x0), 255, np.uint8)
    cv2.polylines(away, [local.reshape(-1, 1, 2)], isClosed=False, color=0)
    distance = cv2.distanceTransform(away, cv2.DIST_L2, 3) / reach
    darkness = 1 - cv2.GaussianBlur(ink[y0:y1, x0:x1], (0, 0), 1.0).astype(np.float32) / 255
    cost = 1 + PAPER_COST * np.clip(1 - 1.6 * darkness, 0, 1) + STRAY_COST * distance**2
    cost[distance > 1] = 1e4
    (sx, sy), (ex, ey) = local[0], local[-1]
    route, _ = route_through_array(cost, (sy, sx), (ey, ex), fully_connected=True, geometric=True)
    return np.array(route, np.float32)[:, ::-1] + (x0, y0)
