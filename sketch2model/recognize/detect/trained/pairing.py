"""All connections of a page decided together: every end has one owner."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import networkx as nx
import numpy as np
from numpy.typing import NDArray

from sketch2model.recognize.detect.contours.routes import Route
from sketch2model.recognize.detect.trained.ends import End
from sketch2model.recognize.detect.trained.evidence import Evidence, smoothness, weigh

BOLD = 1.0
"""Two ends with nobody better become a pair from odds of 1 to e on, for the doubtful ones are sorted out later."""

SHARED = 0.5
"""An end without a partner shares the sign to which this part of its votes leads."""

FEW = 24.0
"""Fewer votes than this, in pixels of connector, bind nobody."""

ALONG = 0.25
"""So much of a smooth way's length counts as votes."""

LOOP = 100.0
"""A connector from a shape to itself is at least this long, in pixels."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two ends of one connector, indices into the ends, and the evidence for them."""

    first: int
    second: int
    evidence: Evidence


def pair_ends(
    ends: Sequence[End], owners: Sequence[int | None], lengths: NDArray[np.float32], routes: Sequence[Route] = ()
) -> tuple[Pair, ...]:
    """Join ends to connectors so that all of them together are likeliest.

    A matching of the highest weight (Galil 1986) over pairs of ends, whose weights are logarithms of odds. A plain end
    left over may share the sign that other connectors lead to, as the children of one inheritance tree do.

    Args:
        ends: Of all connectors.
        owners: The shape that each end lies at, if there is one.
        lengths: (ends, ends) length of connector from one end to the other, in pixels.
        routes: Ways along drawn lines, each between two of the ends; they count beside the votes.
    """
    if not ends:
        return ()
    leads = lengths + lengths.T
    for route in routes:
        a, b = route.first, route.second
        leads[a, b] += 2 * ALONG * route.length * smoothness(route)
        leads[b, a] = leads[a, b]
    siblings = _siblings(ends, leads)
    known = {
        (a, b): evidence
        for a, b, evidence in weigh(ends, owners, lengths, routes)
        if not siblings[a, b] and not (evidence.circling and leads[a, b] < LOOP)
    }
    graph = nx.Graph()
    for (a, b), evidence in known.items():
        if evidence.log_odds + BOLD > 0:
            graph.add_edge(a, b, weight=evidence.log_odds + BOLD)
    chosen = sorted((min(pair), max(pair)) for pair in nx.max_weight_matching(graph))
    taken = {end for pair in chosen for end in pair}
    for a in (index for index in range(len(ends)) if index not in taken and not ends[index].signed):
        b = int(leads[a].argmax())
        pair = (min(a, b), max(a, b))
        if b in taken and pair in known and ends[b].signed and leads[a, b] >= max(FEW, SHARED * leads[a].sum()):
            chosen.append(pair)
    return tuple(_pair(a, b, known[a, b], ends, lengths) for a, b in chosen)


def _siblings(ends: Sequence[End], leads: NDArray[np.float32]) -> NDArray[np.bool_]:
    """(ends, ends) plain ends most of whose votes lead to the same sign, as those of the children in a tree do."""
    signed = np.array([end.signed for end in ends], bool)
    parent = leads.argmax(axis=1)
    child = ~signed & np.isin(parent, np.nonzero(signed)[0])
    same: NDArray[np.bool_] = child[:, None] & child[None, :] & (parent[:, None] == parent[None, :])
    return same


def _pair(a: int, b: int, evidence: Evidence, ends: Sequence[End], lengths: NDArray[np.float32]) -> Pair:
    """In the direction of the sign, or as most votes say."""
    forwards = ends[b].signed if evidence.directed else bool(lengths[a, b] >= lengths[b, a])
    return Pair(a, b, evidence) if forwards else Pair(b, a, evidence)
