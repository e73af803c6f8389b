"""Zones: which shape a place on the page belongs to, and what ink is left outside all of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import cv2
import numpy as np
from numpy.typing import NDArray

from sketch2model.elements import Page, Point, Shape, ShapeKind
from sketch2model.recognize.detect.contours.morphology import thickened
from sketch2model.recognize.detect.contours.straight import straight_ink

INNER_MARGIN, OUTER_MARGIN = 0.18, 0.15
"""How far inside and outside its outline a shape's own ink may lie, in letter heights."""


BOW = 0.4
BOW_LENGTH = 2.3
"""How far a side may bow and how long its straight pieces are at least, in letter heights."""


@dataclass(frozen=True, slots=True, eq=False)
class Zones:
    """The ground that shapes cover.

    Attributes:
        owner: (height, width) uint16; index of the shape + 1, 0 outside. Containers own nothing.
        outline_ink: (height, width) bool; ink of the outlines.
        free_ink: (height, width) bool; ink outside all shapes, without the outlines of containers.
    """

    owner: NDArray[np.uint16] = field(repr=False)
    outline_ink: NDArray[np.bool_] = field(repr=False)
    free_ink: NDArray[np.bool_] = field(repr=False)


def zones_of(page: Page, shapes: Sequence[Shape]) -> Zones:
    """Divides a page among its shapes; where two overlap, the smaller one owns the ground."""
    letter, pen = page.letter_height, page.pen_width
    inner, outer = pen + INNER_MARGIN * letter, pen + OUTER_MARGIN * letter
    owner = np.zeros(page.mask.shape, np.uint16)
    insides = np.zeros(page.mask.shape, np.uint8)
    bands = np.zeros(page.mask.shape, np.uint8)
    for index in sorted(range(len(shapes)), key=lambda i: -shapes[i].box.area):
        shape = shapes[index]
        corners = np.rint(np.array(shape.outline)).astype(np.int32).reshape(-1, 1, 2)
        cv2.polylines(bands, [corners], isClosed=True, color=1, thickness=max(1, round(2 * inner)))
        if shape.kind is not ShapeKind.CONTAINER:
            cv2.fillPoly(insides, [corners], 1)
            cv2.fillPoly(owner, [corners], index + 1)
            cv2.polylines(owner, [corners], isClosed=True, color=index + 1, thickness=max(1, round(2 * outer)))
    outline_ink = page.mask & ((bands > 0) | ((owner > 0) & (insides == 0)))
    outline_ink |= _bowed_sides(page, shapes)
    return Zones(owner, outline_ink, page.mask & (owner == 0) & ~outline_ink)


def _bowed_sides(page: Page, shapes: Sequence[Shape]) -> NDArray[np.bool_]:
    """Long straight ink that runs beside an outline: a side that bows more than the band is wide."""
    letter = page.letter_height
    wide = np.zeros(page.mask.shape, np.uint8)
    for shape in shapes:
        corners = np.rint(np.array(shape.outline)).astype(np.int32).reshape(-1, 1, 2)
        cv2.polylines(wide, [corners], isClosed=True, color=1, thickness=max(1, round(2 * BOW * letter)))
    straight = straight_ink(page.mask, length=BOW_LENGTH * letter, pen_width=page.pen_width)
    sides: NDArray[np.bool_] = straight & (wide > 0)
    return sides


def grown_owner(owner: NDArray[np.uint16], reach: float) -> NDArray[np.uint16]:
    """The zones with their borders moved outwards by `reach` pixels."""
    return np.where(owner > 0, owner, thickened(owner, reach))


def nearest_on_outline(shape: Shape, point: Point) -> Point:
    """The point of a shape's outline nearest to a point."""
    corners = np.array(shape.outline, np.float64)
    a, b = corners, np.roll(corners, -1, axis=0)
    along = b - a
    share = ((np.array(point) - a) * along).sum(axis=1) / np.maximum(1e-9, (along**2).sum(axis=1))
    feet = a + along * np.clip(share, 0, 1)[:, None]
    best = feet[np.hypot(*(feet - np.array(point)).T).argmin()]
    return (float(best[0]), float(best[1]))
