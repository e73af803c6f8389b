"""Ranges such as `0..1` and `1 . . . *`: dots carry a line over a gap too wide for one between two words."""

from __future__ import annotations

from collections.abc import Sequence

from sketch2model.elements import Box
from sketch2model.recognize.detect.text_growth import Line, Manner
from sketch2model.recognize.detect.text_parts import Part

_WIDEST = 4.0
"""Letter sizes between the two ends of a range."""

_DOTS = 2
"""At least so many dots between them."""

_BELOW = 0.3
"""Letter sizes by which dots may lie below the writing at both ends."""


def joined_over_dots(lines: Sequence[Line], dots: Sequence[Part], manner: Manner) -> list[Line]:
    """The lines, those joined that go on behind two dots or more at the same height.

    Args:
        lines: Level lines of an open place.
        dots: Of the same place.
        manner: How its writing is done.
    """
    kept: list[Line] = []
    for line in sorted(lines, key=lambda line: (line.box.x0, line.box.y0)):
        first = min(line.parts, key=lambda part: part.box.x0)
        before = next(
            (o for o in kept if _are_range(o.box, line.box, dots, manner) and o.misfit(first, manner.size) <= 1), None
        )
        if before is None:
            kept.append(line)
        else:
            before.add(line.parts)
    return kept


def _are_range(left: Box, right: Box, dots: Sequence[Part], manner: Manner) -> bool:
    """Whether dots lie in the gap between two lines."""
    if not 0 < right.x0 - left.x1 <= _WIDEST * manner.size:
        return False
    below = _BELOW * manner.size
    gap = Box(left.x1, min(left.y0, right.y0), right.x0, max(left.y1, right.y1) + below)
    return sum(gap.holds(dot.box.center) for dot in dots) >= _DOTS
