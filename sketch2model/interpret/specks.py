"""Bits of dirt and of strokes that were read as a letter of their own."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from sketch2model.graph import LineData

_PIECE = 2
"""Letters up to which a piece of writing may be dirt."""
_SMALL = 0.5
_SMALLEST = 0.35
"""A capital or digit so small beside the other writing of its box is none, nor is a small letter so small."""
_WIDE = 1.6
"""No letter is so many times wider than high but an m or w; dashes and rules are."""
_WIDE_LETTERS = frozenset("mwMW")
_UNSURE = 0.5
"""A single letter read with less confidence is none..."""
_UNSURE_PAIR = 0.4
"""...nor are two with still less..."""
_UNSURE_DIGIT = 0.9
"""...nor is a lone digit, which most strokes look like, with less than this."""


def without_specks(lines: Sequence[LineData]) -> list[LineData]:
    """Leave out single letters and digits that stand apart and that nobody wrote as such.

    They are too small, too wide or too unsure to be letters of the same hand. What is all that its compartment holds
    stays: a class may be called so.
    """
    words = [line for line in lines if sum(letter.isalnum() for letter in line["text"]) > _PIECE]
    if not words:
        return list(lines)
    upright = median(_width(line) for line in words) >= median(_height(line) for line in words)
    written = median(min(_width(line), _height(line)) for line in words)
    kept = [line for line in lines if not _is_speck(line, written, upright=upright)]
    held = {line["compartment"] for line in kept}
    return [line for line in lines if line["compartment"] not in held or any(line is other for other in kept)]


def _is_speck(line: LineData, written: float, *, upright: bool) -> bool:
    text = line["text"].strip()
    if len(text) > _PIECE or not text.isalnum():
        return False
    if text.isdigit():
        return line["confidence"] < _UNSURE_DIGIT or _is_no_letter(line, written, upright=upright)
    if len(text) == _PIECE:
        return line["confidence"] < _UNSURE_PAIR
    return line["confidence"] < _UNSURE or _is_no_letter(line, written, upright=upright)


def _is_no_letter(line: LineData, written: float, *, upright: bool) -> bool:
    text = line["text"].strip()
    small = _SMALLEST if text.islower() else _SMALL
    across, high = (_width(line), _height(line)) if upright else (_height(line), _width(line))
    wide = across > _WIDE * high and text not in _WIDE_LETTERS
    return wide or max(across, high) <= small * written


def _width(line: LineData) -> float:
    return line["bbox"][2] - line["bbox"][0]


def _height(line: LineData) -> float:
    return line["bbox"][3] - line["bbox"][1]
