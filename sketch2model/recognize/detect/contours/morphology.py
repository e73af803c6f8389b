"""Mathematical morphology on ink: round brushes and connected strokes."""

from __future__ import annotations

from typing import TypeVar

import cv2
import numpy as np
from numpy.typing import NDArray

WIDE_BRUSH = 7
"""From this radius in pixels on, a disc is laid on as overlapping rectangles, row by row and column by column."""


Raster = TypeVar("Raster", NDArray[np.uint8], NDArray[np.uint16])
"""(height, width)."""


def disc(radius: float) -> NDArray[np.uint8]:
    """A round structuring element; `radius` in pixels, rounded."""
    size = 2 * max(0, round(radius)) + 1
    return cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (size, size)).astype(np.uint8)


def thickened(ink: Raster, radius: float) -> Raster:
    """Ink (0 or 1, or more where it overrules other ink) dilated by a disc of `radius` pixels."""
    return _swept(ink, radius, grow=True)


def thinned(ink: NDArray[np.uint8], radius: float) -> NDArray[np.uint8]:
    """Ink (0 or 1) eroded by a disc of `radius` pixels; what lies beyond the border of the array counts as ink."""
    return _swept(ink, radius, grow=False)


def _swept(ink: Raster, radius: float, *, grow: bool) -> Raster:
    """A disc laid on everywhere: from its narrowest and tallest rectangle, one pixel wide, to the widest and lowest.

    Each is swept along the rows only as far as it is wider than the one before, and all before it along the columns
    only as far as they are taller.
    """

    def sweep(ink: Raster, brush: NDArray[np.uint8]) -> Raster:
        return (cv2.dilate(ink, brush) if grow else cv2.erode(ink, brush)).astype(ink.dtype, copy=False)

    merge = np.maximum if grow else np.minimum
    whole = disc(radius)
    reach = len(whole) // 2
    if reach < WIDE_BRUSH:
        return sweep(ink, whole)
    rectangles = {int(whole[reach + rise].sum()): 2 * rise + 1 for rise in range(reach + 1)}
    (width, height), *others = sorted(rectangles.items())
    rows = swept = ink
    for wider, lower in others:
        rows = sweep(rows, np.ones((1, wider - width + 1), np.uint8))
        swept = sweep(swept, np.ones((height - lower + 1, 1), np.uint8))
        merge(swept, rows, out=swept)
        width, height = wider, lower
    return sweep(swept, np.ones((height, 1), np.uint8))


def dilated(mask: NDArray[np.bool_], radius: float) -> NDArray[np.bool_]:
    """The places within `radius` pixels of ink."""
    return thickened(mask.astype(np.uint8), radius) > 0


def contours_of(ink: NDArray[np.uint8], *, holes: bool) -> list[NDArray[np.int32]]:
    """The outer borders of all connected strokes, or with `holes` the ink around all faces; each (n, 2).

    Following contours is several times faster than labelling all pixels.
    """
    contours, hierarchy = cv2.findContours(ink, cv2.RETR_CCOMP, cv2.CHAIN_APPROX_NONE)
    return [
        contour.reshape(-1, 2).astype(np.int32)
        for contour, (_, _, _, parent) in zip(contours, hierarchy[0] if contours else (), strict=True)
        if (parent >= 0) == holes
    ]


def large_strokes(mask: NDArray[np.bool_], extent: float) -> NDArray[np.bool_]:
    """The ink without connected strokes whose bounding box stays below `extent` pixels on both sides."""
    ink = mask.astype(np.uint8)
    for contour in contours_of(ink, holes=False):
        if max(cv2.boundingRect(contour)[2:]) < extent:
            cv2.fillPoly(ink, [contour], 0)
    return ink > 0
