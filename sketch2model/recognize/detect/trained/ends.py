"""Where connectors end, and with what."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sketch2model.elements import EndKind
from sketch2model.recognize.detect.trained.maps import END_KINDS, Maps
from sketch2model.recognize.detect.trained.peaks import peaks

SURE = 0.25
"""Below this chance an end is none."""

REACH = 2
"""Two ends of the same sort are at least so many cells apart."""

PLAIN = (EndKind.NONE, EndKind.CIRCLE)
"""Kinds of ends that the first map of ends shows; the second shows the others."""


@dataclass(frozen=True, slots=True)
class End:
    """The end of a connector, in the network's pixels.

    Attributes:
        x: Of the tip.
        y: Of the tip.
        kind: The sign there.
        chance: That a connector ends here.
        kind_chance: That it ends with this sign.
    """

    x: float
    y: float
    kind: EndKind
    chance: float
    kind_chance: float

    @property
    def signed(self) -> bool:
        """Whether a sign says that the connector leads here."""
        return self.kind not in PLAIN


def find_ends(maps: Maps) -> tuple[End, ...]:
    """All ends, the plain ones first."""
    found = []
    for plane, allowed in enumerate(_allowed()):
        for row, column in peaks(maps.end_heat[plane], SURE, REACH):
            chances = maps.end_kind[:, row, column] * allowed
            best = int(chances.argmax())
            x, y = _refined(maps.end_heat[plane], row, column)
            share = float(chances[best] / max(1e-6, chances.sum()))
            found.append(End(x, y, END_KINDS[best], float(maps.end_heat[plane, row, column]), share))
    return tuple(found)


def _allowed() -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    plain = np.array([kind in PLAIN for kind in END_KINDS])
    return plain, ~plain


def _refined(heat: NDArray[np.float32], row: int, column: int) -> tuple[float, float]:
    """The spot's centre of gravity around its highest cell, in pixels."""
    top, left = max(0, row - 1), max(0, column - 1)
    patch = heat[top : row + 2, left : column + 2]
    rows, columns = np.mgrid[0 : patch.shape[0], 0 : patch.shape[1]]
    weight = float(patch.sum())
    x, y = float((patch * columns).sum()) / weight + left, float((patch * rows).sum()) / weight + top
    return 4 * x + 2, 4 * y + 2
