"""Which outline a face shows: the ideal figures are laid over it and the best overlap wins."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import cv2
import numpy as np
from numpy.typing import NDArray

from sketch2model.elements import Point, ShapeKind

Polygon = NDArray[np.float32]

ROUNDED_RADIUS = 0.25
RASTER = 96
ROUNDED_HANDICAP = 0.02
MIN_ELLIPSE = 0.88
MIN_TRIANGLE = 0.72
MAX_OFF_SQUARE = 22
"""Degrees by which a corner of a hand-drawn box may miss the right angle."""

MAX_OFF_MIDDLE = 0.25
"""How far a diamond's corner may lie from the middle of its side, as a share of the side."""
CIRCLE_ASPECT = 1.35


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


def hull_of(contour: NDArray[np.int32] | Polygon) -> Polygon:
    """Convex hull, (n, 2) float32."""
    return cv2.convexHull(contour).reshape(-1, 2).astype(np.float32)


def fit_figures(contour: NDArray[np.int32]) -> list[Fit]:
    """All figures, best overlap first. The face is taken as its convex hull."""
    hull = hull_of(contour)
    if len(hull) < 3:
        return []
    figures = {
        ShapeKind.RECTANGLE: quadrilateral(hull),
        ShapeKind.ROUNDED_RECTANGLE: _rounded(hull, ROUNDED_RADIUS),
        ShapeKind.STADIUM: _rounded(hull, 0.5),
        ShapeKind.ELLIPSE: _ellipse(hull),
        ShapeKind.DIAMOND: _diamond(hull),
        "triangle": _triangle(hull),
    }
    fits = [_fit(str(name), figure, hull) for name, figure in figures.items() if figure is not None]
    return sorted(fits, key=lambda fit: -fit.iou)


def best_shape(contour: NDArray[np.int32], *, curved: bool) -> Fit | None:
    """The best figure as a shape of the vocabulary; None for a triangle or a shapeless face.

    Args:
        contour: Border of the face.
        curved: Whether round corners count; closing gaps with a round brush makes every corner round.
    """
    fits = fit_figures(contour)
    if not fits or is_triangle(fits):
        return None
    by_figure = {fit.figure: fit for fit in fits}
    sharp = by_figure[ShapeKind.RECTANGLE]
    boxy, slanted = _is_boxy(sharp.corners), _is_slanted(sharp.corners)
    rivals = [by_figure[ShapeKind.DIAMOND]]
    if boxy or slanted:
        rivals.append(sharp)
    elif _is_diamond(sharp.corners):
        rivals.append(replace(sharp, figure=ShapeKind.DIAMOND.value))
    if curved and boxy:
        rivals += [_handicapped(by_figure[ShapeKind.ROUNDED_RECTANGLE]), _handicapped(by_figure[ShapeKind.STADIUM])]
    if curved and by_figure[ShapeKind.ELLIPSE].iou > MIN_ELLIPSE:
        rivals.append(by_figure[ShapeKind.ELLIPSE])
    best = max(rivals, key=lambda fit: fit.iou)
    (_, (width, height), _) = cv2.minAreaRect(contour)
    aspect = max(width, height) / max(1.0, min(width, height))
    if best is sharp:
        return replace(best, figure=(ShapeKind.RECTANGLE if boxy else ShapeKind.PARALLELOGRAM).value)
    if best.figure in (ShapeKind.ELLIPSE, ShapeKind.STADIUM) and aspect <= CIRCLE_ASPECT:
        return replace(best, figure=ShapeKind.CIRCLE.value)
    if best.figure in (ShapeKind.ROUNDED_RECTANGLE, ShapeKind.STADIUM):
        return replace(best, corners=sharp.corners)
    return best


def _handicapped(fit: Fit) -> Fit:
    """Round corners must fit clearly better than sharp ones: no hand draws perfect corners."""
    return replace(fit, iou=fit.iou - ROUNDED_HANDICAP)


def is_triangle(fits: list[Fit]) -> bool:
    """Whether the face is a triangle; a box fills at most half of the triangle around it."""
    return any(fit.figure == "triangle" and fit.iou > MIN_TRIANGLE for fit in fits)


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


def _fit(name: str, figure: Polygon, hull: Polygon) -> Fit:
    corners = tuple((float(x), float(y)) for x, y in figure)
    return Fit(name, overlap(hull, figure), corners)


def overlap(one: Polygon, other: Polygon) -> float:
    """Intersection over union of two convex polygons, measured on a raster of `RASTER` cells in each direction."""
    both = np.vstack([one, other])
    low = both.min(axis=0)
    scale = RASTER / np.maximum(1.0, both.max(axis=0) - low)
    canvas = np.zeros((2, RASTER + 2, RASTER + 2), np.uint8)
    for layer, polygon in zip(canvas, (one, other), strict=True):
        cv2.fillConvexPoly(layer, np.rint((hull_of(polygon) - low) * scale).astype(np.int32), 1)
    union = int((canvas[0] | canvas[1]).sum())
    return int((canvas[0] & canvas[1]).sum()) / union if union else 0.0


