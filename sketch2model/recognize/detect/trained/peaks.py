"""Single spots in a map of chances."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray


def peaks(heat: NDArray[np.float32], lowest: float, reach: int = 1) -> NDArray[np.intp]:
    """Cells that are highest among their neighbours, highest first.

    Args:
        heat: (h, w) chances.
        lowest: Cells below this are none.
        reach: How many cells away a neighbour may be.

    Returns:
        (n, 2) rows and columns.
    """
    side = 2 * reach + 1
    highest = cv2.dilate(heat, np.ones((side, side), np.uint8))
    rows, columns = np.nonzero((heat >= highest) & (heat >= lowest))
    order = np.lexsort((columns, rows, -heat[rows, columns]))
    return np.stack([rows[order], columns[order]], axis=1)
