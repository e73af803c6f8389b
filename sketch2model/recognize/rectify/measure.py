"""Pen width and letter height, the two lengths everything else is measured with."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from sketch2model.recognize.rectify.words import halved

_LEAST_PEN_WIDTH = 1.5
_LETTER_PENS = (2.5, 25.0)
"""Heights of letters and words, in pen widths."""

_LETTER_SHARE = 1 / 10
"""No letter is taller than this share of the page's longer side."""

_WORD_ASPECT = 12.0
"""No joined-up word is longer than this many times its height."""

_DEFAULT_LETTER_PENS = 7.0
"""Letter height in pen widths where there is no letter to measure."""


def measure_pen_width(mask: NDArray[np.bool_]) -> float:
    """Typical width of the strokes, in pixels.

    Twice the distance to the nearest paper, taken where it is largest across the stroke (its ridge);
    the mean of the middle half.
    """
    padded = np.pad(mask.astype(np.uint8), 1)
    distance = cv2.distanceTransform(padded, cv2.DIST_L2, 5)
    ridge = (distance >= cv2.dilate(distance, np.ones((3, 3), np.uint8))) & (distance > 0)
    if not ridge.any():
        return _LEAST_PEN_WIDTH
    values = np.sort(distance[ridge])
    middle = values[values.size // 4 : max(values.size // 4 + 1, 3 * values.size // 4)]
    # An odd width w has its ridge at (w + 1) / 2, an even one at w / 2.
    return max(_LEAST_PEN_WIDTH, 2 * float(middle.mean()) - 0.5)


def measure_letter_height(mask: NDArray[np.bool_], pen_width: float) -> float:
    """Typical height of a letter, in pixels: the most frequent size of small connected ink.

    A word with a tall and a hanging letter is about half as high again.

    Args:
        mask: (height, width) bool.
        pen_width: In pixels.
    """
    _, _, stats, _ = cv2.connectedComponentsWithStats(halved(mask), connectivity=8)
    widths, heights = 2 * stats[1:, cv2.CC_STAT_WIDTH], 2 * stats[1:, cv2.CC_STAT_HEIGHT]
    shortest, tallest = (pens * pen_width for pens in _LETTER_PENS)
    tallest = min(tallest, _LETTER_SHARE * max(mask.shape))
    letters = (heights >= shortest) & (heights <= tallest) & (widths >= pen_width) & (widths <= _WORD_ASPECT * heights)
    sizes = np.sort(heights[letters].astype(np.float64))
    if sizes.size == 0:
        return _DEFAULT_LETTER_PENS * pen_width
    density = np.exp(-0.5 * (np.log(sizes[:, None] / sizes[None, :]) / 0.2) ** 2).sum(axis=1)
    mode = sizes[int(np.argmax(density))]
    near = sizes[(sizes >= 0.7 * mode) & (sizes <= 2.0 * mode)]
    return float(np.percentile(near, 70))
