"""The lines of squared and ruled paper taken away, the ink left in place."""

from __future__ import annotations

from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from sketch2model.recognize.rectify.comb import Comb, find_comb

_LINE_SHARE = 1 / 400
"""A printed line is thinner than twice this share of the longer side."""

_CAP = 30
"""Ridges higher than this (of 255) count as this high, so that ink does not outvote the ruling."""

_PRESENT = 0.55
"""Share of its length on which a printed line must be seen."""

_ABSENT = 0.3
"""Share of length on which ridges may be seen in the middle between two lines."""

_LEAST_HEIGHT = 4
"""Lowest ridge (of 255) that is seen as a line."""

_TILE_SPACINGS = 5
"""Presence and darkness of the ruling are measured in tiles of this many spacings."""

_LEAST_TILES = 0.2
"""A page is ruled when at least this share of its tiles shows the lines."""

_SAME_PRINT = 1.4
"""No printed line is darker or wider than those around by more than this factor; in shade they all may be."""

_BARE = 25
"""This percentage of the printed lines in a tile bears no ink, even where every other line is drawn over."""

_DARKER = 1.5
"""Ink on a printed line is darker than the line by this factor."""

_THICKER = 1.4
"""Ink drawn along a printed line adds up to more darkness across the line by this factor."""

_FIRMER = 1.2
"""Ink drawn along a printed line for long adds up to more darkness across the line by this factor..."""

_FIRM_SHARE = 0.75
"""... on this share of its length."""

_FIRM_SPACINGS = 3.0
"""That is looked at over this many spacings: strokes that cross the line are a small part of them."""

_PALE = 0.6
"""The flanks of a printed line are paler than its crest by at least this factor."""

_SMEAR_SPACINGS = 2.0
"""Smeared along this many spacings, a printed line shows its own width and no ink."""

_FLANK = 0.3
"""A smeared line ends where it falls below this share of its crest."""


def without_ruling(reflectance: NDArray[np.uint8], paper: int) -> NDArray[np.uint8]:
    """Erase evenly spaced printed lines, horizontal and vertical, where there are any.

    Strokes that cross a printed line are closed again; ink that is clearly darker than the printed line it lies on
    is kept.

    Args:
        reflectance: (height, width) uint8, evenly lit.
        paper: Level of bare paper.

    Returns:
        A picture of the same kind.
    """
    dark = np.asarray(cv2.subtract(np.full_like(reflectance, paper), reflectance), dtype=np.uint8)
    reach = max(2, round(max(dark.shape) * _LINE_SHARE))
    rows = _printed(dark, reach)
    columns = _printed(np.ascontiguousarray(dark.T), reach)
    if rows is None and columns is None:
        return reflectance
    none = np.zeros(dark.shape, dtype=bool)
    rows = none if rows is None else rows
    columns = none if columns is None else np.ascontiguousarray(columns.T)
    erased = dark.copy()
    erased[rows | columns] = 0
    repaired = _repaired(erased, dark, rows, columns, reach)
    return np.asarray(paper - np.minimum(repaired, paper), dtype=np.uint8)


def _printed(dark: NDArray[np.uint8], reach: int) -> NDArray[np.bool_] | None:
    """Pixels that show a horizontal printed line and no ink."""
    ridge = _ridge(dark, reach)
    comb = find_comb(np.minimum(ridge, _CAP))
    if comb is None:
        return None
    across = 2 * reach + 1
    core = cv2.dilate(dark, np.ones((across, 1), np.uint8))
    weight = cv2.boxFilter(dark, cv2.CV_16U, (1, across), normalize=False)
    weight = cv2.dilate(weight, np.ones((reach + 1, 1), np.uint8))
    levels = _line_levels(ridge, core, weight, comb, reach)
    if levels is None:
        return None
    darkness, typical_weight = levels
    # Strokes that merely cross the line are short along it; they vanish here and are closed again later.
    along = cv2.morphologyEx(weight, cv2.MORPH_OPEN, np.ones((1, across + 2), np.uint8))
    firm = (weight > _FIRMER * typical_weight).astype(np.float32)
    share = cv2.blur(firm, (round(_FIRM_SPACINGS * comb.spacing), 1))
    drawn = (along > _THICKER * typical_weight) | ((share >= _FIRM_SHARE) & (firm > 0))
    smeared = cv2.blur(np.minimum(dark, _DARKER * darkness), (round(_SMEAR_SPACINGS * comb.spacing), 1))
    profile = smeared >= _FLANK * cv2.dilate(smeared, np.ones((across, 1), np.uint8))
    printed = comb.near(reach) & profile & (dark <= _DARKER * darkness) & ~drawn
    # The pale flanks go too, lest they count as ink on both sides of a gap.
    flanks = cv2.dilate(printed.astype(np.uint8), np.ones((3, 1), np.uint8)) > 0
    return np.asarray(printed | (flanks & (dark <= _PALE * darkness)), dtype=np.bool_)


