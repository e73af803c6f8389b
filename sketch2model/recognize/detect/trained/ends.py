"""Where connectors end, and with what: spots in the map of ends, and places that many places on connectors mean."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from sketch2model.elements import Box, EndKind
from sketch2model.recognize.detect.trained.maps import END_KINDS, Maps
from sketch2model.recognize.detect.trained.peaks import peaks

SURE = 0.3
"""Below this chance an end is none."""

REACH = 2
"""Two ends of the same sort are at least so many cells apart."""

MEANT = 40.0
"""So many pixels of connector, scattered by `BLUR`, must lead to a place for it to be an end that was not seen."""

MEANT_CHANCE = 0.15
"""How sure such an end is."""

BLUR = 2.0
"""Cells by which such places are blurred before they are counted."""

KNOWN = 2.0
"""An end this near to what a place means, in standard deviations, is the one it means."""

APART = 5
"""Two such ends are at least so many cells apart."""

RIVAL = 0.7
"""A sign is there unless the plain end at its place is clearer than this allows: on drawn pages 97 % of signs pass."""

AROUND = 3
"""Ends so many cells around a place belong to it."""

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
        seen: Whether the map of ends shows it; otherwise connectors lead to it.
    """

    x: float
    y: float
    kind: EndKind
    chance: float
    kind_chance: float
    seen: bool = True

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


def sign_seen(maps: Maps, place: Box) -> bool:
    """Whether the end at a place, in page pixels, may be one with a sign.

    Stars and figures written at the end of a line have the outlines of arrowheads; the network tells them apart.
    """
    cell = 4 * maps.scale
    rows = slice(max(0, int(place.y0 / cell) - AROUND), int(place.y1 / cell) + AROUND + 1)
    columns = slice(max(0, int(place.x0 / cell) - AROUND), int(place.x1 / cell) + AROUND + 1)
    plain, signed = maps.end_heat[:, rows, columns].max(axis=(1, 2), initial=0.0)
    return bool(signed >= RIVAL * plain)


def unseen_ends(
    maps: Maps, ends: Sequence[End], meant: NDArray[np.float32], blur: NDArray[np.float32], lengths: NDArray[np.float32]
) -> tuple[End, ...]:
    """Ends that the map of ends does not show but connectors lead to.

    Args:
        maps: The network's answers.
        ends: Those that are known.
        meant: (n, 2) where places on connectors lead, in the network's pixels.
        blur: (n,) how sure that is, as a standard deviation in pixels.
        lengths: (n,) how much connector each place stands for, in pixels.
    """
    height, width = maps.shape_heat.shape
    tips = np.array([(end.x, end.y) for end in ends], np.float32).reshape(-1, 2)
    apart = np.hypot(meant[:, None, 0] - tips[None, :, 0], meant[:, None, 1] - tips[None, :, 1])
    columns, rows = (meant // 4).astype(int).T
    lost = (
        (apart.min(axis=1, initial=np.inf) > KNOWN * blur)
        & (columns >= 0)
        & (columns < width)
        & (rows >= 0)
        & (rows < height)
    )
    mass = np.zeros((height, width), np.float32)
    np.add.at(mass, (rows[lost], columns[lost]), lengths[lost])
    around = cv2.GaussianBlur(mass, (0, 0), BLUR) * 4 * np.pi * BLUR**2
    return tuple(_meant_end(maps, row, column) for row, column in peaks(around, MEANT, APART))


def _meant_end(maps: Maps, row: int, column: int) -> End:
    best = int(maps.end_kind[:, row, column].argmax())
    share = float(maps.end_kind[best, row, column])
    return End(4.0 * column + 2, 4.0 * row + 2, END_KINDS[best], MEANT_CHANCE, share, seen=False)


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
