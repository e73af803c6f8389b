"""Figures put in rows and columns, none too exactly."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from training.sketches.description import Figure
from training.sketches.figures import planned_box
from training.sketches.hand import Hand

Cell = tuple[int, int]
"""Row and column."""


def placed(
    figures: Sequence[tuple[Cell, Figure]], hand: Hand, rng: np.random.Generator, *, gap: float = 5.0, left: float = 0.0
) -> tuple[tuple[Figure, ...], tuple[int, int]]:
    """Put figures in their cells.

    Args:
        figures: Each with its cell.
        hand: Who writes; decides how large the figures are.
        rng: For the unevenness.
        gap: Room between rows and columns, in ems.
        left: Extra room on the left, in sheet pixels.

    Returns:
        The figures with their places, and the size of the sheet.
    """
    boxes = [planned_box(figure, hand) for _, figure in figures]
    columns = [0.0] * (1 + max(cell[1] for cell, _ in figures))
    rows = [0.0] * (1 + max(cell[0] for cell, _ in figures))
    for ((row, column), _), box in zip(figures, boxes, strict=True):
        columns[column] = max(columns[column], box.width)
        rows[row] = max(rows[row], box.height)
    room = gap * hand.size * rng.uniform(0.75, 1.35, 2)
    margin = hand.size * rng.uniform(0.8, 4.0, 4)
    xs = left + margin[0] + np.concatenate([[0.0], np.cumsum(np.array(columns) + room[0])])
    ys = margin[1] + np.concatenate([[0.0], np.cumsum(np.array(rows) + room[1])])
    out = []
    for ((row, column), figure), box in zip(figures, boxes, strict=True):
        jitter = rng.normal(0, 0.25, 2) * hand.size
        x = xs[column] + (columns[column] - box.width) / 2 + jitter[0]
        y = ys[row] + (rows[row] - box.height) / 2 + jitter[1]
        out.append(replace(figure, at=(float(x), float(y))))
    return tuple(out), (round(xs[-1] - room[0] + margin[2]), round(ys[-1] - room[1] + margin[3]))


def neighbours(cells: Sequence[Cell]) -> list[tuple[int, int]]:
    """Pairs of indices whose cells are next to each other in a row or column, with nothing between."""
    pairs = []
    for first, a in enumerate(cells):
        for second, b in enumerate(cells):
            side_by_side = a[0] == b[0] and b[1] == a[1] + 1
            below = a[1] == b[1] and b[0] == a[0] + 1
            if side_by_side or below:
                pairs.append((first, second))
    return pairs
