"""What a photo shows along the edge of the paper and of the picture: shadow lines, strips of table."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from sketch2model.recognize.rectify.ink import keep_touching

_DARK = 0.9
"""Reflectance below this share of the paper's belongs to the edge when it touches it."""

_STRIP_SHARE = 1 / 40
"""Ink that stays within this share of the longer side from one side of the picture may be a strip of table."""

_STRIP_LENGTH = 0.08
"""A strip of table is at least this share of the longer side long."""


def edge_of_sheet(
    reflectance: NDArray[np.uint8], paper: int, beyond: NDArray[np.bool_], strip: NDArray[np.bool_]
) -> NDArray[np.bool_]:
    """What is dark next to the border of the sheet and hangs together with what lies beyond.

    Ink close to the border is not part of it unless it runs into it.

    Args:
        reflectance: (height, width) uint8.
        paper: Level of bare paper.
        beyond: What lies beyond the border.
        strip: The same with a strip along the border, in which its edge may be seen.

    Returns:
        (height, width) bool, `beyond` included.
    """
    if not beyond.any():
        return beyond
    edge = keep_touching(beyond | (strip & (reflectance < _DARK * paper)), beyond)
    grown = cv2.dilate(edge.astype(np.uint8), np.ones((5, 5), np.uint8)) > 0
    return np.asarray(beyond | (grown & strip), dtype=np.bool_)


def without_strips(mask: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """The mask without long parts that hug one side of the picture.

    Args:
        mask: (height, width) bool.
    """
    height, width = mask.shape
    longer = max(height, width)
    depth, length = _STRIP_SHARE * longer, _STRIP_LENGTH * longer
    _, labels, stats, _ = cv2.connectedComponentsWithStats(mask.astype(np.uint8), connectivity=8)
    x0, y0, w, h = np.asarray(stats).T[:4]
    x1, y1 = x0 + w, y0 + h
    upright = (h >= length) & (((x0 <= 1) & (x1 <= depth)) | ((x1 >= width - 1) & (x0 >= width - depth)))
    lying = (w >= length) & (((y0 <= 1) & (y1 <= depth)) | ((y1 >= height - 1) & (y0 >= height - depth)))
    kept = ~(upright | lying)
    kept[0] = False
    return np.asarray(kept[labels], dtype=np.bool_)
