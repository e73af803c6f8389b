"""Pools and lanes on a page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from sketch2model.elements import Box, ShapeKind
from sketch2model.elements.vocabulary import NodeKind
from training.sketches import vocabulary as words
from training.sketches import wordbook
from training.sketches.description import Figure
from training.sketches.figures import band_width
from training.sketches.hand import Hand
from training.sketches.wordbook import one

LETTER = 0.5
"""About how wide a letter is, in ems."""


@dataclass(frozen=True, slots=True)
class Lane:
    """A strip of a pool.

    Attributes:
        parent: Id of the container its figures lie in.
        box: Where figures may lie.
        down: Things happen from top to bottom in it, not from left to right.
    """

    parent: str | None
    box: Box
    down: bool = False

    @property
    def extent(self) -> float:
        """How long it is in the direction in which things happen."""
        return self.box.height if self.down else self.box.width

    def rows(self, height: float) -> Iterator[Box]:
        """The strip cut lengthwise into rows of about that height."""
        upright = turned(self.box) if self.down else self.box
        count = int(np.clip(upright.height / height, 1, 3))
        step = upright.height / count
        for number in range(count):
            row = Box(upright.x0, upright.y0 + number * step, upright.x1, upright.y0 + (number + 1) * step)
            yield turned(row) if self.down else row

    def cell(self, row: Box, number: int, count: int) -> Box:
        """One of so many parts of a row."""
        upright = turned(row) if self.down else row
        pitch = upright.width / count
        cell = Box(upright.x0 + number * pitch, upright.y0, upright.x0 + (number + 1) * pitch, upright.y1)
        return turned(cell) if self.down else cell


def turned(box: Box) -> Box:
    """Rows become columns."""
    return Box(box.y0, box.x0, box.y1, box.x1)


@dataclass(frozen=True, slots=True)
class Pool:
    """A pool with its lanes; a closed one shows nothing inside. Without figures it is the bare page."""

    id: str
    figures: tuple[Figure, ...]
    lanes: tuple[Lane, ...]
    closed: bool


def pools_on(width: float, height: float, hand: Hand, rng: np.random.Generator) -> list[Pool]:
    """None to four pools, all open or closed by chance, one below the other on 50 to 100 percent of the page."""
    count = int(rng.choice((0, 1, 2, 3, 4), p=(0.24, 0.25, 0.31, 0.15, 0.05)))
    margin = 0.02 * max(width, height) + rng.uniform(0, 0.06, 2) * (width, height)
    page = Box(float(margin[0]), float(margin[1]), width - float(margin[0]), height - float(margin[1]))
    if count == 0:
        return [Pool("page", (), (Lane(None, page),), False)]
    page = Box(page.x0, page.y0, page.x0 + page.width * float(rng.uniform(0.85, 1)), page.y1)
    closed = [count > 1 and rng.random() < 0.28 for _ in range(count)]
    if all(closed):
        closed[int(rng.integers(count))] = False
    gap = float(rng.uniform(0.003, 0.07)) * height
    thin = float(np.clip(height * rng.uniform(0.035, 0.09), 1.3 * hand.size, 0.15 * height))
    free = page.height - gap * (count - 1) - thin * sum(closed)
    shares = np.where(closed, 0, rng.uniform(0.6, 1.6, count))
    heights = np.where(closed, thin, free * shares / shares.sum())
    if rng.random() < 0.2:
        heights = np.where(closed, heights, heights * rng.uniform(0.6, 1))
    separated = bool(rng.random() < 0.75)
    pools, y = [], page.y0
    for index in range(count):
        right = page.x1 if rng.random() < 0.7 else page.x1 - float(rng.uniform(0, 0.12)) * page.width
        box = Box(page.x0 + float(rng.normal(0, 0.002)) * width, y, right, y + float(heights[index]))
        make = closed_pool if closed[index] else open_pool
        pools.append(make(f"q{index}", box, separated, hand, rng))
        y = box.y1 + gap
    return pools


def _name(longest: float, hand: Hand, rng: np.random.Generator) -> str:
    text = one(words.LANES, rng) if rng.random() < 0.5 else wordbook.phrase(rng, 3)
    lines = wordbook.folded(text, max(5, int(longest / (LETTER * hand.size)))).split("\n")
    return "\n".join(lines[:2])


def closed_pool(name: str, box: Box, separated: bool, hand: Hand, rng: np.random.Generator) -> Pool:
    """A pool that shows its name alone."""
    text = one(words.LANES, rng) if rng.random() < 0.5 else wordbook.phrase(rng, 2)
    kind = NodeKind.CONTAINER
    size, at = (box.width, box.height), (box.x0, box.y0)
    place = one(("inside", "inside", "below"), rng)
    return Pool(
        name, (Figure(name, ShapeKind.CONTAINER, at, text, kind, size, caption=place),), (Lane(name, box),), True
    )


def open_pool(
    name: str, box: Box, separated: bool, hand: Hand, rng: np.random.Generator, evenness: float = 9.0
) -> Pool:
    """A pool with one to four lanes, the more alike in height the greater the evenness."""
    text = _name(box.height, hand, rng) if rng.random() < 0.92 else None
    upwards = rng.random() < 0.93 or text is None
    pool = Figure(
        name,
        ShapeKind.CONTAINER,
        (box.x0, box.y0),
        text if upwards or not text else text.replace("\n", " "),
        NodeKind.CONTAINER,
        (box.width, box.height),
        upwards=upwards and text is not None,
        separated=separated,
    )
    band = band_width(1 + text.count("\n"), hand) if text and upwards else 0.0
    top = 0.0 if upwards else 1.3 * hand.size
    inner = Box(box.x0 + band, box.y0 + top, box.x1, box.y1)
    most = int(np.clip(inner.height / (3.2 * hand.size), 1, 4))
    count = min(most, int(rng.choice((1, 2, 3, 4), p=(0.5, 0.27, 0.16, 0.07))))
    if count == 1 or not upwards:
        return Pool(name, (pool,), (Lane(name, inner),), False)
    cuts = inner.y0 + inner.height * np.cumsum([0, *rng.dirichlet(np.full(count, evenness))])
    lanes, figures = [], [pool]
    for index in range(count):
        strip = Box(inner.x0, float(cuts[index]), inner.x1, float(cuts[index + 1]))
        key = f"{name}l{index}"
        title = _name(strip.height, hand, rng) if rng.random() < 0.93 else None
        open_sides = frozenset({"right", "bottom", "left"} | ({"top"} if index == 0 else set()))
        figures.append(
            Figure(
                key,
                ShapeKind.CONTAINER,
                (strip.x0, strip.y0),
                title,
                NodeKind.CONTAINER,
                (strip.width, strip.height),
                upwards=title is not None,
                separated=separated and rng.random() < 0.8,
                parent=name,
                open_sides=open_sides,
            )
        )
        band = band_width(1 + title.count("\n"), hand) if title else 0.0
        lanes.append(Lane(key, Box(strip.x0 + band, strip.y0, strip.x1, strip.y1)))
    return Pool(name, tuple(figures), tuple(lanes), False)
