"""Specks: ink too small to mean anything."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

_SPECK_PENS = 0.7
"""A speck covers less than a square of this many pen widths: smaller than a full stop."""


def without_specks(mask: NDArray[np.bool_], pen_width: float) -> NDArray[np.bool_]:
    """The mask without connected parts smaller than a dot of the pen."""
    _, labels, stats, _ = cv2.connectedComponentsWithStats(mask.astype(np.uint8), connectivity=8)
    kept = stats[:, cv2.CC_STAT_AREA] >= (_SPECK_PENS * pen_width) ** 2
    kept[0] = False
    return np.asarray(kept[labels], dtype=np.bool_)
