"""Words: rows of small pieces of ink close to each other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

_LETTER = (0.3, 2.6)
"""Height of a letter or joined-up word, in letter heights."""

_WORD_LETTERS = 14.0
"""No joined-up word is longer than this many letter heights."""

_GAP = 0.6
"""Letters of a word are at most this many letter heights apart."""


@dataclass(frozen=True, slots=True)
class Word:
    """A row of letters.

    Attributes:
        x: Left side.
        y: Upper side.
        width: In pixels.
        height: In pixels.
        pieces: How many connected parts it is made of.
    """

    x: int
    y: int
    width: int
    height: int
    pieces: int


def halved(mask: NDArray[np.bool_]) -> NDArray[np.uint8]:
    """(height, width) uint8 at half the size, 1 where any of the four pixels is set."""
    height, width = mask.shape
    even = np.pad(mask, ((0, height % 2), (0, width % 2))).view(np.uint8)
    rows = even[::2] | even[1::2]
    return np.ascontiguousarray(rows[:, ::2] | rows[:, 1::2])


def find_words(mask: NDArray[np.bool_], letter_height: float, pen_width: float) -> list[Word]:
    """Join small connected parts that stand side by side.

    Args:
        mask: (height, width) bool.
        letter_height: Rough height of a letter, in pixels.
        pen_width: In pixels.
    """
    # Words are big enough to be found at half the size, four times as fast.
    letter_height, pen_width = letter_height / 2, pen_width / 2
    _, labels, stats, _ = cv2.connectedComponentsWithStats(halved(mask), connectivity=8)
    labels, stats = np.asarray(labels), np.asarray(stats)
    widths, heights = stats[:, cv2.CC_STAT_WIDTH], stats[:, cv2.CC_STAT_HEIGHT]
    shortest, tallest = (letters * letter_height for letters in _LETTER)
    small = (heights <= tallest) & (widths <= _WORD_LETTERS * letter_height)
    small &= np.maximum(widths, heights) >= max(shortest, 2 * pen_width)
    small[0] = False
    # A closing with an even length would shift the ink.
    reach = 2 * round(_GAP * letter_height / 2) + 1
    joined = cv2.morphologyEx(
        np.pad(small[labels].astype(np.uint8), ((0, 0), (reach, reach))),
        cv2.MORPH_CLOSE,
        np.ones((1, reach), np.uint8),
    )[:, reach:-reach]
    _, row_labels, row_stats, _ = cv2.connectedComponentsWithStats(np.ascontiguousarray(joined), connectivity=8)
    ys, xs = _a_pixel_of_each(labels, stats, small)
    pieces = np.bincount(row_labels[ys, xs], minlength=len(row_stats))
    return [
        Word(2 * x, 2 * y, 2 * width, 2 * height, count)
        for (x, y, width, height, _), count in zip(np.asarray(row_stats)[1:].tolist(), pieces[1:].tolist(), strict=True)
    ]


def _a_pixel_of_each(
    labels: NDArray[Any], stats: NDArray[Any], wanted: NDArray[np.bool_]
) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """One ink pixel of each wanted part: the first in its top row."""
    ys, xs = [], []
    for index in np.nonzero(wanted)[0]:
        x, y, width = stats[index, cv2.CC_STAT_LEFT], stats[index, cv2.CC_STAT_TOP], stats[index, cv2.CC_STAT_WIDTH]
        ys.append(y)
        xs.append(x + int(np.argmax(labels[y, x : x + width] == index)))
    return np.array(ys, dtype=np.intp), np.array(xs, dtype=np.intp)
