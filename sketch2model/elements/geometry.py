"""Points, boxes and plane transforms. Pixels, x to the right, y down."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Box:
    """An axis-parallel rectangle with x0 <= x1 and y0 <= y1."""

    x0: float
    y0: float
    x1: float
    y1: float

    @classmethod
    def around(cls, points: Iterable[Point]) -> Box:
        """The smallest box that holds all points (at least one)."""
        xs, ys = zip(*points, strict=True)
        return cls(float(min(xs)), float(min(ys)), float(max(xs)), float(max(ys)))

    @property
    def width(self) -> float:
        """Extent in x."""
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        """Extent in y."""
        return self.y1 - self.y0

    @property
    def area(self) -> float:
        """Width times height."""
        return self.width * self.height

    @property
    def center(self) -> Point:
        """Where the diagonals meet."""
        return ((self.x0 + self.x1) / 2, (self.y0 + self.y1) / 2)

    @property
    def corners(self) -> tuple[Point, Point, Point, Point]:
        """Top left, top right, bottom right, bottom left."""
        return ((self.x0, self.y0), (self.x1, self.y0), (self.x1, self.y1), (self.x0, self.y1))

    def grown(self, margin: float) -> Box:
        """The box with every side moved outwards by `margin` (inwards if negative, never inside out)."""
        cx, cy = self.center
        half_w, half_h = max(0.0, self.width / 2 + margin), max(0.0, self.height / 2 + margin)
        return Box(cx - half_w, cy - half_h, cx + half_w, cy + half_h)

    def union(self, other: Box) -> Box:
        """The smallest box that holds both."""
        return Box(min(self.x0, other.x0), min(self.y0, other.y0), max(self.x1, other.x1), max(self.y1, other.y1))

    def overlap(self, other: Box) -> float:
        """Area that both cover."""
        w = min(self.x1, other.x1) - max(self.x0, other.x0)
        h = min(self.y1, other.y1) - max(self.y0, other.y0)
        return w * h if w > 0 and h > 0 else 0.0

    def iou(self, other: Box) -> float:
        """Intersection over union, 0 to 1."""
        both = self.overlap(other)
        either = self.area + other.area - both
        return both / either if either > 0 else 0.0

    def inside(self, other: Box) -> float:
        """Share of this box's area that `other` covers, 0 to 1."""
        return self.overlap(other) / self.area if self.area > 0 else float(other.holds(self.center))

    def holds(self, point: Point) -> bool:
        """Whether the point lies inside or on the border."""
        return self.x0 <= point[0] <= self.x1 and self.y0 <= point[1] <= self.y1

    def distance(self, point: Point) -> float:
        """From the point to the box; 0 inside."""
        dx = max(self.x0 - point[0], 0.0, point[0] - self.x1)
        dy = max(self.y0 - point[1], 0.0, point[1] - self.y1)
        return math.hypot(dx, dy)

    def gap(self, other: Box) -> float:
        """Shortest distance between the two boxes; 0 when they touch."""
        dx = max(self.x0 - other.x1, 0.0, other.x0 - self.x1)
        dy = max(self.y0 - other.y1, 0.0, other.y0 - self.y1)
        return math.hypot(dx, dy)


@dataclass(frozen=True, slots=True)
class Transform:
    """A projective map of the plane.

    Attributes:
        matrix: The nine numbers of the 3x3 homography, row by row.
    """

    matrix: tuple[float, ...] = (1.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 1.0)

    @classmethod
    def of(cls, matrix: NDArray[np.floating]) -> Transform:
        """From a 3x3 array."""
        return cls(tuple(float(v) for v in np.asarray(matrix, dtype=np.float64).reshape(9)))

    @property
    def array(self) -> NDArray[np.float64]:
        """The 3x3 array."""
        return np.array(self.matrix, dtype=np.float64).reshape(3, 3)

    def inverse(self) -> Transform:
        """The way back."""
        return Transform.of(np.linalg.inv(self.array))

    def then(self, following: Transform) -> Transform:
        """First this map, then the other."""
        return Transform.of(following.array @ self.array)

    def point(self, point: Point) -> Point:
        """Where a point goes."""
        x, y, w = self.array @ np.array([point[0], point[1], 1.0])
        return (float(x / w), float(y / w))

    def points(self, points: Iterable[Point]) -> tuple[Point, ...]:
        """Where several points go."""
        return tuple(self.point(p) for p in points)

    def box(self, box: Box) -> Box:
        """The smallest box around where the four corners go."""
        return Box.around(self.points(box.corners))
