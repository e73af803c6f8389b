"""Pages at the size the network sees."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from sketch2model.elements import Page, Transform

SIDE = 1280
"""Longer side of a page that the network sees, in pixels."""


def at_side(page: Page, side: int = SIDE) -> tuple[NDArray[np.uint8], Transform]:
    """The page's ink with its longer side at `side` pixels, and the map from page pixels to it."""
    factor = side / max(page.width, page.height)
    size = (round(page.width * factor), round(page.height * factor))
    method = cv2.INTER_AREA if factor < 1 else cv2.INTER_CUBIC
    fx, fy = size[0] / page.width, size[1] / page.height
    to_example = Transform((fx, 0, 0.5 * fx - 0.5, 0, fy, 0.5 * fy - 0.5, 0, 0, 1))
    return cv2.resize(page.ink, size, interpolation=method), to_example
