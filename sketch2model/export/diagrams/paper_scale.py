"""How large a drawing in the positions of the paper must be, so that its boxes hold their text and stay apart."""

from __future__ import annotations

import itertools
import statistics
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sketch2model.concepts import UmlElement
from sketch2model.elements import Box


@dataclass(frozen=True, slots=True)
class Spacing:
    """Room between boxes, in units of the drawing.

    Attributes:
        gap: Between two boxes.
        line: For a line of writing between two boxes above each other.
        room_of_a_box: Least and most of the scale at which half of the boxes hold their text.
    """

    gap: float
    line: float
    room_of_a_box: tuple[float, float]


def fitting_scale(
    leaves: Sequence[UmlElement],
    sizes: Mapping[str, tuple[float, float]],
    writing: Mapping[frozenset[str], float],
    spacing: Spacing,
) -> float:
    """Units of the drawing for a pixel of the photo: the least at which no two boxes overlap, within reason.

    Args:
        leaves: Elements that hold no others.
        sizes: Element id to the width and height it needs.
        writing: For two elements joined by a line, how wide the writing at it is.
        spacing: Of the drawing.
    """
    if not leaves:
        return 1.0
    fitting = statistics.median(
        max(sizes[leaf.id][0] / max(leaf.box.width, 1.0), sizes[leaf.id][1] / max(leaf.box.height, 1.0))
        for leaf in leaves
    )
    needed = max(
        (
            _apart(one, other, sizes, writing.get(frozenset((one.id, other.id)), 0.0), spacing)
            for one, other in itertools.combinations(leaves, 2)
        ),
        default=fitting,
    )
    least, most = (fitting * share for share in spacing.room_of_a_box)
    return min(max(needed, least), most)


def largest_scale(leaves: Sequence[UmlElement], side: float) -> float:
    """The scale at which the drawing of these elements is so long, or so wide, in units of the drawing."""
    if not leaves:
        return 1.0
    extent = Box.around(corner for leaf in leaves for corner in leaf.box.corners)
    return side / max(extent.width, extent.height, 1.0)


def _apart(
    one: UmlElement,
    other: UmlElement,
    sizes: Mapping[str, tuple[float, float]],
    writing: float,
    spacing: Spacing,
) -> float:
    """The scale from which on two boxes lie beside or above each other, with the writing between them."""
    (x0, y0), (x1, y1) = one.box.center, other.box.center
    width = (sizes[one.id][0] + sizes[other.id][0]) / 2 + spacing.gap + writing
    height = (sizes[one.id][1] + sizes[other.id][1]) / 2 + spacing.gap + (spacing.line if writing else 0.0)
    return min(width / max(abs(x0 - x1), 1.0), height / max(abs(y0 - y1), 1.0))
