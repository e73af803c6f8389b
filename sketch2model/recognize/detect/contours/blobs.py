"""Small round and pointed shapes: events and decisions, whatever is drawn inside them.

A symbol inside a circle or diamond cuts its face to pieces. But once the long level and upright strokes
(connectors, sides of boxes) are gone, such a shape stands alone, and its outer border is the figure.
"""

from __future__ import annotations

from collections.abc import Iterator

import cv2
import numpy as np
from numpy.typing import NDArray

from sketch2model.elements import Page, ShapeKind
from sketch2model.recognize.detect.contours.morphology import contours_of, thickened, thinned
from sketch2model.recognize.detect.contours.outline import Fit, best_shape
from sketch2model.recognize.detect.contours.straight import straight_ink

STRAIGHT_LENGTHS = (1.3, 2.0, 3.0)
"""Strokes this long are taken away, in letter heights; the arcs of a large circle look straight to the shortest."""

SIZE = (1.25, 5.0)
"""Sides of the shapes looked for, in letter heights."""

MIN_CONVEXITY = 0.88
MIN_FIT = 0.86
MAX_INK = 0.9
"""Punch holes and blots are all ink; drawn shapes are not."""

STUB = 1.2
"""Half the thickness of what is left of a connector at most, in pen widths."""


def find_blobs(page: Page) -> Iterator[Fit]:
    """Circles, ellipses and diamonds by their outer borders, from top to bottom."""
    letter, pen = page.letter_height, page.pen_width
    for length in STRAIGHT_LENGTHS:
        lines = straight_ink(page.mask, length=length * letter, pen_width=pen)
        for contour in _filled_contours(page.mask & ~lines, STUB * pen, (SIZE[0] * letter, 2 * SIZE[1] * letter)):
            _, _, width, height = cv2.boundingRect(contour)
            if not SIZE[0] * letter <= min(width, height) <= max(width, height) <= SIZE[1] * letter:
                continue
            if cv2.contourArea(contour) < MIN_CONVEXITY * cv2.contourArea(cv2.convexHull(contour)):
                continue
            if _ink_share(page.mask, contour) > MAX_INK:
                continue
            fit = best_shape(contour, curved=True)
            round_or_pointed = (ShapeKind.CIRCLE, ShapeKind.ELLIPSE, ShapeKind.DIAMOND)
            if fit is not None and fit.figure in round_or_pointed and fit.iou >= MIN_FIT:
                yield fit


def _filled_contours(ink: NDArray[np.bool_], stub: float, sides: tuple[float, float]) -> list[NDArray[np.int32]]:
    """Outer borders of connected ink with sides from and up to a length, all inside filled, thin leftovers cut off."""
    closed = thinned(thickened(ink.astype(np.uint8), stub), stub)
    found = []
    for contour in contours_of(closed, holes=False):
        x, y, width, height = cv2.boundingRect(contour)
        if not sides[0] <= min(width, height) <= max(width, height) <= sides[1]:
            continue
        origin = np.array([x - 1, y - 1])
        patch = np.zeros((height + 2, width + 2), np.uint8)
        cv2.fillPoly(patch, [contour - origin], 1)
        opened = thickened(thinned(patch, 2 * stub), 2 * stub)
        parts, _ = cv2.findContours(opened, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
        found += [(part.reshape(-1, 2) + origin).astype(np.int32) for part in parts]
    return sorted(found, key=lambda c: (int(c[:, 1].min()), int(c[:, 0].min())))


def _ink_share(mask: NDArray[np.bool_], contour: NDArray[np.int32]) -> float:
    x, y, width, height = cv2.boundingRect(contour)
    inside = np.zeros((height, width), np.uint8)
    cv2.fillPoly(inside, [contour - np.array([x, y])], 1)
    return float(mask[y : y + height, x : x + width][inside > 0].mean())
