"""Frames: two long level strokes, one above the other, of the same extent, and ink down both sides.

They find boxes whose corners stay open or whose sides writing runs into, which enclose no clean face.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from sketch2model.elements import Page, ShapeKind
from sketch2model.recognize.detect.contours.outline import Fit
from sketch2model.recognize.detect.contours.straight import level_ink

MIN_LENGTH = 2.0
END_TOLERANCE = 0.9
MAX_LEAN = 0.12
"""How far two ends may stand off the vertical, as a share of the distance between the strokes."""


@dataclass(frozen=True, slots=True)
class Stroke:
    """A level stroke from its left to its right end."""

    left: tuple[float, float]
    right: tuple[float, float]


def find_frames(page: Page) -> list[Fit]:
    """Four-cornered figures between pairs of level strokes; whether there is ink at their sides is not checked."""
    letter = page.letter_height
    strokes = level_strokes(page.mask, page)
    frames = []
    for i, top in enumerate(strokes):
        for bottom in strokes[i + 1 :]:
            height = min(bottom.left[1] - top.left[1], bottom.right[1] - top.right[1])
            tolerance = END_TOLERANCE * letter + MAX_LEAN * height
            ends = max(abs(top.left[0] - bottom.left[0]), abs(top.right[0] - bottom.right[0]))
            if height >= letter and ends <= tolerance:
                frames.append(Fit(ShapeKind.RECTANGLE.value, 0.9, (top.left, top.right, bottom.right, bottom.left)))
    return frames


def level_strokes(mask: NDArray[np.bool_], page: Page) -> list[Stroke]:
    """Long level strokes from top to bottom, in pixels of the mask."""
    length = MIN_LENGTH * page.letter_height
    ink = level_ink(mask, length=length, pen_width=page.pen_width).astype(np.uint8)
    _, labels, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    strokes = []
    for label, (x, y, width, height, _area) in enumerate(stats.tolist()):
        if label == 0 or width < length:
            continue
        part = labels[y : y + height, x : x + width] == label
        edge = max(1, min(width // 4, round(page.letter_height / 2)))
        left, right = np.nonzero(part[:, :edge])[0], np.nonzero(part[:, -edge:])[0]
        strokes.append(Stroke((x, y + float(left.mean())), (x + width - 1.0, y + float(right.mean()))))
    return sorted(strokes, key=lambda s: (s.left[1] + s.right[1], s.left[0]))
