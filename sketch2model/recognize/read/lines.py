"""Lines at the height that the networks of PP-OCR were trained on."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

HEIGHT = 48
"""Pixels."""
_NARROWEST = 48
_WIDEST = 2400


def at_line_height(crop: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """The crop scaled to `HEIGHT`, with paper at its sides if it is narrow.

    Args:
        crop: (height, width) uint8, dark ink on 255.
    """
    height, width = crop.shape
    wanted = int(np.clip(round(width * HEIGHT / height), 1, _WIDEST))
    method = cv2.INTER_AREA if height > HEIGHT else cv2.INTER_LINEAR
    resized = cv2.resize(crop, (wanted, HEIGHT), interpolation=method).astype(np.uint8)
    missing = max(0, _NARROWEST - wanted)
    return np.pad(resized, ((0, 0), (missing // 2, missing - missing // 2)), constant_values=255)
