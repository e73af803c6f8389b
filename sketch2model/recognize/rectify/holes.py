"""Holes punched along the edge of the paper, through which the dark table shows."""

from __future__ import annotations

import itertools

import cv2
import numpy as np
from numpy.typing import NDArray

from sketch2model.recognize.rectify.words import halved

_DIAMETER_SHARE = (1 / 130, 1 / 30)
"""Diameter of a hole as a share of the picture's longer side."""

_LEAST_PENS = 2.5
"""A hole is wider than this many pen widths."""

_ASPECT = 1.35
"""Seen at an angle, a hole is longer than wide by at most this factor."""

_FULL = 0.68
"""A disc covers pi / 4 of the square around it, a box all of it, a letter less."""
_FULLEST = 0.87

_PITCH = (10.5, 17.0)
"""From one hole to the next, in diameters: 80 mm at 6 mm (ISO 838), 108 mm at 8 mm (three holes)."""

_MISSED = 3
"""A hole that was found may be the third after another one."""

_FROM_EDGE = 4.0
"""The middle of a hole is at most this many diameters from the edge of the paper."""

_ALIKE = 1.5
"""Holes of a page differ in diameter by at most this factor."""

_IN_LINE = 0.08
"""Slope of the line through two holes against the edge of the paper, at most."""

_SHADOW = 0.2
"""A hole's shadow is as wide as this share of its diameter."""


def punch_holes(mask: NDArray[np.bool_], edge: NDArray[np.bool_], pen_width: float) -> NDArray[np.bool_]:
    """Dark discs near one side of the sheet, at least two, as far apart as punches make them.

    Args:
        mask: (height, width) bool, where there is ink.
        edge: (height, width) bool, what lies beyond the sheet.
        pen_width: In pixels.

    Returns:
        (height, width) bool, where the holes are.
    """
    holes = np.zeros(mask.shape, dtype=np.uint8)
    longer = max(mask.shape)
    smallest, largest = max(_DIAMETER_SHARE[0] * longer, _LEAST_PENS * pen_width), _DIAMETER_SHARE[1] * longer
    discs = _discs(mask, smallest, largest)
    for side, along in ((0, 1), (1, 0)):
        beside = [disc for disc in discs if _at_edge(disc, edge, side)]
        for first, second in itertools.combinations(beside, 2):
            diameter = (first[2] + second[2]) / 2
            pitch = abs(first[along] - second[along]) / diameter
            in_line = abs(first[side] - second[side]) <= _IN_LINE * pitch * diameter
            alike = max(first[2], second[2]) <= _ALIKE * min(first[2], second[2])
            even = any(_PITCH[0] * count <= pitch <= _PITCH[1] * count for count in range(1, _MISSED + 1))
            if in_line and alike and even:
                for x, y, size in (first, second):
                    cv2.circle(holes, (round(x), round(y)), round((0.5 + _SHADOW) * size), 1, -1)
    return holes > 0


def _discs(mask: NDArray[np.bool_], smallest: float, largest: float) -> list[tuple[float, float, float]]:
    """Middle and diameter of full discs, without the strokes that touch them."""
    reach = 2 * round(smallest / 8) + 1
    kernel = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (reach, reach))
    thick = cv2.morphologyEx(halved(mask), cv2.MORPH_OPEN, kernel)
    _, _, stats, centres = cv2.connectedComponentsWithStats(thick, connectivity=8)
    found = []
    for (_, _, width, height, area), (x, y) in zip(np.asarray(stats)[1:], np.asarray(centres)[1:], strict=True):
        size = max(width, height)
        round_enough = size <= _ASPECT * min(width, height) and _FULL <= area / (width * height) <= _FULLEST
        if round_enough and smallest <= 2 * size <= largest:
            found.append((2.0 * x + 0.5, 2.0 * y + 0.5, 2.0 * float(size)))
    return found


def _at_edge(disc: tuple[float, float, float], edge: NDArray[np.bool_], axis: int) -> bool:
    """Whether the sheet ends near the disc, to its left or right (axis 0), above or below (axis 1)."""
    x, y, size = disc
    height, width = edge.shape
    place, length = (x, width) if axis == 0 else (y, height)
    reach = _FROM_EDGE * size
    if place < reach or place > length - reach:
        return True
    line = edge[round(y)] if axis == 0 else edge[:, round(x)]
    return bool(line[round(place - reach)] or line[round(place + reach) - 1])
