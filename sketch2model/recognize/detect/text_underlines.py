"""Strokes below writing: keys and statics are underlined."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from sketch2model.elements import TextRegion
from sketch2model.recognize.detect.text_leftovers import Stroke
from sketch2model.recognize.detect.text_parts import Part

_SHORTEST = 1.0
"""Letter heights; shorter strokes are dashes or bits of letters."""

_THICKNESS = 2.0
"""Pen widths; how thick a wobbly stroke may be."""

_COVERED = 0.5
"""Share of a line's width that is underlined."""

_UNDER = 0.5
"""Share of an underline that lies under writing."""

_BELOW = 0.6
"""Letter heights from the bottom of writing to its underline; it may cut off tails as well."""


def with_underlines(
    regions: Sequence[TextRegion], strokes: Sequence[Part], *, pen_width: float, letter_height: float
) -> list[TextRegion]:
    """Mark the regions that are underlined, and take out those that are nothing but underlines.

    Args:
        regions: Lines of writing.
        strokes: Pieces of ink too long for letters, which may underline them.
        pen_width: In pixels.
        letter_height: In pixels.
    """
    alone = {
        index: part
        for index, region in enumerate(regions)
        if len(region.ink) and _is_level(part := Part.of(region.ink.astype(np.float64) + 0.5), pen_width, letter_height)
    }
    marked: set[int] = set()
    taken: set[int] = set()
    for index, stroke in [*alone.items(), *((None, part) for part in strokes)]:
        if index is None and not _is_level(stroke, pen_width, letter_height):
            continue
        above = _line_above(stroke, regions, set(alone), letter_height)
        if above is not None:
            marked.add(above)
            taken |= set() if index is None else {index}
    return [
        replace(region, underlined=True) if index in marked else region
        for index, region in enumerate(regions)
        if index not in taken
    ]


def _is_level(part: Part, pen_width: float, letter_height: float) -> bool:
    if part.box.width < _SHORTEST * letter_height:
        return False
    stroke = Stroke.of(part)
    return stroke.is_along(0.0) and stroke.thickness <= _THICKNESS * pen_width


def _line_above(stroke: Part, regions: Sequence[TextRegion], strokes: set[int], letter_height: float) -> int | None:
    """The line whose lower half or foot a stroke lies at, the nearest one."""
    box, y = stroke.box, stroke.centroid[1]
    under = [
        (abs(y - region.box.y1), index)
        for index, region in enumerate(regions)
        if index not in strokes
        and region.angle == 0
        and min(box.x1, region.box.x1) - max(box.x0, region.box.x0)
        >= max(_UNDER * box.width, _COVERED * region.box.width)
        and region.box.center[1] < y <= region.box.y1 + _BELOW * letter_height
    ]
    return min(under)[1] if under else None
