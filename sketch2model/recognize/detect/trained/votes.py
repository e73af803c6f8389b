"""Which two ends belong to one connector: every place on a connector says where it comes from and where it goes."""

from __future__ import annotations

from dataclasses import dataclass, field

import cv2
import numpy as np
from numpy.typing import NDArray

from sketch2model.recognize.detect.trained.ends import End, find_ends, unseen_ends
from sketch2model.recognize.detect.trained.maps import Maps
from sketch2model.recognize.detect.trained.reach import reach_field

ON_LINE = 0.4
"""Places with at least this chance of lying on a connector vote."""

NEARBY, FAR = 10.0, 0.10
"""A vote is blurred by so many pixels, and by this share of the way to the end."""

NOBODY = 0.05
"""What an end outside of everything found weighs against the ends that were found."""


@dataclass(frozen=True, slots=True, eq=False)
class Votes:
    """What the places on connectors say.

    Attributes:
        places: (n, 2) x, y in the network's pixels.
        first: (n, ends) chance that the connector through the place begins at the end.
        second: (n, ends) chance that it leads to the end.
        weights: (n,) length of connector that the place stands for, in pixels.
    """

    places: NDArray[np.float32] = field(repr=False)
    first: NDArray[np.float32] = field(repr=False)
    second: NDArray[np.float32] = field(repr=False)
    weights: NDArray[np.float32] = field(repr=False)

    def between(self) -> NDArray[np.float32]:
        """(ends, ends) length of connector that leads from one end to the other, in pixels."""
        # The product `@` is shared among threads, which wait for each other far longer on a busy machine than it takes.
        lengths: NDArray[np.float32] = np.einsum("na,nb->ab", self.first, self.second * self.weights[:, None])
        return lengths

    def support(self, a: int, b: int) -> NDArray[np.float32]:
        """(n,) chance that a place lies between two ends, in either direction."""
        either: NDArray[np.float32] = self.first[:, a] * self.second[:, b] + self.first[:, b] * self.second[:, a]
        return either


def collect_votes(maps: Maps) -> tuple[tuple[End, ...], Votes]:
    """Ask every place on a connector which ends it lies between; ends that only they know of are added."""
    ends = find_ends(maps)
    height, width = maps.shape_heat.shape
    line = cv2.resize(maps.connector, (width, height), interpolation=cv2.INTER_AREA) >= ON_LINE
    if not line.any():
        nobody = np.zeros((0, len(ends)), np.float32)
        return ends, Votes(np.zeros((0, 2), np.float32), nobody, nobody, np.zeros(0, np.float32))
    field = reach_field(line, maps.reach)
    lengths = _lengths(line)[line]
    meant = [field.followed(way) for way in (0, 1)]
    blur = [NEARBY + FAR * np.hypot(*(there - field.places).T) for there in meant]
    ends += unseen_ends(maps, ends, np.concatenate(meant), np.concatenate(blur), np.concatenate([lengths, lengths]))
    tips = np.array([(end.x, end.y) for end in ends], np.float32).reshape(-1, 2)
    first, second = (_belief(meant[way], blur[way], tips) for way in (0, 1))
    return ends, Votes(field.places, first, second, lengths)


def _belief(meant: NDArray[np.float32], blur: NDArray[np.float32], tips: NDArray[np.float32]) -> NDArray[np.float32]:
    """(n, ends) chances; their sum stays below 1 where no end lies at the place meant."""
    apart = np.hypot(meant[:, None, 0] - tips[None, :, 0], meant[:, None, 1] - tips[None, :, 1])
    raw = np.exp(-0.5 * (apart / blur[:, None]) ** 2)
    chances: NDArray[np.float32] = (raw / (raw.sum(axis=1, keepdims=True) + NOBODY)).astype(np.float32)
    return chances


def _lengths(line: NDArray[np.bool_]) -> NDArray[np.float32]:
    """How much length a cell of a band stands for: the cell's side by the band's width there."""
    thickness = cv2.blur(line.astype(np.float32), (5, 5)) * 25 / 5
    lengths: NDArray[np.float32] = (4 / np.maximum(1.0, thickness)).astype(np.float32)
    return lengths
