"""Mathematical morphology on ink: round brushes and connected strokes."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

WIDE_BRUSH = 8
"""From this radius in pixels on, a disc is laid on as overlapping rectangles, which are separable and so faster."""


def disc(radius: float) -> NDArray[np.uint8]:
    """A round structuring element; `radius` in pixels, rounded."""
    size = 2 * max(0, round(radius)) + 1
    return cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (size, size)).astype(np.uint8)


def thickened(ink: NDArray[np.uint8], radius: float) -> NDArray[np.uint8]:
    """Ink (0 or 1) dilated by a disc of `radius` pixels."""
    grown = ink
    for brush in _brushes(radius):
        grown = np.maximum(grown, cv2.dilate(ink, brush))
    return grown


def thinned(ink: NDArray[np.uint8], radius: float) -> NDArray[np.uint8]:
    """Ink (0 or 1) eroded by a disc of `radius` pixels; what lies beyond the border of the array counts as ink."""
    left = ink
    for brush in _brushes(radius):
        left = np.minimum(left, cv2.erode(ink, brush))
    return left


def _brushes(radius: float) -> list[NDArray[np.uint8]]:
    """Structuring elements that make up a disc together."""
    whole = disc(radius)
    reach = len(whole) // 2
    if reach < WIDE_BRUSH:
        return [whole]
    tallest = {int(whole[reach + rise].sum()): 2 * rise + 1 for rise in range(reach + 1)}
    return [np.ones((height, width), np.uint8) for width, height in tallest.items()]


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
