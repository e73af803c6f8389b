"""Connected parts of the mask that mean nothing."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

_SPECK_PENS = 0.7
"""A speck covers less than a square of this many pen widths: smaller than a full stop."""

_STRIP_SHARE = 1 / 40
"""Ink that stays within this share of the longer side from one side of the picture may be a strip of table."""

_STRIP_LENGTH = 0.08
"""A strip of table is at least this share of the longer side long."""


def cleaned(mask: NDArray[np.bool_], pen_width: float) -> NDArray[np.bool_]:
    """The mask without specks, and without long parts that hug one side of the picture: strips of table.

    Args:
        mask: (height, width) bool.
        pen_width: In pixels.
    """
    height, width = mask.shape
    longer = max(height, width)
    depth, length = _STRIP_SHARE * longer, _STRIP_LENGTH * longer
    _, labels, stats, _ = cv2.connectedComponentsWithStats(mask.astype(np.uint8), connectivity=8)
    x0, y0, w, h, area = np.asarray(stats).T
    x1, y1 = x0 + w, y0 + h
    upright = (h >= length) & (((x0 <= 1) & (x1 <= depth)) | ((x1 >= width - 1) & (x0 >= width - depth)))
    lying = (w >= length) & (((y0 <= 1) & (y1 <= depth)) | ((y1 >= height - 1) & (y0 >= height - depth)))
    kept = ~(upright | lying) & (area >= (_SPECK_PENS * pen_width) ** 2)
    kept[0] = False
    return np.asarray(kept[labels], dtype=np.bool_)
