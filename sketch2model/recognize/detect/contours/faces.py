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
from sketch2model.recognize.detect.contours.morphology import contours_of, thickened


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
    ink = np.pad(mask.astype(np.uint8), margin)
    rings = [(cv2.boundingRect(ring), ring) for ring in contours_of(thickened(ink, grow), holes=True)]
    for (x, y, width, height), ring in sorted(rings, key=lambda item: (item[0][1], item[0][0])):
        if min(width, height) - 2 + 2 * grow < min_side:
            continue
        origin = np.array([x - grow, y - grow])
        patch = np.zeros((height + 2 * grow, width + 2 * grow), np.uint8)
        cv2.fillPoly(patch, [ring - origin], 1)
        cv2.polylines(patch, [ring - origin], isClosed=True, color=0)
        if cv2.countNonZero(patch) < min_side:
            continue
        borders, _ = cv2.findContours(thickened(patch, grow), cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
        border = max(borders, key=cv2.contourArea).reshape(-1, 2) + (origin - margin)
        yield face_of(border.astype(np.int32), gap)


def face_of(contour: NDArray[np.int32], gap: float) -> Face:
    """A face from its outer border."""
    x, y, width, height = cv2.boundingRect(contour)
    return Face(contour, Box(x, y, x + width, y + height), float(cv2.contourArea(contour)), gap)
