"""Signs drawn in a shape that are no writing: the bars of a repeated step, the fold of a document."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from sketch2model.elements import Shape
from sketch2model.recognize.detect.text_growth import Line
from sketch2model.recognize.detect.text_leftovers import Stroke
from sketch2model.recognize.detect.text_parts import Part

_BARS = 3
"""So many upright bars at the foot of a box say that its step is done several times."""

_FOOT = 0.5
"""Share of a shape's height from which its foot begins."""

_LEAN = 25.0
"""Degrees by which a bar may lean."""

_SLIM = 2.0
"""A bar is at least so many times as long as thick."""

_LONE = 1.0
"""Letter heights; a lone piece of ink no larger than this in both directions..."""

_AT_OUTLINE = 0.25
"""...and this near to the outline, in letter heights, is no writing."""


def without_markers(lines: Sequence[Line], shape: Shape, slant: float, letter_height: float) -> list[Line]:
    """The lines of a shape that are writing, unless there is nothing else.

    Args:
        lines: Of one compartment, turned by its slant.
        shape: Around them.
        slant: Degrees by which writing falls to the right.
        letter_height: In pixels.
    """
    outline = np.array(shape.outline, np.float32).reshape(-1, 1, 2)
    foot = shape.box.y0 + _FOOT * shape.box.height
    proper = []
    for line in lines:
        parts = [part.turned(-slant) for part in line.parts]
        bars = min(part.box.y0 for part in parts) >= foot and _are_bars(parts)
        if not bars and not (len(parts) == 1 and _is_at_outline(parts[0], outline, letter_height)):
            proper.append(line)
    return proper or list(lines)


def _are_bars(parts: Sequence[Part]) -> bool:
    """Whether they are three upright bars side by side, of like length."""
    if len(parts) != _BARS:
        return False
    bars = [Stroke.of(part) for part in parts]
    upright = all(abs(abs(bar.degrees) - 90) <= _LEAN and bar.length >= _SLIM * bar.thickness for bar in bars)
    return upright and max(bar.length for bar in bars) <= 2 * min(bar.length for bar in bars)


def _is_at_outline(part: Part, outline: NDArray[np.float32], letter_height: float) -> bool:
    if max(part.box.width, part.box.height) > _LONE * letter_height:
        return False
    away = min(cv2.pointPolygonTest(outline, corner, measureDist=True) for corner in part.box.corners)
    return away <= _AT_OUTLINE * letter_height