def _ridge(dark: NDArray[np.uint8], reach: int) -> NDArray[np.uint8]:
    """How much each place is darker than both the places above and below."""
    padded = cv2.copyMakeBorder(dark, reach, reach, 0, 0, cv2.BORDER_REPLICATE)
    above, below = cv2.subtract(dark, padded[: -2 * reach]), cv2.subtract(dark, padded[2 * reach :])
    return np.asarray(cv2.min(above, below), dtype=np.uint8)


def _line_levels(
    ridge: NDArray[np.uint8], core: NDArray[Any], weight: NDArray[Any], comb: Comb, reach: int
) -> tuple[NDArray[np.float32], NDArray[np.float32]] | None:
    """Darkness and weight of the printed lines around each place; None when the page is not ruled.

    Where no line is seen both are 0.
    """
    height, width = ridge.shape
    side = max(1, round(_TILE_SPACINGS * comb.spacing))
    rows, columns = max(1, height // side), max(1, width // side)
    # Along a line the highest ridge within reach counts, so that a small error of the phase does not matter.
    crest = cv2.dilate(ridge, np.ones((reach + 1, 1), np.uint8))
    on_line, between = comb.near(0.6), comb.wave < -np.cos(2 * np.pi * 0.6 / comb.spacing)
    levels, least = np.zeros((2, rows, columns, 2), dtype=np.float32)
    for row in range(rows):
        ys = slice(row * height // rows, (row + 1) * height // rows)
        for column in range(columns):
            xs = slice(column * width // columns, (column + 1) * width // columns)
            here = on_line[ys, xs]
            lines, gaps = crest[ys, xs][here], crest[ys, xs][between[ys, xs]]
            if not lines.size or not gaps.size:
                continue
            seen = max(_LEAST_HEIGHT, 0.4 * float(np.median(lines)))
            if (lines >= seen).mean() >= _PRESENT and (gaps >= seen).mean() <= _ABSENT:
                levels[row, column] = np.percentile(core[ys, xs][here], 60), np.median(weight[ys, xs][here])
                least[row, column] = [np.percentile(part[ys, xs][here], _BARE) for part in (core, weight)]
    seen_tiles = levels[:, :, 0] > 0
    if seen_tiles.mean() < _LEAST_TILES:
        return None
    # Tiles full of ink hide the ruling: they take the level of their neighbours. Print is much the same everywhere.
    levels = np.where(seen_tiles[:, :, None], levels, cv2.dilate(levels, np.ones((5, 5), np.uint8)))
    around = [cv2.medianBlur(np.ascontiguousarray(least[:, :, i]), 5) for i in range(2)]
    typical = np.maximum(np.dstack(around), np.median(levels[seen_tiles], axis=0))
    levels = np.minimum(levels, _SAME_PRINT * typical).astype(np.float32)
    full = cv2.resize(levels, (width, height), interpolation=cv2.INTER_LINEAR)
    return np.asarray(full[:, :, 0], np.float32), np.asarray(full[:, :, 1], np.float32)


def _repaired(
    erased: NDArray[np.uint8],
    dark: NDArray[np.uint8],
    rows: NDArray[np.bool_],
    columns: NDArray[np.bool_],
    reach: int,
) -> NDArray[np.uint8]:
    """Close strokes that were cut: ink on both sides of the gap, straight across or slanted."""
    length = 2 * reach + 5
    upright = np.zeros((length, length), np.uint8)
    upright[:, length // 2] = 1
    falling = np.eye(length, dtype=np.uint8)
    lying, rising = upright.T.copy(), falling[::-1].copy()
    slanted = cv2.max(
        cv2.morphologyEx(erased, cv2.MORPH_CLOSE, falling), cv2.morphologyEx(erased, cv2.MORPH_CLOSE, rising)
    )
    across_rows = cv2.max(slanted, cv2.morphologyEx(erased, cv2.MORPH_CLOSE, upright))
    across_columns = cv2.max(slanted, cv2.morphologyEx(erased, cv2.MORPH_CLOSE, lying))
    closed = erased.copy()
    closed[rows] = across_rows[rows]
    closed[columns] = np.maximum(closed[columns], across_columns[columns])
    return np.asarray(cv2.min(closed, dark), dtype=np.uint8)