def quadrilateral(hull: Polygon) -> Polygon:
    """The four-cornered figure closest to a convex hull: the hull's sides are dropped until four are left.

    Each time the side goes whose removal (its neighbours being extended until they meet) adds the least area.
    """
    rough = cv2.approxPolyDP(hull, 0.004 * cv2.arcLength(hull, True), True).reshape(-1, 2)
    points: list[Point] = [(float(x), float(y)) for x, y in rough]
    while len(points) > 4:
        best = None
        for i in range(len(points)):
            a, b, c, d = (points[(i + k) % len(points)] for k in (-1, 0, 1, 2))
            meet = _meeting(a, b, d, c)
            if meet is None:
                continue
            added = abs((c[0] - b[0]) * (meet[1] - b[1]) - (c[1] - b[1]) * (meet[0] - b[0])) / 2
            if best is None or added < best[0]:
                best = (added, i, meet)
        if best is None:
            break
        _, i, meet = best
        after = (i + 1) % len(points)
        points[i] = meet
        del points[after]
    if len(points) != 4:
        return cv2.boxPoints(cv2.minAreaRect(hull)).astype(np.float32)
    return np.array(points, dtype=np.float32)


def _meeting(a: Point, b: Point, d: Point, c: Point) -> Point | None:
    """Where the ray from a through b meets the ray from d through c, beyond b and c."""
    r, s = (b[0] - a[0], b[1] - a[1]), (c[0] - d[0], c[1] - d[1])
    cross = r[0] * s[1] - r[1] * s[0]
    if abs(cross) < 1e-9:
        return None
    t = ((d[0] - a[0]) * s[1] - (d[1] - a[1]) * s[0]) / cross
    u = ((d[0] - a[0]) * r[1] - (d[1] - a[1]) * r[0]) / cross
    return (a[0] + t * r[0], a[1] + t * r[1]) if t >= 1 and u >= 1 else None


def _frame(hull: Polygon) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    """Centre and the two half axes of the smallest rectangle around the hull."""
    corners = cv2.boxPoints(cv2.minAreaRect(hull)).astype(np.float64)
    return corners.mean(axis=0), (corners[2] - corners[1]) / 2, (corners[1] - corners[0]) / 2


def _rounded(hull: Polygon, share: float) -> Polygon:
    """A rectangle whose corners are rounded with a radius of `share` times its shorter side."""
    centre, u, v = _frame(hull)
    long_u, long_v = max(1e-6, float(np.hypot(*u))), max(1e-6, float(np.hypot(*v)))
    radius = 2 * share * min(long_u, long_v)
    points = []
    for quarter, (su, sv) in enumerate(((1, 1), (-1, 1), (-1, -1), (1, -1))):
        for step in range(7):
            turn = math.pi / 2 * (quarter + step / 6)
            x = su * (long_u - radius) + radius * math.cos(turn)
            y = sv * (long_v - radius) + radius * math.sin(turn)
            points.append(centre + u / long_u * x + v / long_v * y)
    return np.array(points, dtype=np.float32)


def _ellipse(hull: Polygon) -> Polygon:
    centre, u, v = _frame(hull)
    turns = np.linspace(0, 2 * math.pi, 32, endpoint=False)
    return (centre + np.outer(np.cos(turns), u) + np.outer(np.sin(turns), v)).astype(np.float32)


def _diamond(hull: Polygon) -> Polygon:
    """The hull's outermost points to the left, top, right and bottom."""
    outermost = [hull[:, 0].argmin(), hull[:, 1].argmin(), hull[:, 0].argmax(), hull[:, 1].argmax()]
    return hull[outermost]


def _triangle(hull: Polygon) -> Polygon | None:
    _, corners = cv2.minEnclosingTriangle(hull)
    return None if corners is None else corners.reshape(-1, 2).astype(np.float32)


def _is_slanted(corners: tuple[Point, ...]) -> bool:
    """Opposite sides parallel, two level, the others leaning by more than 15 degrees the same way."""
    angles = [
        math.degrees(math.atan2(b[1] - a[1], b[0] - a[0])) % 180
        for a, b in zip(corners, corners[1:] + corners[:1], strict=True)
    ]
    level = [min(angle, 180 - angle) for angle in angles]
    for i in (0, 1):
        if max(level[i], level[i + 2]) < 12:
            leans = [angles[i + 1] - 90, angles[(i + 3) % 4] - 90]
            return min(abs(lean) for lean in leans) > 15 and leans[0] * leans[1] > 0 and abs(leans[0] - leans[1]) < 20
    return False
