"""Compartment lines: level strokes that cross a box from side to side."""

from __future__ import annotations

from collections.abc import Sequence

from sketch2model.elements import CompartmentLine, Page, Point
from sketch2model.recognize.detect.contours.frames import level_strokes

MIN_SPAN = 0.72
"""Share of the box's width that a compartment line crosses."""

MIN_DISTANCE = 0.5
"""From the top, the bottom and other lines, in letter heights."""


def find_compartment_lines(page: Page, outline: Sequence[Point], known: Sequence[float]) -> list[CompartmentLine]:
    """Lines inside a box besides those at the heights already known, from top to bottom.

    Args:
        page: The page.
        outline: Top left, top right, bottom right and bottom left corner of the box.
        known: Heights at which there is a line already.
    """
    (left, top_left), (right, top_right), (_, bottom_right), (_, bottom_left) = outline
    top, bottom = max(top_left, top_right), min(bottom_right, bottom_left)
    inset = 1.5 * page.pen_width
    x0, x1 = int(max(0, left + inset)), int(right - inset)
    y0, y1 = int(max(0, top + inset)), int(bottom - inset)
    if x1 - x0 < 2 or y1 - y0 < 2:
        return []
    apart = MIN_DISTANCE * page.letter_height
    taken = [top, bottom, *known]
    lines = []
    for stroke in level_strokes(page.mask[y0:y1, x0:x1], page):
        y = y0 + (stroke.left[1] + stroke.right[1]) / 2
        span = (stroke.right[0] - stroke.left[0]) / (x1 - x0)
        if span >= MIN_SPAN and all(abs(y - other) >= apart for other in taken):
            taken.append(y)
            lines.append(CompartmentLine(y, min(1.0, span)))
    return lines
