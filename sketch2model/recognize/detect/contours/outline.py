"""Which outline a face shows: the ideal figures are laid over it and the best overlap wins."""

from __future__ import annotations

import math
from collections.abc import Collection
from dataclasses import dataclass, replace

import cv2
import numpy as np
from numpy.typing import NDArray

from sketch2model.elements import Box, Point, ShapeKind
from sketch2model.recognize.detect.contours.figures import FIGURES, TRIANGLE, Polygon, hull_of

RASTER = 96
HANDICAPS = {ShapeKind.ROUNDED_RECTANGLE: 0.02, ShapeKind.STADIUM: 0.04}
MIN_ELLIPSE = 0.88
MIN_TRIANGLE = 0.72
MAX_OFF_SQUARE = 22
"""Degrees by which a corner of a hand-drawn box may miss the right angle."""

MAX_OFF_LEVEL, MIN_LEAN, MAX_LEAN_DIFFERENCE = 12, 15, 20
"""Degrees: sides of a parallelogram that count as level, how far its others lean, and how far these two differ."""

MAX_OFF_MIDDLE = 0.25
"""How far a diamond's corner may lie from the middle of its side, as a share of the side."""

CIRCLE_ASPECT = 1.35
MIN_DOCUMENT, DOCUMENT_GAIN = 0.88, 0.02
"""Overlap of a sheet with a cut corner, and how much better than a box it must fit."""


@dataclass(frozen=True, slots=True)
class Fit:
    """How well an ideal figure covers a face.

    Attributes:
        figure: `triangle`, or the value of a `ShapeKind`.
        iou: Overlap of figure and face, 0 to 1.
        corners: The figure, in page pixels; of boxes with round corners the four they would meet in.
    """

    figure: str
    iou: float
    corners: tuple[Point, ...]


def fit_figures(contour: NDArray[np.int32], names: Collection[str] = tuple(FIGURES)) -> list[Fit]:
    """The figures of these names, best overlap first. The face is taken as its convex hull.

    Args:
        contour: (n, 2) border of the face, in page pixels.
        names: Keys of `FIGURES`; all unless told.
    """
    hull = hull_of(contour)
    return sorted(_fits(hull, names).values(), key=lambda fit: -fit.iou) if len(hull) >= 3 else []


def best_shape(contour: NDArray[np.int32], *, curved: bool, empty: bool = False) -> Fit | None:
    """The best figure as a shape of the vocabulary; None for a triangle or a shapeless face.

    Args:
        contour: (n, 2) border of the face, in page pixels.
        curved: Whether round corners count; closing gaps with a round brush makes every corner round.
        empty: Whether nothing is written in the face; an empty sheet with a cut corner is a document, while
            a written one may be a box drawn in haste.
    """
    hull = hull_of(contour)
    if len(hull) < 3 or is_triangle(_fits(hull, [TRIANGLE]).values()):
        return None
    sharp = _fits(hull, [ShapeKind.RECTANGLE])[ShapeKind.RECTANGLE]
    boxy, slanted = _is_boxy(sharp.corners), _is_slanted(sharp.corners)
    document = _fits(hull, [ShapeKind.DOCUMENT]).get(ShapeKind.DOCUMENT) if empty else None
    if document is not None and document.iou > max(MIN_DOCUMENT, sharp.iou + DOCUMENT_GAIN if boxy else 0.0):
        return replace(document, corners=Box.around(document.corners).corners)
    # The outermost points of a leaning box are its corners: with two level sides it is no diamond.
    rivals = [sharp] if boxy or slanted else [*_fits(hull, [ShapeKind.DIAMOND]).values()]
    if not (boxy or slanted) and _is_diamond(sharp.corners):
        rivals.append(replace(sharp, figure=ShapeKind.DIAMOND.value))
    if curved and boxy:
        rivals += map(_handicapped, _fits(hull, HANDICAPS).values())
    if curved:
        rivals += [fit for fit in _fits(hull, [ShapeKind.ELLIPSE]).values() if fit.iou > MIN_ELLIPSE]
    best = max(rivals, key=lambda fit: fit.iou)
    if best is sharp:
        return replace(best, figure=(ShapeKind.RECTANGLE if boxy else ShapeKind.PARALLELOGRAM).value)
    if best.figure in (ShapeKind.ELLIPSE, ShapeKind.STADIUM) and _aspect(contour) <= CIRCLE_ASPECT:
        return replace(best, figure=ShapeKind.CIRCLE.value)
    if best.figure in (ShapeKind.ROUNDED_RECTANGLE, ShapeKind.STADIUM):
        return replace(best, corners=sharp.corners)
    return best


