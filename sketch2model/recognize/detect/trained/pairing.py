"""All connections of a page decided together: every end has one owner."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import networkx as nx
import numpy as np
from numpy.typing import NDArray

from sketch2model.recognize.detect.contours.routes import LENGTH_COST, Route
from sketch2model.recognize.detect.trained.ends import End

LEAST = 0.35
"""Two ends are a pair only if votes cover this share of the way between them, or a route stands for as much."""

SHARED = 0.5
"""An end without a partner shares the sign to which this part of its votes leads."""

LOOP = 100.0
"""A connector from a shape to itself is at least this long, in pixels."""

LOOSE = 1.0
"""What an end that lies at no shape takes from the worth of a pair."""

TRACED = 0.9
"""A smooth way along drawn lines counts as much as votes for this share of the way."""

ROUGH = 80.0
"""Turns at branches and gaps that cost this many pixels make a way count a third."""

ALONG = 0.25
"""So much of a smooth way's length counts as votes."""

MATCHED, SEEN = 0.1, 0.5
"""What any pair is worth, and what each of its ends adds by the chance that it is one."""

SHORTEST = 24.0
"""Ways are taken to be at least this long, in pixels; fewer votes than this bind nobody."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two ends of one connector, indices into the ends; `covered` is the share of the way that votes for it."""

    first: int
    second: int
    covered: float


def pair_ends(
    ends: Sequence[End], owners: Sequence[int | None], lengths: NDArray[np.float32], routes: Sequence[Route] = ()
) -> tuple[Pair, ...]:
    """Join ends to connectors so that all of them together fit best.

    A matching of the highest weight (Galil 1986) over pairs of ends. A plain end left over may share the sign that
    other connectors lead to, as the children of one inheritance tree do.

    Args:
        ends: Of all connectors.
        owners: The shape that each end lies at, if there is one.
        lengths: (ends, ends) length of connector from one end to the other, in pixels.
        routes: Ways along drawn lines, each between two of the ends; they count beside the votes.
    """
    if len(ends) < 2:
        return ()
    lengths, covered = lengths.copy(), _covered(ends, lengths)
    for route in routes:
        smooth = math.exp(-(route.cost - LENGTH_COST * route.length) / ROUGH)
        a, b = route.first, route.second
        covered[a, b] = max(covered[a, b], TRACED * smooth)
        covered[b, a] = max(covered[b, a], TRACED * smooth)
        lengths[a, b] += ALONG * route.length * smooth
        lengths[b, a] += ALONG * route.length * smooth
    leads = lengths + lengths.T
    circling = _circling(owners) & (leads < LOOP)
    covered[circling] = leads[circling] = 0
    covered[_siblings(ends, leads)] = 0
    graph = nx.Graph()
    for a in range(len(ends)):
        for b in range(a + 1, len(ends)):
            share = max(covered[a, b], covered[b, a])
            if share >= LEAST:
                loose = (owners[a] is None) + (owners[b] is None)
                graph.add_edge(a, b, weight=_worth(share, ends[a], ends[b]) - LOOSE * loose)
    mates = sorted(tuple(sorted(pair)) for pair in nx.max_weight_matching(graph))
    pairs = [_pair(a, b, ends, covered) for a, b in mates]
    taken = {end for pair in mates for end in pair}
    for a in (index for index in range(len(ends)) if index not in taken and not ends[index].signed):
        b = int(leads[a].argmax())
        if b in taken and ends[b].signed and leads[a, b] >= max(SHORTEST, SHARED * leads[a].sum()):
            pairs.append(_pair(a, b, ends, covered))
    return tuple(pairs)


def _siblings(ends: Sequence[End], leads: NDArray[np.float32]) -> NDArray[np.bool_]:
    """(ends, ends) plain ends most of whose votes lead to the same sign, as those of the children in a tree do."""
    signed = np.array([end.signed for end in ends], bool)
    parent = leads.argmax(axis=1)
    child = ~signed & np.isin(parent, np.nonzero(signed)[0])
    same: NDArray[np.bool_] = child[:, None] & child[None, :] & (parent[:, None] == parent[None, :])
    return same


def _covered(ends: Sequence[End], lengths: NDArray[np.float32]) -> NDArray[np.float32]:
    tips = np.array([(end.x, end.y) for end in ends], np.float32).reshape(-1, 2)
    apart = np.hypot(*(tips[:, None] - tips[None, :]).transpose(2, 0, 1))
    shares: NDArray[np.float32] = np.minimum(1.0, (lengths + lengths.T) / np.maximum(apart, SHORTEST))
    np.fill_diagonal(shares, 0)
    return np.where(lengths >= lengths.T, shares, shares * 0.999).astype(np.float32)


def _circling(owners: Sequence[int | None]) -> NDArray[np.bool_]:
    """(ends, ends) whether both lie at the same shape."""
    names = np.array([-1 - index if owner is None else owner for index, owner in enumerate(owners)])
    same: NDArray[np.bool_] = names[:, None] == names[None, :]
    return same


def _worth(share: float, a: End, b: End) -> float:
    return math.log(share / LEAST) + MATCHED + SEEN * (a.chance + b.chance)


def _pair(a: int, b: int, ends: Sequence[End], covered: NDArray[np.float32]) -> Pair:
    """In the direction of the sign, or as most votes say."""
    share = float(max(covered[a, b], covered[b, a]))
    if ends[a].signed != ends[b].signed:
        return Pair(a, b, share) if ends[b].signed else Pair(b, a, share)
    return Pair(a, b, share) if covered[a, b] >= covered[b, a] else Pair(b, a, share)
