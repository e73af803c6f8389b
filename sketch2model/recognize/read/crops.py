"""Pictures of single lines, cut out of the page and cleaned of everything that is not their writing."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from sketch2model.elements import Page, TextRegion

_PAPER = 255
_SOFT_EDGE = 0.5
"""Pen widths around the mask in which the grey rim of a stroke lies."""

_MARGIN = 0.15
"""Letter heights of paper added around the ink."""

_VISITOR = 0.3
"""A part of the ink with less of itself than this inside a region belongs to a neighbour."""


def line_crops(page: Page, text_mask: NDArray[np.bool_], regions: Sequence[TextRegion]) -> list[NDArray[np.uint8]]:
    """One upright picture per region: its own writing on white paper.

    Args:
        page: The page.
        text_mask: (height, width) bool; ink that is writing. All other ink is left out.
        regions: Where the lines stand.

    Returns:
        Grey pictures, (height, width) uint8, dark ink on 255, at least one pixel large.
    """
    writing = _writing(page, text_mask)
    _, found, stats, _ = cv2.connectedComponentsWithStats(text_mask.astype(np.uint8), connectivity=8)
    labels = np.asarray(found, np.int32)
    sizes = np.asarray(stats[:, cv2.CC_STAT_AREA], np.int32)
    margin = max(1, round(_MARGIN * page.letter_height))
    rim = max(1, round(_SOFT_EDGE * page.pen_width))
    return [_crop(writing, labels, sizes, region, rim, margin) for region in regions]


def _writing(page: Page, text_mask: NDArray[np.bool_]) -> NDArray[np.uint8]:
    """The page without strokes of shapes and connectors."""
    reach = 2 * max(1, round(_SOFT_EDGE * page.pen_width)) + 1
    near = cv2.dilate(text_mask.astype(np.uint8), np.ones((reach, reach), np.uint8)).astype(bool)
    kept = near & ~(page.mask & ~text_mask)
    return np.where(kept, page.ink, np.uint8(_PAPER)).astype(np.uint8)


def _crop(
    writing: NDArray[np.uint8],
    labels: NDArray[np.int32],
    sizes: NDArray[np.int32],
    region: TextRegion,
    rim: int,
    margin: int,
) -> NDArray[np.uint8]:
    height, width = writing.shape
    x0 = int(np.clip(np.floor(region.box.x0) - rim, 0, width - 1))
    y0 = int(np.clip(np.floor(region.box.y0) - rim, 0, height - 1))
    x1 = int(np.clip(np.ceil(region.box.x1) + rim, x0 + 1, width))
    y1 = int(np.clip(np.ceil(region.box.y1) + rim, y0 + 1, height))
    crop = writing[y0:y1, x0:x1].copy()
    inside = labels[y0:y1, x0:x1]
    present, counts = np.unique(inside, return_counts=True)
    visitors = present[(counts < _VISITOR * sizes[present]) & (present > 0)]
    if visitors.size:
        reach = 2 * rim + 1
        alien = np.isin(inside, visitors)
        own = (inside > 0) & ~alien
        around = cv2.dilate(alien.astype(np.uint8), np.ones((reach, reach), np.uint8)).astype(bool)
        crop[around & ~own] = _PAPER
    upright = np.rot90(crop, region.angle // 90)
    return np.pad(upright, margin, constant_values=_PAPER)
