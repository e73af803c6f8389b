"""Messages between pools: dashed, from figure to figure or to the border of a pool."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from sketch2model.elements import EndKind, LineStyle
from sketch2model.elements.vocabulary import EdgeKind
from training.sketches import wordbook
from training.sketches.description import Figure, Line
from training.sketches.notations.pools import Pool
from training.sketches.notations.process_flow import Flow
from training.sketches.wordbook import one

HEADS = (EndKind.OPEN, EndKind.OPEN, EndKind.OPEN, EndKind.TRIANGLE, EndKind.TRIANGLE, EndKind.FILLED_TRIANGLE)
TAILS = (EndKind.NONE, EndKind.NONE, EndKind.CIRCLE)
LABELLED = 0.4
TWICE = 0.2
"""How often a message has its answer right beside it."""
TO_OPEN_POOLS = 0.15
"""How often a message ends at the border of a pool that has figures inside."""


def messages(pools: list[Pool], flow: Flow) -> None:
    """Between neighbouring pools, and between a closed pool and any figure."""
    rng = flow.rng
    head, tail = one(HEADS, rng), one(TAILS, rng)
    routes = one((("clear_straight",), ("clear_straight", "clear_straight", "clear_orthogonal")), rng)
    for index, pool in enumerate(pools):
        if pool.closed:
            pairs = _with_closed(pool, pools, flow)
        else:
            pairs = _between(pool, pools[index - 1], flow) if index and not pools[index - 1].closed else []
        for first, second in pairs:
            source, target = (first, second) if rng.random() < 0.5 else (second, first)
            route = one(routes, rng)
            _add(Line(source, target, EdgeKind.MESSAGE, LineStyle.DASHED, tail, head, route=route), flow)
            if pool.closed and rng.random() < TWICE:
                _add(Line(target, source, EdgeKind.MESSAGE, LineStyle.DASHED, tail, head, route=route), flow)


def _add(line: Line, flow: Flow) -> None:
    label = wordbook.phrase(flow.rng, 3) if flow.rng.random() < LABELLED else None
    if all((line.source, line.target) != (old.source, old.target) for old in flow.lines):
        flow.lines.append(replace(line, label=label))


def _inside(pool: Pool, flow: Flow) -> list[Figure]:
    return [figure for figure in flow.figures if figure.id.startswith(pool.id + "_")]


def _with_closed(pool: Pool, pools: list[Pool], flow: Flow) -> list[tuple[str, str]]:
    """Figures anywhere that have something to do with a closed pool."""
    figures = [figure for other in pools if not other.closed for figure in _inside(other, flow)]
    count = int(flow.rng.choice((0, 2, 4, 7), p=(0.06, 0.34, 0.4, 0.2))) + int(flow.rng.integers(0, 3))
    chosen = flow.rng.permutation(len(figures))[:count].tolist()
    return [(figures[number].id, pool.id) for number in chosen]


def _between(pool: Pool, other: Pool, flow: Flow) -> list[tuple[str, str]]:
    """Figures of two neighbouring pools, mostly such as stand about above each other."""
    rng = flow.rng
    here, there = _inside(pool, flow), _inside(other, flow)
    pairs = []
    for _ in range(int(rng.integers(0, 5)) if here and there else 0):
        first = one(here, rng)
        if rng.random() < TO_OPEN_POOLS:
            pairs.append((first.id, other.id))
            continue
        column = flow.columns[first.id]
        offsets = np.array([abs(flow.columns[figure.id] - column) for figure in there]) + rng.uniform(0, 2, len(there))
        pairs.append((first.id, there[int(offsets.argmin())].id))
    return pairs
