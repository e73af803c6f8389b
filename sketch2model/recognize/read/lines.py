"""Lines at the size that the networks of PP-OCR were trained on."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

HEIGHT = 48
"""Pixels."""

STRIDE = 8
"""Pixels of width for each step of the network's answer, which tells at most one letter."""

_NARROWEST = 48
_WIDEST = 2400

_STEPS_A_STROKE = 1.8
"""Steps for each stroke that a level cut through the line meets; there are about 0.9 letters for each such stroke."""

_MOST_STROKES = 90
"""Of the cuts at all heights, the percentile by strokes met: about where the letters are the busiest."""

_WIDEST_STRETCH = 2.5


def at_line_height(crop: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """The crop scaled to `HEIGHT`, with paper at its sides if it is narrow.

    Dense writing is made wider, since a network that answers every `STRIDE` pixels runs out of steps for its letters.

    Args:
        crop: (height, width) uint8, dark ink on 255.
    """
    height, width = crop.shape
    natural = width * HEIGHT / height
    wanted = int(np.clip(round(natural * _stretch(crop, natural)), 1, _WIDEST))
    method = cv2.INTER_AREA if height > HEIGHT and wanted < width else cv2.INTER_LINEAR
    resized = cv2.resize(crop, (wanted, HEIGHT), interpolation=method).astype(np.uint8)
    missing = max(0, _NARROWEST - wanted)
    return np.pad(resized, ((0, 0), (missing // 2, missing - missing // 2)), constant_values=255)


def _stretch(crop: NDArray[np.uint8], natural: float) -> float:
    dark = crop < (int(crop.min()) + 255) / 2
    strokes = np.percentile((dark[:, 1:] & ~dark[:, :-1]).sum(axis=1), _MOST_STROKES) if crop.shape[1] > 1 else 0.0
    return float(np.clip(_STEPS_A_STROKE * STRIDE * strokes / natural, 1.0, _WIDEST_STRETCH))
