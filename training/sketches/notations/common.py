"""What several notations need: cells, arrows, captions."""

from __future__ import annotations

import numpy as np

from sketch2model.elements import EndKind, LineStyle
from sketch2model.elements.vocabulary import EdgeKind
from training.sketches.description import Line
from training.sketches.grid import Cell
from training.sketches.wordbook import one

ORIGIN = (0.0, 0.0)
COUNTS = ((1, 3), (3, 9), (8, 18), (18, 34))
"""Least and most figures of sparse to crowded pages."""


def figure_count(rng: np.random.Generator, odds: tuple[float, float, float, float] = (0.22, 0.45, 0.25, 0.08)) -> int:
    """How many figures a page has."""
    return int(rng.integers(*COUNTS[int(rng.choice(4, p=odds))]))


def cells_for(count: int, rng: np.random.Generator) -> list[Cell]:
    """So many cells of a grid that is not quite full."""
    columns = int(np.clip(round(np.sqrt(count) * rng.uniform(0.6, 1.9)), 1, count))
    rows = -(-(count + int(rng.integers(0, 3))) // columns)
    chosen = sorted(rng.permutation(rows * columns)[:count].tolist())
    return [divmod(index, columns) for index in chosen]


def page_routes(rng: np.random.Generator) -> tuple[str, ...]:
    """What one person does on one page: some draw everything straight, others only with turns."""
    sort = rng.random()
    if sort < 0.35:
        return ("clear_straight",)
    if sort < 0.65:
        return ("clear_orthogonal",)
    if sort < 0.72:
        return ("clear_curved",)
    return ("clear", "clear_straight", "clear_orthogonal", "clear_curved")


def arrow(
    source: str,
    target: str,
    label: str | None = None,
    *,
    route: str = "clear",
    head: EndKind = EndKind.OPEN,
    style: LineStyle = LineStyle.SOLID,
) -> Line:
    """A flow."""
    return Line(source, target, EdgeKind.FLOW, style, target_end=head, label=label, route=route)


def arrowhead(rng: np.random.Generator) -> EndKind:
    """What one person draws at the tip of a flow."""
    return one((EndKind.OPEN, EndKind.OPEN, EndKind.OPEN, EndKind.FILLED_TRIANGLE, EndKind.TRIANGLE), rng)
