"""Rows of writing that touch each other, cut apart along the way that crosses the least ink."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sketch2model.recognize.detect.text_parts import Part

_TWO_ROWS = 1.6
"""Letter sizes; what is lower is one row."""

_LOWEST_ROW = 0.5
"""Letter sizes from the middle of a cut to the top and bottom of the ink."""

_CROSSED = 0.08
"""Share of the way between two rows that lies on ink; through the letters of one row it is more."""

_LEAST_INK = 0.22
"""Share of the ink that each row holds."""

_SHARED_WIDTH = 0.65
"""Share of the longer row that has the other row above or below it; a few tall letters are no row."""

_LEVELS, _COLUMNS = 6.0, 3.0
"""Steps of a cut in a letter's size, down and to the right; it rises or falls at most one level in a column."""

_BENT = 0.05
"""What rising or falling by a level costs, in columns of ink."""

_WORD = 2.0
"""Letter sizes; a wider piece is a word in one stroke."""

_LETTER = 0.4
"""Letter sizes; a lower piece is no letter."""

_HANGING = 0.35
"""Share of the pieces that two rows may have in common."""

_PROTRUDES = 0.5
"""Letter sizes by which a letter may reach into the next row without being cut."""


@dataclass(frozen=True, slots=True)
class _Grid:
    """Ink of a line in cells: `cells` is (levels, columns), the share of each that is ink."""

    cells: NDArray[np.float64]
    left: float
    top: float
    size: float

    @classmethod
    def of(cls, points: NDArray[np.float64], size: float) -> _Grid:
        left, top = points.min(axis=0).tolist()
        levels = ((points[:, 1] - top) * (_LEVELS / size)).astype(np.intp)
        columns = ((points[:, 0] - left) * (_COLUMNS / size)).astype(np.intp)
        cells = np.zeros((int(levels.max()) + 1, int(columns.max()) + 1))
        np.add.at(cells, (levels, columns), _LEVELS * _COLUMNS / size**2)
        return cls(cells, left, top, size)

    def below(self, points: NDArray[np.float64], cut: NDArray[np.intp]) -> NDArray[np.float64]:
        """How far points lie below a cut, in pixels; above it is negative."""
        columns = ((points[:, 0] - self.left) * (_COLUMNS / self.size)).astype(np.intp)
        return points[:, 1] - self.top - (cut[columns] + 0.5) * (self.size / _LEVELS)


def rows_apart(parts: Sequence[Part], size: float) -> list[list[Part]]:
    """The parts of what was taken for one line, row by row, from top to bottom.

    The cut is the seam that crosses the least ink, as in S. Avidan and A. Shamir, Seam carving for content-aware
    image resizing, 2007. Parts that hang from one row far into the other are cut there too.

    Args:
        parts: Of one line, which may be several rows that touch.
        size: Of the letters, in pixels.
    """
    points = np.concatenate([part.points for part in parts])
    if np.ptp(points[:, 1]) < _TWO_ROWS * size:
        return [list(parts)]
    grid = _Grid.of(points, size)
    cut = _cut(grid.cells)
    if cut is None:
        return [list(parts)]
    upper, lower = _shared_out(parts, grid, cut)
    if not upper or not lower or _cuts_letters(parts, upper, lower, size):
        return [list(parts)]
    return [*rows_apart(upper, size), *rows_apart(lower, size)]


def _cuts_letters(parts: Sequence[Part], upper: Sequence[Part], lower: Sequence[Part], size: float) -> bool:
    """Whether a cut runs through the letters of one row of large letters instead of between two rows.

    Each row has letters of its own then, or words in one stroke; only some tails of letters hang over the cut.
    """
    given = {id(part) for part in parts if part.whole is None}
    rows = [[part for part in row if id(part) in given] for row in (upper, lower)]
    words = any(part.box.width > _WORD * size for part in (*upper, *lower))
    intact = sum(map(len, rows))
    own = all(any(part.box.height > _LETTER * size for part in row) for row in rows)
    return not words and (not own or intact < (1 - _HANGING) * len(parts))


def _cut(cells: NDArray[np.float64]) -> NDArray[np.intp] | None:
    """Level of the best cut between two rows in each column; None if there is but one row."""
    middle = cells.shape[1] // 2
    left_costs, left = _seams(cells[:, :middle])
    right_costs, right = _seams(cells[:, : middle - 1 if middle else None : -1])
    costs = (left_costs + right_costs) / cells.shape[1]
    border = round(_LOWEST_ROW * _LEVELS)
    for level in np.argsort(costs, kind="stable"):
        if costs[level] > _CROSSED:
            return None
        seam = np.concatenate([left[level], right[level][::-1]])
        if border <= seam.mean() < len(cells) - border and _are_rows(cells, seam):
            return seam
    return None


def _seams(cells: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.intp]]:
    """The cheapest seam from the first column to each level of the last: (levels,) costs, (levels, columns) seams."""
    levels, columns = cells.shape
    total = np.zeros(levels)
    around = np.full(levels + 2, np.inf)
    came_from = np.zeros((columns, levels), np.intp)
    for column in range(columns):
        around[1:-1] = total
        choices = np.stack([total, around[:-2] + _BENT, around[2:] + _BENT])
        move = choices.argmin(axis=0)
        came_from[column] = np.arange(levels) + np.array([0, -1, 1])[move]
        total = choices.min(axis=0) + cells[:, column]
    seams = np.empty((levels, columns), np.intp)
    at = np.arange(levels)
    for column in range(columns - 1, -1, -1):
        seams[:, column] = at
        at = came_from[column][at]
    return total, seams


def _are_rows(cells: NDArray[np.float64], seam: NDArray[np.intp]) -> bool:
    """Whether both sides of a cut hold enough ink, one below the other."""
    lower = np.arange(len(cells))[:, None] > seam
    above, below = np.where(lower, 0.0, cells).sum(axis=0), np.where(lower, cells, 0.0).sum(axis=0)
    if min(above.sum(), below.sum()) < _LEAST_INK * cells.sum():
        return False
    both = ((above > 0) & (below > 0)).sum()
    return bool(both >= _SHARED_WIDTH * max((above > 0).sum(), (below > 0).sum()))


def _shared_out(parts: Sequence[Part], grid: _Grid, cut: NDArray[np.intp]) -> tuple[list[Part], list[Part]]:
    """The parts above and below a cut; those that reach far over it are cut."""
    upper: list[Part] = []
    lower: list[Part] = []
    for part in parts:
        below = grid.below(part.points, cut)
        is_lower = below >= 0
        if min(below.max(), -below.min()) > _PROTRUDES * grid.size:
            upper.append(Part.of(part.points[~is_lower], whole=part.whole))
            lower.append(Part.of(part.points[is_lower], whole=part.whole))
        else:
            (lower if 2 * is_lower.sum() > is_lower.size else upper).append(part)
    return upper, lower