def is_triangle(fits: Collection[Fit]) -> bool:
    """Whether the face is a triangle; a box fills at most half of the triangle around it."""
    return any(fit.figure == TRIANGLE and fit.iou > MIN_TRIANGLE for fit in fits)


def overlap(one: Polygon, other: Polygon) -> float:
    """Intersection over union of two convex polygons, measured on a raster of `RASTER` cells in each direction."""
    both = np.vstack([one, other])
    low = both.min(axis=0)
    scale = RASTER / np.maximum(1.0, both.max(axis=0) - low)
    canvas = np.zeros((2, RASTER + 2, RASTER + 2), np.uint8)
    for layer, polygon in zip(canvas, (one, other), strict=True):
        cv2.fillConvexPoly(layer, np.rint((hull_of(polygon) - low) * scale).astype(np.int32), 1)
    union = cv2.countNonZero(canvas[0] | canvas[1])
    return cv2.countNonZero(canvas[0] & canvas[1]) / union if union else 0.0


def _fits(hull: Polygon, names: Collection[str]) -> dict[str, Fit]:
    """How well the figures of these names that can be laid around a hull cover it."""
    figures = {str(name): FIGURES[name](hull) for name in names}
    return {
        name: Fit(name, overlap(hull, figure), tuple((x, y) for x, y in figure.tolist()))
        for name, figure in figures.items()
        if figure is not None
    }


def _handicapped(fit: Fit) -> Fit:
    """Round corners must fit clearly better than sharp ones: no hand draws perfect corners."""
    return replace(fit, iou=fit.iou - HANDICAPS[ShapeKind(fit.figure)])


def _aspect(contour: NDArray[np.int32]) -> float:
    """Longer by shorter side of the smallest rectangle around a face."""
    (_, (width, height), _) = cv2.minAreaRect(contour)
    return max(width, height) / max(1.0, min(width, height))


def _is_boxy(corners: tuple[Point, ...]) -> bool:
    """Sides level and upright, all four angles right, give or take what a quick hand does."""
    (x0, y0), (x1, y1) = corners[0], corners[1]
    lean = math.degrees(math.atan2(y1 - y0, x1 - x0)) % 90
    if min(lean, 90 - lean) > MAX_OFF_SQUARE:
        return False
    for before, here, after in zip(corners[-1:] + corners[:-1], corners, corners[1:] + corners[:1], strict=True):
        a = math.atan2(before[1] - here[1], before[0] - here[0])
        b = math.atan2(after[1] - here[1], after[0] - here[0])
        angle = abs(math.degrees((a - b + math.pi) % (2 * math.pi) - math.pi))
        if abs(angle - 90) > MAX_OFF_SQUARE:
            return False
    return True


def _is_diamond(corners: tuple[Point, ...]) -> bool:
    """One corner near the middle of each side of the bounding box."""
    xs, ys = sorted(corners), sorted(corners, key=lambda p: p[1])
    (left, *_, right), (top, *_, bottom) = xs, ys
    if len({left, right, top, bottom}) < 4:
        return False
    width, height = max(1.0, right[0] - left[0]), max(1.0, bottom[1] - top[1])
    across = [abs((x - left[0]) / width - 0.5) for x, _ in (top, bottom)]
    down = [abs((y - top[1]) / height - 0.5) for _, y in (left, right)]
    return max(*across, *down) <= MAX_OFF_MIDDLE


def _is_slanted(corners: tuple[Point, ...]) -> bool:
    """Whether the figure is a parallelogram: two opposite sides level, the others leaning the same way."""
    angles = [
        math.degrees(math.atan2(b[1] - a[1], b[0] - a[0])) % 180
        for a, b in zip(corners, corners[1:] + corners[:1], strict=True)
    ]
    level = [min(angle, 180 - angle) for angle in angles]
    for i in (0, 1):
        if max(level[i], level[i + 2]) < MAX_OFF_LEVEL:
            one, other = angles[i + 1] - 90, angles[(i + 3) % 4] - 90
            same_way = one * other > 0 and abs(one - other) < MAX_LEAN_DIFFERENCE
            return same_way and min(abs(one), abs(other)) > MIN_LEAN
    return False
