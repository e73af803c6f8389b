"""Strokes as centre lines: thinning, and the graph of branch points, ends and the paths between them."""

from __future__ import annotations

import math
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from sketch2model.elements import Point
from sketch2model.recognize.detect.contours.pixels import RawPath, middle, neighbourhoods, pixel_paths

LEANING = math.cos(math.radians(72))
"""A stroke leans along another one when they leave their branch point within 72 degrees."""


def _thinning_table(pass_number: int) -> NDArray[np.uint8]:
    """For each of the 256 neighbourhoods, whether Zhang and Suen's pass removes the pixel."""
    table = np.zeros(256, np.uint8)
    for code in range(256):
        p = [(code >> bit) & 1 for bit in range(8)]
        crossings = sum(p[i] == 0 and p[(i + 1) % 8] == 1 for i in range(8))
        up, right, down, left = p[0], p[2], p[4], p[6]
        if pass_number == 0:
            free = up * right * down == 0 and right * down * left == 0
        else:
            free = up * right * left == 0 and up * down * left == 0
        table[code] = 2 <= sum(p) <= 6 and crossings == 1 and free
    return table


_TABLES = (_thinning_table(0) > 0, _thinning_table(1) > 0)


def thin(mask: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Centre lines, one pixel wide (Zhang and Suen 1984, A fast parallel algorithm for thinning digital patterns)."""
    ink = np.pad(mask.astype(np.uint8), 1)
    flat, left = ink.ravel(), np.flatnonzero(ink)
    before = left.size + 1
    while left.size < before:
        before = left.size
        for table in _TABLES:
            gone = table[neighbourhoods(flat, left, ink.shape[1])]
            flat[left[gone]] = 0
            left = left[~gone]
    return ink[1:-1, 1:-1] > 0


LINK = 1.5
LOOP = 2.0
"""Links between branch points and rings up to so many spur lengths are artefacts of crossing strokes."""


@dataclass(frozen=True, slots=True, eq=False)
class Path:
    """A stroke between two nodes of the skeleton.

    Attributes:
        start: Node at `points[0]`.
        end: Node at `points[-1]`.
        points: Centre line in page pixels (x, y), simplified.
        length: Along the centre line, in pixels.
    """

    start: int
    end: int
    points: tuple[Point, ...]
    length: float


@dataclass(frozen=True, slots=True, eq=False)
class Skeleton:
    """Nodes are branch points and ends, by number; `paths` join them."""

    nodes: dict[int, Point]
    paths: tuple[Path, ...]

    def degree(self) -> dict[int, int]:
        """How many path ends meet at each node."""
        count = dict.fromkeys(self.nodes, 0)
        for path in self.paths:
            count[path.start] += 1
            count[path.end] += 1
        return count


def trace(centre_lines: NDArray[np.bool_], *, spur: float, tolerance: float, whisker: float = 0.0) -> Skeleton:
    """The graph of a thinned picture.

    Args:
        centre_lines: (height, width) bool, one pixel wide.
        spur: Dangling paths shorter than this are artefacts of thinning and left out.
        tolerance: How far simplified points may lie from the pixels.
        whisker: Dangling paths up to this length that lean back along a longer one, as the wings of an arrowhead do,
            are left out too, so that the tip is where the line ends.
    """
    raw, nodes = pixel_paths(centre_lines)
    raw, nodes = _contracted(raw, nodes, LINK * spur)
    raw = [(a, b, points) for a, b, points in raw if not (a == b and _length(points) < LOOP * spur)]
    count = len(raw) + 1
    while len(raw) < count:
        count = len(raw)
        raw = _merged(_without_whiskers(raw, whisker, stretch=2 * spur))
    degree = _degree(raw)
    kept = [
        (a, b, points)
        for a, b, points in raw
        if _length(points) >= spur or min(degree[a], degree[b]) > 1 or max(degree[a], degree[b]) == 1
    ]
    paths = tuple(Path(a, b, _simplified(points, tolerance), _length(points)) for a, b, points in _merged(kept))
    return Skeleton({number: nodes[number] for number in sorted({n for p in paths for n in (p.start, p.end)})}, paths)


def _contracted(
    paths: list[RawPath], nodes: dict[int, Point], longest: float
) -> tuple[list[RawPath], dict[int, Point]]:
    """Makes one branch point of those that short links join: thick strokes that cross at a slant meet in several."""
    degree = _degree(paths)
    leader = {node: node for node in nodes}

    def first_of(node: int) -> int:
        while leader[node] != node:
            node = leader[node]
        return node

    for a, b, points in paths:
        if min(degree[a], degree[b]) > 2 and _length(points) <= longest:
            one, other = sorted((first_of(a), first_of(b)))
            leader[other] = one
    group = {node: first_of(node) for node in nodes}
    members: dict[int, list[Point]] = {}
    for node, its in group.items():
        members.setdefault(its, []).append(nodes[node])
    centres = {its: middle(found) for its, found in members.items()}
    moved = []
    for a, b, points in paths:
        first, last = centres[group[a]], centres[group[b]]
        if group[a] != group[b] or _length(points) > longest:
            moved.append((group[a], group[b], [first, *points[1:-1], last]))
    return moved, centres


def _degree(paths: list[RawPath]) -> dict[int, int]:
    count: dict[int, int] = {}
    for a, b, _ in paths:
        count[a] = count.get(a, 0) + 1
        count[b] = count.get(b, 0) + 1
    return count


def _without_whiskers(paths: list[RawPath], longest: float, stretch: float) -> list[RawPath]:
    degree = _degree(paths)
    leaving: dict[int, list[tuple[float, Point, int]]] = {}
    for index, (a, b, points) in enumerate(paths):
        length = _length(points)
        leaving.setdefault(a, []).append((length, _heading(points, stretch), index))
        leaving.setdefault(b, []).append((length, _heading(points[::-1], stretch), index))
    gone = set()
    for node, strokes in leaving.items():
        for length, way, index in strokes:
            a, b, _ = paths[index]
            if length <= longest and a != b and degree[b if a == node else a] == 1:
                back = (other for more, other, number in strokes if (more, number) > (length, index))
                if any(way[0] * u + way[1] * v >= LEANING for u, v in back):
                    gone.add(index)
    return [path for index, path in enumerate(paths) if index not in gone]


def _heading(points: list[Point], stretch: float) -> Point:
    """Unit vector from the start of a path to its place at a distance from there."""
    start = points[0]
    there = next((p for p in points if math.dist(start, p) >= stretch), points[-1])
    length = max(1e-9, math.dist(start, there))
    return ((there[0] - start[0]) / length, (there[1] - start[1]) / length)


def _merged(paths: list[RawPath]) -> list[RawPath]:
    """Joins the two paths at nodes where only two are left."""
    at: dict[int, list[int]] = {}
    live = dict(enumerate(paths))
    for index, (a, b, _) in live.items():
        at.setdefault(a, []).append(index)
        at.setdefault(b, []).append(index)
    joined = len(paths)
    for node in sorted(at):
        if len(at[node]) != 2 or at[node][0] == at[node][1]:
            continue
        first, second = at[node]
        a, b, one = live.pop(first)
        c, d, two = live.pop(second)
        if a == node:
            a, b, one = b, a, one[::-1]
        if d == node:
            c, d, two = d, c, two[::-1]
        live[joined] = (a, d, one + two[1:])
        for end, old in ((a, first), (d, second)):
            at[end][at[end].index(old)] = joined
        at[node] = []
        joined += 1
    return list(live.values())


def _length(points: list[Point]) -> float:
    return sum(map(math.dist, points, points[1:]))


def _simplified(points: list[Point], tolerance: float) -> tuple[Point, ...]:
    """Douglas and Peucker's polyline; the ends stay."""
    curve = np.array(points, np.float32).reshape(-1, 1, 2)
    return tuple((float(x), float(y)) for x, y in cv2.approxPolyDP(curve, tolerance, False).reshape(-1, 2))
