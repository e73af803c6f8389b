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

_LOWEST, _HIGHEST = 0.6, 2.5
"""Height of a word, in letter heights."""

_MARGIN = 0.25
"""Paper shown around a word, in letter heights."""

_FULL_WORD = 5
"""A word of so many letters, or so many times longer than high, counts in full."""

_DOUBT = 1.5
"""So many full words that cannot be read are added: few words convince less than many."""

_WELL_READ = 0.65
"""Words this legible need no second look."""

_READ = 0.55
"""When words are this legible, the better of two opposite directions is right."""

_PRESENT = 1.15
"""Head start of the direction the photo has, as a factor."""

_AGAINST_COLUMNS = 0.8
"""Where letters stand in columns, legibility across them counts less."""

_AGAINST_ROWS = 0.65
"""Elsewhere legibility of what stands upright counts even less: names of lanes are written upwards."""

_ALONG = 1.3
"""Letters stand in columns when this many times more of them join downwards than sideways."""

_STRAY = 2
"""So many more letters may join sideways."""

_LEAST_LETTERS = 8
"""Fewer joined letters than this say nothing about rows and columns."""

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
    across, along = _joined(columns, letter_height), _joined(rows, letter_height)
    lying = across > _ALONG * (along + _STRAY) and across >= _LEAST_LETTERS
    margin = round(_MARGIN * letter_height)
    level, upright = _typical(rows, letter_height), _typical(columns, letter_height)
    crops = {
        0: [_cut(ink, word, margin) for word in level],
        90: [_cut(ink.T, word, margin).T for word in upright],
    }
    weights = {0: [_weight(word) for word in level], 90: [_weight(word) for word in upright]}
    scores: dict[int, float] = {}
    for degrees in (270, 90, 0, 180) if lying else (0, 180, 270, 90):
        shown = [np.ascontiguousarray(np.rot90(crop, degrees // 90)) for crop in crops[degrees % 180]]
        legible = judge(shown) if shown else []
        total = sum(weight * score for weight, score in zip(weights[degrees % 180], legible, strict=True))
        scores[degrees] = total / (sum(weights[degrees % 180]) + _DOUBT)
        turned_over = scores.get((degrees + 180) % 360, 0.0)
        if scores[degrees] >= _WELL_READ or (turned_over and max(turned_over, scores[degrees]) >= _READ):
            break
    if not any(scores.values()):
        return _LYING if lying else 0
    for degrees in (0, 180) if lying else (90, 270):
        scores[degrees] = (_AGAINST_COLUMNS if lying else _AGAINST_ROWS) * scores.get(degrees, 0.0)
    if not lying:
        scores[0] *= _PRESENT
    return max(scores, key=lambda degrees: scores[degrees])


def _joined(words: list[Word], letter_height: float) -> int:
    """How many letters stand beside another one; dashed lines are no letters."""
    return sum(word.pieces - 1 for word in words if word.pieces > 1 and word.height >= _LOWEST * letter_height)


def _typical(words: list[Word], letter_height: float) -> list[Word]:
    """The most word-like: a few letters in a row, about as high as letters are."""
    shortest, longest = _ASPECT
    likely = [
        word
        for word in words
        if shortest * word.height <= word.width <= longest * word.height
        and _LOWEST * letter_height <= word.height <= _HIGHEST * letter_height
    ]
    return sorted(likely, key=lambda word: (-min(word.pieces, _FULL_WORD), -word.width, word.y, word.x))[:_WORDS]


def _weight(word: Word) -> float:
    return min(1.0, max(word.pieces, word.width / word.height) / _FULL_WORD)


def _cut(ink: NDArray[np.uint8], word: Word, margin: int) -> NDArray[np.uint8]:
    rows = slice(max(0, word.y - margin), word.y + word.height + margin)
    return ink[rows, max(0, word.x - margin) : word.x + word.width + margin]
