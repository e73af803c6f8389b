"""Faces: the regions of paper that strokes enclose.

A drawn box is a face of the ink, and so is each compartment, the inside of a hollow arrowhead and
the loop of an `o`. Hands leave gaps at corners, so faces are looked for again while the strokes are
made thicker step by step; a face that only appears with thick strokes is an outline with a gap.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import cv2
import numpy as np
from numpy.typing import NDArray

from sketch2model.elements import Box


@dataclass(frozen=True, slots=True, eq=False)
class Face:
    """One enclosed region with everything in it.

    Attributes:
        contour: (n, 2) int32, the outer border in page pixels, grown back by what the strokes were thickened.
        box: Bounding box of the contour.
        area: Area inside the contour.
        gap: How far strokes had to be thickened on each side for it to close, in page pixels.
    """

    contour: NDArray[np.int32] = field(repr=False)
    box: Box
    area: float
    gap: float


def disc(radius: float) -> NDArray[np.uint8]:
    """A round structuring element."""
    size = 2 * max(0, round(radius)) + 1
    return cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (size, size))


def find_faces(mask: NDArray[np.bool_], *, gap: float, min_side: float) -> Iterator[Face]:
    """Faces of the ink whose bounding box has at least `min_side` on both sides.

    Args:
        mask: (height, width) bool, True where there is ink.
        gap: Strokes are thickened by this many pixels on each side first.
        min_side: Smaller faces are left out.

    Yields:
        Faces from top to bottom; the outside of the drawing is none.
    """
    grow = round(gap)
    margin = grow + 2
    ink = cv2.copyMakeBorder(mask.astype(np.uint8), margin, margin, margin, margin, cv2.BORDER_CONSTANT, value=0)
    if grow:
        ink = cv2.dilate(ink, disc(grow))
    count, labels, stats, _ = cv2.connectedComponentsWithStats(1 - ink, connectivity=4)
    outside = int(labels[0, 0])
    for label in range(1, count):
        x, y, width, height, area = (int(v) for v in stats[label])
        if label == outside or min(width, height) + 2 * grow < min_side or area < min_side:
            continue
        patch = (labels[y : y + height, x : x + width] == label).astype(np.uint8)
        pad = grow + 1
        patch = cv2.copyMakeBorder(patch, pad, pad, pad, pad, cv2.BORDER_CONSTANT, value=0)
        if grow:
            patch = cv2.dilate(patch, disc(grow))
        contours, _ = cv2.findContours(patch, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
        contour = max(contours, key=cv2.contourArea).reshape(-1, 2) + np.array([x - pad - margin, y - pad - margin])
        yield face_of(contour.astype(np.int32), gap)


def face_of(contour: NDArray[np.int32], gap: float) -> Face:
    """A face from its outer border."""
    x, y, width, height = cv2.boundingRect(contour)
    return Face(contour, Box(x, y, x + width, y + height), float(cv2.contourArea(contour)), gap)
