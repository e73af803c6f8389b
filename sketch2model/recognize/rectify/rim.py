"""What a photo shows along the edge of the paper: shadow lines, remains of the table."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from sketch2model.recognize.rectify.sheet import Border

_STRIP_SHARE = 1 / 120
"""The edge of the sheet may show this share of the longer side inside its border."""

_DARK = 0.9
"""Below this share of the paper's reflectance it is the edge, when nothing brighter lies between it and the table."""

_ALONG_STRIPS = 1.0
"""Dark on less than half of this many widths of the strip, along the border, is a stroke that runs off the sheet."""

_FRINGE = 2
"""The edge is blurred over this many pixels."""


def edge_of_sheet(reflectance: NDArray[np.uint8], paper: int, borders: Sequence[Border]) -> NDArray[np.bool_]:
    """What lies beyond the borders of the sheet, and what is dark right inside them.

    The edge ends where, on the way inwards, the first paper is met: lines drawn along the border stay.

    Args:
        reflectance: (height, width) uint8.
        paper: Level of bare paper.
        borders: In pixels of the picture.

    Returns:
        (height, width) bool.
    """
    edge = np.zeros(reflectance.shape, dtype=np.bool_)
    depth = max(_FRINGE, round(_STRIP_SHARE * max(reflectance.shape)))
    for border in borders:
        if abs(border.a) >= abs(border.b):
            _mark(edge, reflectance, _DARK * paper, border, depth)
        else:
            _mark(edge.T, reflectance.T, _DARK * paper, Border(border.b, border.a, border.c), depth)
    return edge


def _mark(edge: NDArray[np.bool_], reflectance: NDArray[np.uint8], level: float, border: Border, depth: int) -> None:
    """Set in `edge` what an upright border cuts off."""
    height, width = edge.shape
    rows = np.arange(height)[:, None]
    inwards = 1 if border.a > 0 else -1
    start = np.ceil(inwards * (border.c - border.b * rows) / border.a).astype(np.intp) * inwards
    edge |= inwards * np.arange(width)[None, :] < inwards * start
    columns = start + inwards * np.arange(depth)
    inside = (columns >= 0) & (columns < width)
    columns = np.clip(columns, 0, width - 1)
    dark = (reflectance[rows, columns] < level).astype(np.float32)
    along = 2 * round(_ALONG_STRIPS * depth / 2) + 1
    steps = np.logical_and.accumulate(cv2.blur(dark, (1, along)) > 0.5, axis=1).sum(axis=1, keepdims=True)
    reached = inside & (steps > 0) & (np.arange(depth) < steps + _FRINGE)
    edge[np.broadcast_to(rows, columns.shape)[reached], columns[reached]] = True
