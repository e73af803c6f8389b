"""Which way is up: letters stand in rows, and the right way round they can be read."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from sketch2model.recognize.rectify.words import Word, find_words

Legibility = Callable[[Sequence[NDArray[np.uint8]]], list[float]]
"""Says how legible each upright grey picture of one text line is, 0 to 1; 0 throughout when nobody can read."""

_WORDS = 5
"""So many words are shown to the judge in each direction."""

_ASPECT = (1.6, 12.0)
"""Words are longer than high by a factor between these."""

_MARGIN = 0.25
"""Paper shown around a word, in letter heights."""

_WELL_READ = 0.85
"""Words this legible on average need no second look."""

_BETTER = 0.12
"""Another direction must be more legible than the present one by this much."""

_ALONG = 1.3
"""Letters stand in columns when this many times more of them join downwards than sideways."""

_LEAST_LETTERS = 12
"""Fewer letters than this say nothing about rows and columns."""

_LYING = 270
"""How a phone's photo lies when its note on the direction was lost: it must be turned clockwise."""


def find_direction(
    ink: NDArray[np.uint8], mask: NDArray[np.bool_], letter_height: float, pen_width: float, judge: Legibility
) -> int:
    """Degrees by which the picture must be turned counter-clockwise: 0, 90, 180 or 270; 0 when in doubt.

    Args:
        ink: (height, width) uint8; 255 is paper.
        mask: (height, width) bool.
        letter_height: Rough, in pixels.
        pen_width: In pixels.
        judge: Is shown at most four times five words.
    """
    rows = find_words(mask, letter_height, pen_width)
    columns = find_words(np.ascontiguousarray(mask.T), letter_height, pen_width)
    lying = _joined(columns) > _ALONG * _joined(rows) and sum(w.pieces for w in columns) >= _LEAST_LETTERS
    margin = round(_MARGIN * letter_height)
    level = [_cut(ink, word, margin) for word in _typical(rows, letter_height)]
    upright = [_cut(ink.T, word, margin).T for word in _typical(columns, letter_height)]
    crops = {0: level, 180: level, 90: upright, 270: upright}
    scores: dict[int, float] = {}
    for degrees in (270, 90, 0, 180) if lying else (0, 180, 270, 90):
        shown = [np.ascontiguousarray(np.rot90(crop, degrees // 90)) for crop in crops[degrees]]
        scores[degrees] = float(np.mean(judge(shown))) if shown else 0.0
        opposite = scores.get((degrees + 180) % 360)
        if scores[degrees] >= _WELL_READ or (opposite is not None and max(opposite, scores[degrees]) >= 0.6):
            break
    best = max(scores, key=lambda degrees: scores[degrees])
    if scores[best] == 0.0:
        return _LYING if lying else 0
    usual = 0
    return best if scores[best] > scores.get(usual, 0.0) + _BETTER else usual


def _joined(words: list[Word]) -> int:
    """How many letters stand beside another one."""
    return sum(word.pieces - 1 for word in words if word.pieces > 1)


def _typical(words: list[Word], letter_height: float) -> list[Word]:
    """The most word-like: a few letters in a row, about as high as letters are."""
    shortest, longest = _ASPECT
    likely = [
        word
        for word in words
        if shortest * word.height <= word.width <= longest * word.height
        and 0.6 * letter_height <= word.height <= 2.5 * letter_height
    ]
    return sorted(likely, key=lambda word: (-min(word.pieces, 6), -word.width, word.y, word.x))[:_WORDS]


def _cut(ink: NDArray[np.uint8], word: Word, margin: int) -> NDArray[np.uint8]:
    rows = slice(max(0, word.y - margin), word.y + word.height + margin)
    return ink[rows, max(0, word.x - margin) : word.x + word.width + margin]
