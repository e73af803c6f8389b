"""Bits of dirt and of strokes that were read as a letter of their own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from statistics import median

from sketch2model.graph import LineData

_SMALL = 0.5
"""A capital or digit so small beside the other writing of its box is none; small letters may be half as high."""


def without_specks(lines: Sequence[LineData]) -> list[LineData]:
    """Leave out single capitals and digits that are far too small to be written by the same hand.

    What is all that its compartment holds stays: a class may be called so.
    Sizes are compared by sides of boxes, so that a photo may lie on its side.
    """
    heights = [min(_sides(line)) for line in lines if sum(letter.isalnum() for letter in line["text"]) > 1]
    if not heights:
        return list(lines)
    small = _SMALL * median(heights)
    held = Counter(line["compartment"] for line in lines)
    return [
        line
        for line in lines
        if held[line["compartment"]] == 1 or not _is_tall_letter(line["text"].strip()) or max(_sides(line)) > small
    ]


def _is_tall_letter(text: str) -> bool:
    return len(text) == 1 and (text.isupper() or text.isdigit())


def _sides(line: LineData) -> tuple[float, float]:
    x0, y0, x1, y1 = line["bbox"]
    return x1 - x0, y1 - y0
