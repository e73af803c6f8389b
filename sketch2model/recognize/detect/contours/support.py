"""Support: how much of an outline has ink under it, and whether there is ink inside."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from sketch2model.elements import Box, Page, Point

OUTLINE_WIDTH = 0.3
"""How far from the sides of a box the ink of its outline may lie, in letter heights."""


@dataclass(frozen=True, slots=True, eq=False)
class Side:
    """How much of one side of a figure has ink under it.

    Attributes:
        length: Length of the side in pixels.
        covered: (n,) bool; whether there is ink, at places spread evenly along the side.
    """

    length: float
    covered: NDArray[np.bool_] = field(repr=False)

    @property
    def share(self) -> float:
        """Share of the side that has ink under it, 0 to 1."""
        return float(self.covered.mean())

    @property
    def longest_gap(self) -> float:
        """Longest stretch without ink in pixels."""
        return self.length * longest_gap(self.covered) / len(self.covered)


def side_support(corners: tuple[Point, ...], near_ink: NDArray[np.bool_]) -> Iterator[Side]:
    """The ink under each side of a figure, in the order of the corners.

    Args:
        corners: Corners of the figure in page pixels; the first side runs from the first to the second.
        near_ink: (height, width) bool; places where a side counts as drawn.
    """
    height, width = near_ink.shape
    for a, b in zip(corners, corners[1:] + corners[:1], strict=True):
        length = float(np.hypot(b[0] - a[0], b[1] - a[1]))
        steps = np.linspace(0, 1, max(2, int(length / 2)))
        x = np.rint(a[0] + steps * (b[0] - a[0])).astype(int).clip(0, width - 1)
        y = np.rint(a[1] + steps * (b[1] - a[1])).astype(int).clip(0, height - 1)
        yield Side(length, near_ink[y, x])


def longest_gap(covered: NDArray[np.bool_]) -> int:
    """The longest run of places without ink."""
    ink = np.flatnonzero(covered)
    ends = np.concatenate([[-1], ink, [covered.size]])
    return int(np.diff(ends).max()) - 1


def has_writing(box: Box, page: Page) -> bool:
    """Whether there is ink inside the box, away from its sides."""
    inner = box.grown(-OUTLINE_WIDTH * page.letter_height)
    part = page.mask[int(inner.y0) : int(inner.y1) + 1, int(inner.x0) : int(inner.x1) + 1]
    return bool(part.sum() > 2 * page.pen_width * page.letter_height)
