"""Words that their writer took back: a line, a zigzag or scribble goes through them."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from sketch2model.recognize.detect.text_parts import Part

_WORD = 2.0
"""Letter heights; strokes through letters make one piece of a word, at least so wide."""

_STRUCK = 0.9
"""Share of a word's width that a line through it covers; letters cover about half of it at any level."""

_LINE = 2.0
"""Pen widths; how far up and down a drawn line wavers."""

_MIDDLE = (0.25, 0.55)
"""Between these shares of a word's height goes a line through it; lower it is an underline."""

_SLOPES = tuple(math.tan(math.radians(degrees)) for degrees in range(-12, 13, 2))
"""Ways in which a line through a word may run."""

_BEYOND = 0.25
"""Letter heights by which a line through a word is longer than the word, at both ends."""

_MERE_LINE = 0.75
"""A piece with a larger share of its ink on the line is an underline that touches letters."""

_HIGHER = 2.0
"""A word is at least so many times higher than the line through it wavers; lower pieces are dashes."""

_BLACK = 0.48
"""Share of a scribbled word's place that is ink..."""

_BLACK_HEIGHT = 7.0
"""...if it is at least so many pen widths high; letters no higher than that are as black."""


def without_crossed_out(parts: Sequence[Part], *, pen_width: float, letter_height: float) -> list[Part]:
    """The parts that are not crossed out, and do not lie within a part that is.

    Args:
        parts: Pieces of ink.
        pen_width: In pixels.
        letter_height: In pixels.
    """
    crossed = [
        part.box
        for part in parts
        if part.box.width >= _WORD * letter_height
        and (_is_scribble(part, pen_width) or _is_struck(part.points, _LINE * pen_width, _BEYOND * letter_height))
    ]
    return (
        [part for part in parts if not any(box.holds(part.box.center) for box in crossed)] if crossed else list(parts)
    )


def _is_scribble(part: Part, pen_width: float) -> bool:
    return part.box.height >= _BLACK_HEIGHT * pen_width and part.pixels >= _BLACK * part.box.area


def _is_struck(points: NDArray[np.float64], wavering: float, beyond: float) -> bool:
    """Whether a line goes through the middle of a piece and on beyond its letters at both ends."""
    x, y = points.T
    left, right = x.min(), x.max()
    ends = (x < left + beyond) | (x > right - beyond)
    for slope in _SLOPES:
        heights = y - slope * x
        middle = float(np.median(heights[ends]))
        top, bottom = heights.min(), heights.max()
        if not _MIDDLE[0] * (bottom - top) <= middle - top <= _MIDDLE[1] * (bottom - top):
            continue
        on_line = np.abs(heights - middle) <= wavering / 2
        covered = len(np.unique(x[on_line])) >= _STRUCK * (right - left + 1)
        if on_line[ends].all() and covered and on_line.mean() <= _MERE_LINE:
            return bool(bottom - top >= _HIGHER * wavering)
    return False
