"""Free places for the texts of lines: multiplicities and roles near both ends, labels near the middle.

Each text may stand at many places along its line, on both sides. What it would cover there has a price: boxes, other
texts and lines much, the way from where it belongs a little. Texts choose one after the other, then a few more times
knowing what the others chose.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from sketch2model.elements import Box, Point
from sketch2model.export.diagrams.curves import sampled
from sketch2model.export.diagrams.laid_out import LaidOut, Route, Size
from sketch2model.export.diagrams.places import is_visible

Array = NDArray[np.float64]
Mask = NDArray[np.bool_]

_AIR = 3.0
_STEP = 4.0
_FARTHEST_FROM_END = 150.0
_SHARE_OF_ONE_END = 0.55
_SHARE_AROUND_MIDDLE = 0.4
_OTHER_SIDE = 2.0
_PER_POINT = 0.5
_COVERED = 1000.0
_CROSSED = 600.0
_BORDER_CROSSED = 250.0
_NEARLY = 12.0
_NEAR = 4.0
_SIGN_WIDTH = 5.0
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
    obstacles = _Obstacles.of(laid_out)
    texts = []
    for route in laid_out.routes:
        for name, size in route.texts.items():
            boxes, prices = _candidates(route, name, size, trusted)
            texts.append(_Text((route.name, name), boxes, prices + obstacles.prices(boxes)))
    chosen = _choose(texts)
    centers = {text.key: _center(text.boxes[choice]) for text, (choice, _) in zip(texts, chosen, strict=True)}
    return Placing(centers, sum(price for _, price in chosen if price >= _BORDER_CROSSED))


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
            window = _window(text.boxes, _NEAR)
            others = others[_overlapping(window[None], others)[0]]
            prices = text.prices + _COVERED * _overlapping(_grown(text.boxes, 1.0), others).sum(axis=1)
            prices = prices + _NEARLY * _overlapping(_grown(text.boxes, _NEAR), others).sum(axis=1)
            best = int(prices.argmin())
            taken[index], chosen[index] = text.boxes[best], (best, float(prices[best]))
        if chosen == before:
            break
    return chosen


def _candidates(route: Route, name: str, size: Size, trusted: bool) -> tuple[Array, Array]:
    """Boxes along the line, and how far each is from where the text belongs."""
    start, end = route.tips
    line = [start, *sampled(route.points), end]
    if name == "headlabel" and not route.is_loop:
        line.reverse()
    points = np.array(line)
    lengths = np.concatenate([[0.0], np.cumsum(np.hypot(*np.diff(points, axis=0).T))])
    length = float(lengths[-1])
    if name == "label" or route.is_loop:
        reach = max(length * _SHARE_AROUND_MIDDLE, 1.0)
        wanted, way = length / 2, np.arange(-reach, reach, _STEP) + length / 2
    else:
        wanted, way = 0.0, np.arange(_AIR, max(min(length * _SHARE_OF_ONE_END, _FARTHEST_FROM_END), 2 * _STEP), _STEP)
    way = np.unique(np.clip(way, 0.0, length))
    behind, middle, before = (
        np.stack([np.interp(way + step, lengths, points[:, axis]) for axis in (0, 1)], axis=1) for step in (-1, 0, 1)
    )
    ahead = before - behind
    ahead /= np.maximum(np.hypot(ahead[:, :1], ahead[:, 1:]), 1e-9)
    across = np.stack([-ahead[:, 1], ahead[:, 0]], axis=1)
    across *= np.where((across[:, :1] > 0.01) | ((abs(across[:, :1]) <= 0.01) & (across[:, 1:] > 0)), 1.0, -1.0)
    half = np.array(size) / 2
    away = (np.abs(across) @ half + _AIR)[:, None] * across
    prices = np.abs(way - wanted) * _PER_POINT
    centers = np.concatenate([middle + away, middle - away])
    prices = np.concatenate([prices, prices + _OTHER_SIDE])
    if trusted and name in route.places:
        centers = np.concatenate([[route.places[name]], centers])
        prices = np.concatenate([[0.0], prices])
    return np.concatenate([centers - half, centers + half], axis=1), prices


@dataclass(frozen=True, slots=True)
class _Obstacles:
    """What texts should not cover: `boxes` (n, 4), `lines` and `borders` as straight pieces (m, 4).

    `owners` (m,) tells which pieces belong to the same line.
    """

    boxes: Array
    lines: Array
    owners: NDArray[np.int64]
    borders: Array

    @classmethod
    def of(cls, laid_out: LaidOut) -> _Obstacles:
        captions = [frame.caption for frame in laid_out.frames.values()] + [laid_out.caption]
        boxes = [*laid_out.nodes.values(), *(caption for caption in captions if caption)]
        lines: list[tuple[float, ...]] = []
        owners: list[int] = []
        for number, route in enumerate(laid_out.routes):
            lines += [(*a, *b) for a, b in pairwise(sampled(route.points))]
            owners += [number] * (len(lines) - len(owners))
            for tip, foot in zip(route.tips, (route.points[0], route.points[-1]), strict=True):
                if tip != foot:
                    boxes.append(Box.around([tip, foot]).grown(_SIGN_WIDTH))
        # Frames that only keep a caption and its sign together have no border.
        visible = [frame.box for name, frame in laid_out.frames.items() if is_visible(name)]
        borders = [(*a, *b) for box in visible for a, b in pairwise((*box.corners, box.corners[0]))]
        return cls(
            np.array([(box.x0, box.y0, box.x1, box.y1) for box in boxes]).reshape(-1, 4),
            np.array(lines).reshape(-1, 4),
            np.array(owners, np.int64),
            np.array(borders).reshape(-1, 4),
        )

    def prices(self, boxes: Array) -> Array:
        """What each box (k, 4) would cover."""
        window = _window(boxes, _NEAR)
        near = self.boxes[_overlapping(window[None], self.boxes)[0]]
        around = _pieces_in(window, self.lines)
        crossed, passed = np.zeros(len(boxes)), np.zeros(len(boxes))
        for owner in np.unique(self.owners[around]):
            pieces = self.lines[around & (self.owners == owner)]
            crossed += _crossing(_grown(boxes, 0.5), pieces).any(axis=1)
            passed += _crossing(_grown(boxes, _NEAR), pieces).any(axis=1)
        borders = self.borders[_pieces_in(window, self.borders)]
        price: Array = (
            _COVERED * _overlapping(_grown(boxes, 1.5), near).sum(axis=1)
            + _CROSSED * crossed
            + _NEARLY * np.maximum(passed - 1.0, 0.0)  # A text is always near its own line.
            + _BORDER_CROSSED * _crossing(boxes, borders).sum(axis=1)
        )
        return price


def _grown(boxes: Array, margin: float) -> Array:
    grown: Array = boxes + np.array([-margin, -margin, margin, margin])
    return grown


def _window(boxes: Array, margin: float) -> Array:
    window: Array = np.concatenate([boxes[:, :2].min(axis=0) - margin, boxes[:, 2:].max(axis=0) + margin])
    return window


def _pieces_in(window: Array, pieces: Array) -> Mask:
    """Which of the straight pieces (m, 4) come near the window: (m,)."""
    first, second = pieces[:, :2], pieces[:, 2:]
    around = np.concatenate([np.minimum(first, second), np.maximum(first, second)], axis=1)
    inside: Mask = _overlapping(window[None], _grown(around, 0.01))[0]
    return inside


def _overlapping(ones: Array, others: Array) -> Mask:
    """Which of the boxes (k, 4) share area with which of the others (n, 4): (k, n)."""
    one, other = ones[:, None], others[None]
    shared = (one[..., :2] < other[..., 2:]) & (other[..., :2] < one[..., 2:])
    return np.asarray(shared.all(axis=-1), np.bool_)


def _crossing(boxes: Array, pieces: Array) -> Mask:
    """Which of the boxes (k, 4) are met by which straight pieces (m, 4): (k, m), by separating axes."""
    center, half = (boxes[:, None, :2] + boxes[:, None, 2:]) / 2, (boxes[:, None, 2:] - boxes[:, None, :2]) / 2
    a, b = pieces[None, :, :2], pieces[None, :, 2:]
    lower, upper = np.minimum(a, b), np.maximum(a, b)
    normal = np.stack([a[..., 1] - b[..., 1], b[..., 0] - a[..., 0]], axis=-1)
    beside = ((upper < center - half) | (lower > center + half)).any(axis=-1)
    apart = np.abs((normal * (center - a)).sum(axis=-1)) > (np.abs(normal) * half).sum(axis=-1)
    return np.asarray(~(beside | apart), np.bool_)


def _center(box: Array) -> Point:
    return (float(box[0] + box[2]) / 2, float(box[1] + box[3]) / 2)
