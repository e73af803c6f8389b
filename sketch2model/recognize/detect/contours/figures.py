"""The ideal figures laid around a convex hull; all polygons are (n, 2) float32 in page pixels."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from functools import partial
from types import MappingProxyType

import cv2
import numpy as np
from numpy.typing import NDArray

from sketch2model.elements import Point, ShapeKind

Polygon = NDArray[np.float32]

TRIANGLE = "triangle"
ROUNDED_RADIUS = 0.25
"""Radius of rounded corners, as a share of the shorter side."""

ROUGH = 0.004
"""How far the hull is simplified before its sides are dropped, as a share of its length."""


EDGE = 0.07
"""Points this near to a side, as a share of the extent, lie on it: hands do not draw level."""

CUT = (0.14, 0.55)
"""Size of a cut-off corner, as a share of the side."""


def hull_of(contour: NDArray[np.int32] | Polygon) -> Polygon:
    """Convex hull, (n, 2) float32."""
    return cv2.convexHull(contour).reshape(-1, 2).astype(np.float32)


def quadrilateral(hull: Polygon) -> Polygon:
    """The four-cornered figure closest to a convex hull: the hull's sides are dropped until four are left.

    Each time the side goes whose removal (its neighbours being extended until they meet) adds the least area.
    """
    rough = cv2.approxPolyDP(hull, ROUGH * cv2.arcLength(hull, True), True).reshape(-1, 2)
    points: list[Point] = [(float(x), float(y)) for x, y in rough]
    while len(points) > 4:
        best = None
        for i, (b, c) in enumerate(zip(points, points[1:] + points[:1], strict=True)):
            a, d = points[i - 1], points[(i + 2) % len(points)]
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


def _half_axes(hull: Polygon) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    """Centre and the two half axes of the smallest rectangle around the hull."""
    corners = cv2.boxPoints(cv2.minAreaRect(hull)).astype(np.float64)
    return corners.mean(axis=0), (corners[2] - corners[1]) / 2, (corners[1] - corners[0]) / 2


def rounded_rectangle(hull: Polygon, share: float) -> Polygon:
    """A rectangle whose corners are rounded with a radius of `share` times its shorter side."""
    centre, u, v = _half_axes(hull)
    long_u, long_v = max(1e-6, float(np.hypot(*u))), max(1e-6, float(np.hypot(*v)))
    radius = 2 * share * min(long_u, long_v)
    turns = (math.pi / 2 * (np.arange(4)[:, None] + np.arange(7) / 6)).ravel()
    x = np.repeat((1, -1, -1, 1), 7) * (long_u - radius) + radius * np.cos(turns)
    y = np.repeat((1, 1, -1, -1), 7) * (long_v - radius) + radius * np.sin(turns)
    return (centre + np.outer(x, u / long_u) + np.outer(y, v / long_v)).astype(np.float32)


def ellipse(hull: Polygon) -> Polygon:
    """The ellipse in the smallest rectangle around the hull."""
    centre, u, v = _half_axes(hull)
    turns = np.linspace(0, 2 * math.pi, 32, endpoint=False)
    points: Polygon = (centre + np.outer(np.cos(turns), u) + np.outer(np.sin(turns), v)).astype(np.float32)
    return points


def diamond(hull: Polygon) -> Polygon:
    """The hull's outermost points to the left, top, right and bottom."""
    outermost = [hull[:, 0].argmin(), hull[:, 1].argmin(), hull[:, 0].argmax(), hull[:, 1].argmax()]
    corners: Polygon = hull[np.array(outermost)]
    return corners


def dog_eared(hull: Polygon) -> Polygon | None:
    """An upright sheet with its top right corner cut off; None where the hull has that corner."""
    (x0, y0), (x1, y1) = hull.min(axis=0), hull.max(axis=0)
    width, height = max(1.0, float(x1 - x0)), max(1.0, float(y1 - y0))
    cut_x = float(x1 - hull[hull[:, 1] <= y0 + EDGE * height][:, 0].max())
    cut_y = float(hull[hull[:, 0] >= x1 - EDGE * width][:, 1].min() - y0)
    if not (CUT[0] <= cut_x / width <= CUT[1] and CUT[0] <= cut_y / height <= CUT[1]):
        return None
    return np.array([(x0, y0), (x1 - cut_x, y0), (x1, y0 + cut_y), (x1, y1), (x0, y1)], dtype=np.float32)


def triangle(hull: Polygon) -> Polygon | None:
    """The smallest triangle around the hull; None where there is none."""
    _, corners = cv2.minEnclosingTriangle(hull)
    return None if corners is None else corners.reshape(-1, 2).astype(np.float32)


FIGURES: Mapping[str, Callable[[Polygon], Polygon | None]] = MappingProxyType(
    {
        ShapeKind.RECTANGLE.value: quadrilateral,
        ShapeKind.ROUNDED_RECTANGLE.value: partial(rounded_rectangle, share=ROUNDED_RADIUS),
        ShapeKind.STADIUM.value: partial(rounded_rectangle, share=0.5),
        ShapeKind.ELLIPSE.value: ellipse,
        ShapeKind.DIAMOND.value: diamond,
        ShapeKind.DOCUMENT.value: dog_eared,
        TRIANGLE: triangle,
    }
)
"""How each figure is laid around a hull, by the name that a `Fit` gives it."""
