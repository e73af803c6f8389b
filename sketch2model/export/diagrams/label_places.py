"""Free places for the texts of lines: multiplicities and roles near both ends, labels near the middle.

Each text may stand at many places along its line, on both sides. What it would cover there has a price: boxes, other
texts and lines much, the way from where it belongs a little. Texts choose one after the other, then a few more times
knowing what the others chose.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from sketch2model.elements import Point
from sketch2model.export.diagrams.box_arrays import Array, grown, overlapping, window
from sketch2model.export.diagrams.label_candidates import candidates
from sketch2model.export.diagrams.laid_out import LaidOut
from sketch2model.export.diagrams.obstacles import CROSSED_BORDER, Obstacles

_COVERED = 1000.0
_NEARLY = 12.0
_NEAR = 4.0
_ROUNDS = 4


@dataclass(frozen=True, slots=True)
class Placing:
    """Where the texts go.

    Attributes:
        centers: Name of the edge and name of the text in DOT to the middle of the text.
        trouble: 0 if no text covers a box, a border, a line or another text; the more, the worse.
    """

    centers: Mapping[tuple[str, str], Point]
    trouble: float


@dataclass(frozen=True, slots=True)
class _Text:
    """A text with the boxes it may take, (k, 4) as x0, y0, x1, y1, and their price without other texts, (k,)."""

    key: tuple[str, str]
    boxes: Array
    prices: Array


def place_texts(laid_out: LaidOut, trusted: bool) -> Placing:
    """Find a place for each text of each line.

    Args:
        laid_out: Boxes and lines.
        trusted: Whether the places that Graphviz has found for labels are beside their lines.
    """
    obstacles = Obstacles.of(laid_out)
    texts = []
    for route in laid_out.routes:
        for name, size in route.texts.items():
            places = candidates(route, name, size, trusted)
            prices = places.prices + obstacles.prices(places.boxes, places.anchors)
            texts.append(_Text((route.name, name), places.boxes, prices))
    chosen = _choose(texts)
    centers = {text.key: _center(text.boxes[choice]) for text, (choice, _) in zip(texts, chosen, strict=True)}
    return Placing(centers, sum(price for _, price in chosen if price >= CROSSED_BORDER))


def _choose(texts: Sequence[_Text]) -> list[tuple[int, float]]:
    """For each text the index of its box and the price it pays."""
    taken = np.full((len(texts), 4), np.inf)
    chosen = [(0, 0.0)] * len(texts)
    hardest_first = sorted(range(len(texts)), key=lambda index: (-float(texts[index].prices.min()), index))
    for _ in range(_ROUNDS):
        before = list(chosen)
        for index in hardest_first:
            text = texts[index]
            others = np.delete(taken, index, axis=0)
            around = window(text.boxes, _NEAR)
            others = others[overlapping(around[None], others)[0]]
            prices = text.prices + _COVERED * overlapping(grown(text.boxes, 1.0), others).sum(axis=1)
            prices = prices + _NEARLY * overlapping(grown(text.boxes, _NEAR), others).sum(axis=1)
            best = int(prices.argmin())
            taken[index], chosen[index] = text.boxes[best], (best, float(prices[best]))
        if chosen == before:
            break
    return chosen


def _center(box: Array) -> Point:
    return (float(box[0] + box[2]) / 2, float(box[1] + box[3]) / 2)
