"""What a photo shows along the edge of the paper: shadow lines, remains of the table."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from sketch2model.recognize.rectify.ink import keep_touching

_DARK = 0.9
"""Reflectance below this share of the paper's belongs to the edge when it touches it."""


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
