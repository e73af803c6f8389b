"""Strokes as centre lines: thinning, and the graph of branch points, ends and the paths between them."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from sketch2model.elements import Point

Pixel = int
"""Number of a pixel, counted row by row."""

_RawPath = tuple[int, int, list[Point]]

LEANING = math.cos(math.radians(72))
"""A stroke leans along another one when they leave their branch point within 72 degrees."""

_NEIGHBOURS = ((-1, 0), (-1, 1), (0, 1), (1, 1), (1, 0), (1, -1), (0, -1), (-1, -1))
"""(row, column) steps, clockwise from above; a neighbourhood has a bit for each where there is ink."""


def _joined(code: int) -> tuple[int, ...]:
    """The neighbours joined to a pixel; a diagonal counts only where no straight step leads there."""
    inked = [code >> step & 1 for step in range(8)]
    straight = [step for step in (0, 2, 4, 6) if inked[step]]
    diagonal = [step for step in (1, 3, 5, 7) if inked[step] and not (inked[step - 1] or inked[(step + 1) % 8])]
    return (*straight, *diagonal)


_JOINED = tuple(_joined(code) for code in range(256))


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
            gone = table[_codes(flat, left, ink.shape[1])]
            flat[left[gone]] = 0
            left = left[~gone]
    return ink[1:-1, 1:-1] > 0


def _codes(flat: NDArray[np.uint8], places: NDArray[np.intp], width: int) -> NDArray[np.uint8]:
    """The neighbourhoods of places in a picture row by row, a bit for each of `_NEIGHBOURS`."""
    codes = np.zeros(places.size, np.uint8)
    for bit, (row, column) in enumerate(_NEIGHBOURS):
        codes |= flat[places + (row * width + column)] << bit
    return codes


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
    around = _neighbours(centre_lines)
    node_of = _node_pixels(around)
    width = centre_lines.shape[1] + 2
    nodes = _centres(node_of, width)
    raw = _walk(around, node_of, nodes, width)
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
    paths: list[_RawPath], nodes: dict[int, Point], longest: float
) -> tuple[list[_RawPath], dict[int, Point]]:
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
    centres = {its: _middle(found) for its, found in members.items()}
    moved = []
    for a, b, points in paths:
        first, last = centres[group[a]], centres[group[b]]
        if group[a] != group[b] or _length(points) > longest:
            moved.append((group[a], group[b], [first, *points[1:-1], last]))
    return moved, centres


def _middle(points: Sequence[Point]) -> Point:
    return (sum(x for x, _ in points) / len(points), sum(y for _, y in points) / len(points))


def _degree(paths: list[_RawPath]) -> dict[int, int]:
    count: dict[int, int] = {}
    for a, b, _ in paths:
        count[a] = count.get(a, 0) + 1
        count[b] = count.get(b, 0) + 1
    return count


def _without_whiskers(paths: list[_RawPath], longest: float, stretch: float) -> list[_RawPath]:
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


def _neighbours(centre_lines: NDArray[np.bool_]) -> dict[Pixel, list[Pixel]]:
    """The joined pixels of each pixel, numbered in the picture with a margin of one pixel."""
    ink = np.pad(centre_lines.astype(np.uint8), 1)
    steps = [row * ink.shape[1] + column for row, column in _NEIGHBOURS]
    pixels = np.flatnonzero(ink)
    codes = _codes(ink.ravel(), pixels, ink.shape[1])
    joined = {code: [steps[number] for number in _JOINED[code]] for code in np.unique(codes).tolist()}
    return {
        pixel: [pixel + step for step in joined[code]]
        for pixel, code in zip(pixels.tolist(), codes.tolist(), strict=True)
    }


def _node_pixels(around: dict[Pixel, list[Pixel]]) -> dict[Pixel, int]:
    """Ends and clusters of branch pixels, numbered from the top left; a closed ring gets one node too."""
    special = sorted(pixel for pixel, others in around.items() if len(others) != 2)
    node_of: dict[Pixel, int] = {}
    count = 0
    for pixel in special:
        if pixel in node_of:
            continue
        number, count = count, count + 1
        queue = [pixel]
        while queue:
            here = queue.pop()
            if here not in node_of:
                node_of[here] = number
                queue += [other for other in around[here] if len(around[other]) > 2 and len(around[here]) > 2]
    reached = set(node_of)
    queue = list(node_of)
    while queue:
        for other in around[queue.pop()]:
            if other not in reached:
                reached.add(other)
                queue.append(other)
    for pixel in sorted(set(around) - reached):
        if pixel not in reached:
            node_of[pixel], count = count, count + 1
            queue = [pixel]
            while queue:
                here = queue.pop()
                if here not in reached:
                    reached.add(here)
                    queue += around[here]
    return node_of


def _centres(node_of: dict[Pixel, int], width: int) -> dict[int, Point]:
    members: dict[int, list[Point]] = {}
    for pixel, number in node_of.items():
        members.setdefault(number, []).append(_place(pixel, width))
    return {number: _middle(group) for number, group in members.items()}


def _place(pixel: Pixel, width: int) -> Point:
    """Where a pixel is that was numbered with a margin."""
    return (pixel % width - 1.0, pixel // width - 1.0)


def _walk(
    around: dict[Pixel, list[Pixel]], node_of: dict[Pixel, int], centres: dict[int, Point], width: int
) -> list[_RawPath]:
    """All pixel paths from node to node."""
    seen: set[tuple[Pixel, Pixel]] = set()
    paths = []
    for start, number in node_of.items():
        for step in around[start]:
            if (start, step) in seen or node_of.get(step) == number:
                continue
            before, here = start, step
            seen.add((start, step))
            points: list[Point] = [centres[number]]
            while here not in node_of:
                points.append(_place(here, width))
                before, here = here, next(other for other in around[here] if other != before)
            seen.add((here, before))
            points.append(centres[node_of[here]])
            paths.append((number, node_of[here], points))
    return paths


def _merged(paths: list[_RawPath]) -> list[_RawPath]:
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
