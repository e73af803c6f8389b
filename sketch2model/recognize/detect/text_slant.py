"""How much writing slants: by the sides of the shape around it, and by its ink."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from sketch2model.elements import Shape
from sketch2model.recognize.detect.text_parts import Part

_STEEPEST = 15
"""Degrees; sides and lines that are steeper are no level ones."""

_LEVEL_SHARE = 0.8
"""Share of the width of a shape that its nearly level sides cover, above and below together."""

_ROWS = 5.0
"""Rows of the profile in a letter's height."""

_WIDE = 3.5
"""Letter sizes; narrower writing does not show how much it slants."""

_CLEARLY = 1.12
"""A slant must make the profile so many times sharper than level writing."""

_SAMPLES = 2000
"""Pixels of ink that are looked at."""


def slant_of_sides(shape: Shape) -> float:
    """Degrees by which the upper and lower side fall to the right on average; 0.0 for shapes without such sides."""
    corners = np.array(shape.outline, np.float64)
    along = np.roll(corners, -1, axis=0) - corners
    along[along[:, 0] < 0] *= -1
    level = along[np.abs(along[:, 1]) <= math.tan(math.radians(_STEEPEST)) * along[:, 0]]
    dx, dy = level.sum(axis=0) if len(level) else (0.0, 0.0)
    if dx < _LEVEL_SHARE * shape.box.width:
        return 0.0
    return math.degrees(math.atan2(dy, dx))


def slant_of_writing(letters: Sequence[Part], size: float, likely: float) -> float:
    """Degrees by which the lines of writing fall to the right: those at which its rows are most distinct.

    The sharpness of the projection profile, after W. Postl, Detection of linear oblique structures and skew scan in
    digitized documents, 1986.

    Args:
        letters: The writing of one place.
        size: Size of its letters, in pixels.
        likely: What the sides of the shape around it suggest; taken for writing too narrow to tell.
    """
    points = np.concatenate([part.points for part in letters])
    points = points[:: max(1, len(points) // _SAMPLES)]
    x, y = points.T
    if np.ptp(x) < _WIDE * size:
        return likely

    def sharpness(degrees: float) -> float:
        rows = (y - x * math.tan(math.radians(degrees))) * (_ROWS / size)
        counts = np.bincount(np.floor(rows - rows.min()).astype(np.intp))
        return float((counts.astype(np.float64) ** 2).sum())

    level = sharpness(0.0)
    best = max((sharpness(d), -abs(d), d) for d in (likely, *map(float, range(-_STEEPEST, _STEEPEST + 1))))
    if best[0] < _CLEARLY * level:
        return 0.0
    return likely if likely and sharpness(likely) * _CLEARLY >= best[0] else best[2]
