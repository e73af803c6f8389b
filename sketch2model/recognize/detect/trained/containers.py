"""Pools, lanes and frames: every place inside one votes for its box."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sketch2model.elements import Box, Shape, ShapeKind
from sketch2model.recognize.detect.trained.borders import Borders
from sketch2model.recognize.detect.trained.certainty import CONTAINER, certainty
from sketch2model.recognize.detect.trained.maps import Maps

VOTERS = 400
"""At most about so many places vote."""

AGREED = 0.75
"""Two votes whose boxes overlap by this much (intersection over union) mean the same container."""

NEAR = 32.0
"""A side that is this far away, in pixels, is seen half as well as one close by."""

TURNOUT = 0.46
"""A container has the votes of at least this share of the places inside it."""

SAME = 0.8
"""Two containers that overlap by this much are one."""

LEAST = 1024.0
"""Fewer places than stand for so many square pixels found no container."""

INSIDE = 0.5
"""Places with at least this chance of lying in a container vote."""


@dataclass(frozen=True, slots=True, eq=False)
class _Votes:
    """(n, 4) boxes in the network's pixels, and the (n, 2) places that voted for them."""

    boxes: NDArray[np.float32]
    places: NDArray[np.float32]


def find_containers(maps: Maps, borders: Borders) -> tuple[Shape, ...]:
    """Containers in page pixels, those with the largest following first.

    Args:
        maps: The network's answers.
        borders: Strokes of the page that their sides are laid on.
    """
    votes, area = _votes(maps)
    found: list[tuple[NDArray[np.float32], float]] = []
    agree = _overlaps(votes.boxes, votes.boxes) >= AGREED
    support = agree.sum(axis=1)
    undecided = np.ones(len(votes.boxes), bool)
    while undecided.any():
        followers = agree[int((support * undecided).argmax())] & undecided
        if followers.sum() * area < LEAST:
            break
        undecided &= ~followers
        support -= agree[:, followers].sum(axis=1)
        box = _middle(votes.boxes[followers], votes.places[followers])
        share = _turnout(box, votes.places[followers], area)
        if share >= TURNOUT:
            _add(found, borders.snapped(box), min(1.0, share))
    return tuple(_shape(box * maps.scale, share) for box, share in found)


def _add(found: list[tuple[NDArray[np.float32], float]], box: NDArray[np.float32], share: float) -> None:
    """Add a box, unless it is one that is there already; then its voters count there."""
    for index, (other, its) in enumerate(found):
        if _overlaps(box[None], other[None])[0, 0] >= SAME:
            found[index] = (other, min(1.0, its + share))
            return
    found.append((box, share))


def _shape(box: NDArray[np.float32], share: float) -> Shape:
    placed = Box(*(float(value) for value in box))
    return Shape(ShapeKind.CONTAINER, placed, placed.corners, certainty(share, CONTAINER))


def _votes(maps: Maps) -> tuple[_Votes, float]:
    """All votes, and how many square pixels each place stands for."""
    step = max(1, round(float(np.sqrt(maps.inside.size / VOTERS))))
    rows, columns = np.nonzero(maps.inside[::step, ::step] >= INSIDE)
    rows, columns = rows * step, columns * step
    boxes = np.concatenate([maps.inner[:, rows, columns].T, maps.outer[:, rows, columns].T])
    places = np.stack([columns, rows], axis=1).astype(np.float32) * 16 + 8
    return _Votes(boxes, np.concatenate([places, places])), (16.0 * step) ** 2


def _middle(boxes: NDArray[np.float32], places: NDArray[np.float32]) -> NDArray[np.float32]:
    """(4,) the median of each side, where those places count most that lie near it and so see it best."""
    away = np.abs(boxes - np.tile(places, 2))
    order = np.argsort(boxes, axis=0, kind="stable")
    weights = np.take_along_axis(1 / (away + NEAR), order, axis=0)
    half = (weights.cumsum(axis=0) >= weights.sum(axis=0) / 2).argmax(axis=0)
    middle: NDArray[np.float32] = np.take_along_axis(boxes, order, axis=0)[half, np.arange(4)]
    return middle


def _turnout(box: NDArray[np.float32], places: NDArray[np.float32], area: float) -> float:
    """The share of the box's area whose places voted for it, each place counted once."""
    voters = len(np.unique(places, axis=0))
    return float(voters * area / max(1.0, (box[2] - box[0]) * (box[3] - box[1])))


def _overlaps(a: NDArray[np.float32], b: NDArray[np.float32]) -> NDArray[np.float32]:
    """(n, m) intersections over unions."""
    x, y = (np.minimum.outer(a[:, k + 2], b[:, k + 2]) - np.maximum.outer(a[:, k], b[:, k]) for k in (0, 1))
    both = np.maximum(x, 0) * np.maximum(y, 0)
    sizes = [np.clip(boxes[:, 2:] - boxes[:, :2], 1, None).prod(axis=1) for boxes in (a, b)]
    shares: NDArray[np.float32] = both / (np.add.outer(*sizes) - both)
    return shares
