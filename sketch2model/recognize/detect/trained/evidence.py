"""How likely two ends belong to one connector: weights of evidence, added up to logarithms of odds."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sketch2model.recognize.detect.contours.routes import LENGTH_COST, Route
from sketch2model.recognize.detect.trained.ends import End

WEIGHTS = (-4.37, 1.03, 4.32, 1.41, -0.84, -3.47)
"""Of `Evidence.parts`, in their order; fitted by `training.detector.weigh` as a logistic regression."""

SLIGHT = 0.05
"""Two ends are not looked at if votes cover less of the way between them and no line leads from one to the other."""

SMOOTHED = 0.02
"""Shares are kept this far from none and all, so that their odds are finite."""

TRACED = 0.9
"""A smooth way along drawn lines counts as much as votes for this share of the way."""

ROUGH = 80.0
"""Turns at branches and gaps that cost this many pixels make a way count a third."""

SHORTEST = 24.0
"""Ways are taken to be at least this long, in pixels."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is known of two ends.

    Attributes:
        drawn: Share of the way between them that votes or drawn lines cover, 0 to 1.
        seen: How sure the less sure of the two ends is, 0 to 1.
        directed: Whether exactly one of them has a sign.
        loose: How many of them lie at no shape.
        circling: Whether both lie at the same shape.
    """

    drawn: float
    seen: float
    directed: bool
    loose: int
    circling: bool

    @property
    def parts(self) -> tuple[float, ...]:
        """1, the logarithm of the odds of `drawn`, and the other attributes."""
        drawn = math.log((self.drawn + SMOOTHED) / (1 - self.drawn + SMOOTHED))
        return (1.0, drawn, self.seen, self.directed, self.loose, self.circling)

    @property
    def log_odds(self) -> float:
        """Natural logarithm of the odds that they belong to one connector."""
        return sum(weight * part for weight, part in zip(WEIGHTS, self.parts, strict=True))


def smoothness(route: Route) -> float:
    """1 for a way without turns and gaps, less the more they cost."""
    return math.exp(-(route.cost - LENGTH_COST * route.length) / ROUGH)


def weigh(
    ends: Sequence[End], owners: Sequence[int | None], lengths: NDArray[np.float32], routes: Sequence[Route]
) -> Iterator[tuple[int, int, Evidence]]:
    """What is known of every two ends that anything speaks for, the lower index first.

    Args:
        ends: Of all connectors.
        owners: The shape that each end lies at, if there is one.
        lengths: (ends, ends) length of connector that votes for leading from one end to the other, in pixels.
        routes: Ways along drawn lines, each between two of the ends.
    """
    covered = _covered(ends, lengths)
    traced = np.zeros_like(covered)
    for route in routes:
        traced[route.first, route.second] = traced[route.second, route.first] = TRACED * smoothness(route)
    for a, b in zip(*np.nonzero(np.triu((covered >= SLIGHT) | (traced > 0), 1)), strict=True):
        one, other = ends[a], ends[b]
        yield (
            int(a),
            int(b),
            Evidence(
                drawn=float(max(covered[a, b], traced[a, b])),
                seen=min(one.chance, other.chance),
                directed=one.signed != other.signed,
                loose=(owners[a] is None) + (owners[b] is None),
                circling=owners[a] is not None and owners[a] == owners[b],
            ),
        )


def _covered(ends: Sequence[End], lengths: NDArray[np.float32]) -> NDArray[np.float32]:
    """(ends, ends) share of the way between two ends that votes cover, in either direction."""
    tips = np.array([(end.x, end.y) for end in ends], np.float32).reshape(-1, 2)
    apart = np.hypot(*(tips[:, None] - tips[None, :]).transpose(2, 0, 1))
    shares: NDArray[np.float32] = np.minimum(1.0, (lengths + lengths.T) / np.maximum(apart, SHORTEST))
    np.fill_diagonal(shares, 0)
    return shares
