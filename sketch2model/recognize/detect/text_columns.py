"""Writing that stands on its side, as in the heads of lanes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

import numpy as np

from sketch2model.recognize.detect.text_growth import Line, Manner, lines_of
from sketch2model.recognize.detect.text_parts import Part

_CLUSTER_REACH = 1.0
"""Letter sizes between the letters of a word, in any direction."""

SLENDER = 2.5
"""Writing that stands on its side is at least so many times higher than wide."""

_THINNEST = 0.4
"""Letter sizes; what is thinner is no writing on its side but a broken stroke."""

_PACKED = 0.5
"""Letters in a word are not farther apart than this many of their own heights; lines are."""


def without_columns(letters: Sequence[Part], manner: Manner) -> tuple[list[Part], list[Line]]:
    """Take out the clusters of letters that make fewer and longer lines when they are read on their side.

    Returns:
        The letters that are left, and the lines on their side, in the frame of the page.
    """
    upright: list[Part] = []
    columns: list[Line] = []
    for cluster in _clusters(letters, _CLUSTER_REACH * manner.size):
        turned = lines_of([part.transposed() for part in cluster], manner)
        if all(_stands_on_its_side(line, manner) for line in turned) and 2 * len(turned) <= max(
            2, len(lines_of(cluster, manner))
        ):
            columns += [Line([part.transposed() for part in line.parts]) for line in turned]
        else:
            upright += cluster
    return upright, columns


def _stands_on_its_side(turned: Line, manner: Manner) -> bool:
    """Whether a line of transposed letters is long, thin and packed like a word."""
    long_enough = turned.box.width >= SLENDER * max(manner.size, turned.box.height)
    if not long_enough or turned.box.height < _THINNEST * manner.size:
        return False
    if len(turned.parts) == 1:
        return True
    parts = sorted(turned.parts, key=lambda part: part.box.x0)
    gaps = [after.box.x0 - before.box.x1 for before, after in pairwise(parts)]
    return median(gaps) <= _PACKED * median(part.box.width for part in parts)


def _clusters(parts: Sequence[Part], reach: float) -> Iterator[list[Part]]:
    """Parts that hang together over gaps of at most `reach`."""
    ordered = sorted(parts, key=lambda part: (part.box.y0, part.box.x0))
    corners = np.array([(box.x0, box.y0, box.x1, box.y1) for box in (part.box for part in ordered)]).reshape(-1, 4)
    first, last = corners[:, :2], corners[:, 2:]
    waiting = np.arange(len(ordered))
    while waiting.size:
        cluster, waiting = waiting[:1].tolist(), waiting[1:]
        for member in cluster:
            apart = np.maximum(first[waiting] - last[member], first[member] - last[waiting])
            near = np.hypot(*np.maximum(apart, 0).T) <= reach
            cluster += waiting[near].tolist()
            waiting = waiting[~near]
        yield [ordered[member] for member in cluster]
