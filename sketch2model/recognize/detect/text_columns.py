"""Writing that stands on its side, as in the heads of lanes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

import numpy as np

from sketch2model.elements import Box
from sketch2model.recognize.detect.text_growth import Line, Manner, lines_of
from sketch2model.recognize.detect.text_parts import Part

_CLUSTER_REACH = 1.0
"""Letter sizes between the letters of a word, in any direction."""

SLENDER = 2.5
"""Writing that stands on its side is at least so many times higher than wide."""

_SLENDER_TITLE = 1.4
"""The same where titles of lanes stand."""

_THINNEST = 0.4
"""Letter sizes; what is thinner is no writing on its side but a broken stroke."""

_PACKED = 0.5
"""Letters in a word are not farther apart than this many of their own heights; lines are."""

_MOST = 0.7
"""Share of the ink of a cluster that stands on its side."""

_MENTIONED = 0.1
"""Share of the ink from which a line counts; lower ones are dots and bars of letters."""


def without_columns(
    letters: Sequence[Part], manner: Manner, letter_height: float, titles: Sequence[Box] = ()
) -> tuple[list[Part], list[Line]]:
    """Take out the clusters of letters that make fewer and longer lines when they are read on their side.

    Args:
        letters: Of one place.
        manner: How they are written if they stand upright.
        letter_height: Of the page, in pixels.
        titles: Where titles of lanes are expected, which may be short.

    Returns:
        The letters that are left, and the lines on their side, in the frame of the page.
    """
    upright: list[Part] = []
    columns: list[Line] = []
    for cluster in _clusters(letters, _CLUSTER_REACH * manner.size):
        standing, rest = _on_its_side(cluster, manner, letter_height, titles)
        columns += standing
        upright += rest
    return _absorbed(upright, columns, manner), columns


def _on_its_side(
    cluster: Sequence[Part], manner: Manner, letter_height: float, titles: Sequence[Box]
) -> tuple[list[Line], list[Part]]:
    """The columns of a cluster and the letters that are none; no columns unless most of it stands on its side."""
    parts = [part.transposed() for part in cluster]
    sideways = Manner.of(parts, letter_height, inside=False)
    middle = Box.around(corner for part in cluster for corner in part.box.corners).center
    slender = _SLENDER_TITLE if any(title.holds(middle) for title in titles) else SLENDER
    standing: list[Line] = []
    rest: list[Line] = []
    for line in lines_of(parts, sideways):
        (standing if _stands_on_its_side(line, sideways, slender) else rest).append(line)
    ink = sum(part.pixels for part in parts)
    if sum(map(_pixels, standing)) < _MOST * ink:
        return [], list(cluster)
    counted = len(standing) + sum(_pixels(line) >= _MENTIONED * ink for line in rest)
    if 2 * counted > max(2, len(lines_of(cluster, manner))):
        return [], list(cluster)
    columns = [Line([part.transposed() for part in line.parts]) for line in standing]
    return columns, [part.transposed() for line in rest for part in line.parts]


def _absorbed(upright: Sequence[Part], columns: Sequence[Line], manner: Manner) -> list[Part]:
    """Hang letters on the columns whose run they continue; returns those that continue none."""
    left = list(upright)
    grew = bool(columns)
    while grew:
        grew = False
        for part in list(left):
            column = next((line for line in columns if _continues(part.box, line.box, manner.word_gap)), None)
            if column is not None:
                column.add([part])
                left.remove(part)
                grew = True
    return left


def _continues(letter: Box, column: Box, word_gap: float) -> bool:
    apart = max(letter.y0 - column.y1, column.y0 - letter.y1)
    return column.x0 <= letter.center[0] <= column.x1 and letter.width <= column.width and apart <= word_gap


def _pixels(line: Line) -> int:
    return sum(part.pixels for part in line.parts)


def _stands_on_its_side(turned: Line, manner: Manner, slender: float) -> bool:
    """Whether a line of transposed letters is long, thin and packed like a word."""
    long_enough = turned.box.width >= slender * max(manner.size, turned.box.height)
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
