"""Parties that exchange messages: open pools and closed ones, stacked close or far, as wide as others or not."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from sketch2model.elements import Box
from training.sketches.description import Figure
from training.sketches.figures import RIMS
from training.sketches.hand import Hand
from training.sketches.notations.pools import Lane, Pool, closed_pool, open_pool, turned
from training.sketches.wordbook import one

UNEVEN = 2.2
"""Evenness of lanes of very different heights."""
LOWEST_LANE = 3.2
"""No lane is lower than this, in ems."""
TO_THE_RIM, MARGIN = (0.002, 0.012), (0.012, 0.09)
"""How much paper is left on each side, as shares of the sheet: next to nothing, or some."""
TOGETHER = 0.12
"""How often closed pools may lie next to each other although there are other places."""
THIN = (1.3, 3.6)
"""How high closed pools are, in ems."""


def parties_on(width: float, height: float, hand: Hand, rng: np.random.Generator) -> list[Pool]:
    """One to three open pools and as many closed ones at the top, at the bottom or between, or side by side."""
    down = rng.random() < 0.08
    if down:
        width, height = height, width
    count = int(rng.choice((1, 2, 3), p=(0.7, 0.26, 0.04)))
    closed = [False] * count
    for _ in range(int(rng.choice((1, 2, 3), p=(0.62, 0.32, 0.06)))):
        free = [place for place in range(len(closed) + 1) if not any(closed[max(0, place - 1) : place + 1])]
        closed.insert(one((0, len(closed)) if not free or rng.random() < TOGETHER else free, rng), True)
    page = _page(width, height, rng)
    gaps = _gaps(len(closed) - 1, page.height, rng)
    thin = np.clip(rng.uniform(*THIN, len(closed)) * hand.size, 0, 0.16 * page.height)
    free = page.height - gaps.sum() - thin[np.array(closed)].sum()
    shares = np.where(closed, 0, rng.uniform(0.5, 1.6, len(closed)))
    heights = np.where(closed, thin, free * shares / shares.sum())
    separated, narrow = bool(rng.random() < 0.7), rng.random() < 0.35
    rim, missing = one(RIMS, rng) if rng.random() < 0.55 else "single", _missing(rng)
    pools, y = [], page.y0
    for index, shut in enumerate(closed):
        left, right = rng.uniform(0, 0.3, 2) * (rng.random(2) < 0.6) if shut and narrow else rng.uniform(0, 0.012, 2)
        box = Box(page.x0 + left * page.width, y, page.x1 - right * page.width, y + float(heights[index]))
        if shut:
            pool = closed_pool(f"q{index}", box, separated, hand, rng)
        else:
            pool = _with_lanes(f"q{index}", box, separated, hand, rng)
        touching = {"top"} if index and gaps[index - 1] == 0 else set()
        first = replace(pool.figures[0], border=rim, open_sides=frozenset(touching | missing))
        pools.append(replace(pool, figures=(first, *pool.figures[1:])))
        y = box.y1 + (float(gaps[index]) if index < len(gaps) else 0.0)
    return [_downwards(pool) for pool in pools] if down else pools


def _page(width: float, height: float, rng: np.random.Generator) -> Box:
    """Where pools may lie: everywhere on the sheet, or with some paper left over on each side."""
    margin = rng.uniform(*(TO_THE_RIM if rng.random() < 0.25 else MARGIN), 4)
    x0, y0, x1, y1 = margin * (width, height, width, height)
    used = 1.0 if rng.random() < 0.7 else float(rng.uniform(0.6, 1))
    return Box(float(x0), float(y0), width - float(x1), float(y0) + (height - float(y0 + y1)) * used)


def _gaps(count: int, height: float, rng: np.random.Generator) -> np.ndarray:
    """None at all, or more or less the same between all pools."""
    if rng.random() < 0.14:
        return np.zeros(count)
    return float(rng.uniform(0.008, 0.1)) * height * rng.uniform(0.6, 1.4, count)


def _missing(rng: np.random.Generator) -> set[str]:
    """Some leave their pools open at an end."""
    return {"right"} if rng.random() < 0.14 else {"left"} if rng.random() < 0.04 else set()


def _with_lanes(name: str, box: Box, separated: bool, hand: Hand, rng: np.random.Generator) -> Pool:
    """An open pool, its lanes of very different heights if all of them are high enough then."""
    if rng.random() < 0.6:
        pool = open_pool(name, box, separated, hand, rng, UNEVEN)
        if min(lane.box.height for lane in pool.lanes) > LOWEST_LANE * hand.size:
            return pool
    return open_pool(name, box, separated, hand, rng)


def _downwards(pool: Pool) -> Pool:
    """Lanes become columns, their names stand on top."""
    lanes = tuple(Lane(lane.parent, turned(lane.box), down=True) for lane in pool.lanes)
    return replace(pool, figures=tuple(_turned(figure, pool.closed) for figure in pool.figures), lanes=lanes)


def _turned(figure: Figure, closed: bool) -> Figure:
    sides = {"top": "left", "left": "top", "right": "bottom", "bottom": "right"}
    (x, y), (width, height) = figure.at, figure.size or (0.0, 0.0)
    return replace(
        figure,
        at=(y, x),
        size=(height, width),
        upwards=closed,
        separated=figure.separated and not closed,
        titled=figure.separated and not closed and bool(figure.name),
        caption="above",
        open_sides=frozenset(sides[side] for side in figure.open_sides),
    )
