"""Uneven light, shadows and the colour of the paper evened out."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

PAPER = 230
"""Level that paper gets; the head room above keeps its noise symmetric."""

_REDUCTION = 4
"""The background is smooth, so it is estimated at a quarter of the size."""

_CLOSING_SHARE = 1 / 120
"""Radius of the closing as a share of the longer side: wider than a stroke of the thickest marker."""

_DARKEST_PAPER = 24
"""Surroundings darker than this are taken to be this bright, so that their noise is not blown up."""


def reflectance(pixels: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """How much light each place throws back compared with the bare paper around it.

    The paper's colour is estimated by a morphological closing (removes strokes) and a median (keeps the edges of
    shadows). Each channel is divided by it; the smallest of the three quotients counts, so coloured ink is as dark
    as black ink, whatever the paper's colour.

    Args:
        pixels: (height, width, 3) uint8, RGB.

    Returns:
        (height, width) uint8; `PAPER` is bare paper, less is darker.
    """
    height, width = pixels.shape[:2]
    small_size = (max(1, width // _REDUCTION), max(1, height // _REDUCTION))
    small = cv2.resize(pixels, small_size, interpolation=cv2.INTER_AREA)
    radius = max(2, round(max(small_size) * _CLOSING_SHARE))
    disc = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (2 * radius + 1, 2 * radius + 1))
    closed = cv2.morphologyEx(small, cv2.MORPH_CLOSE, disc)
    paper = np.maximum(cv2.medianBlur(closed, 4 * radius + 1), _DARKEST_PAPER)
    paper = cv2.blur(paper, (radius, radius))
    paper = cv2.resize(paper, (width, height), interpolation=cv2.INTER_LINEAR)
    red, green, blue = cv2.split(cv2.divide(pixels, paper, scale=PAPER))
    return np.asarray(cv2.min(cv2.min(red, green), blue), dtype=np.uint8)
