"""Pixels of centre lines: their neighbourhoods, and the paths along them from node to node."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from sketch2model.elements import Point

Pixel = int
"""Number of a pixel, counted row by row."""

RawPath = tuple[int, int, list[Point]]
"""The nodes at both ends, and the points from one to the other."""

_NEIGHBOURS = ((-1, 0), (-1, 1), (0, 1), (1, 1), (1, 0), (1, -1), (0, -1), (-1, -1))
"""(row, column) steps, clockwise from above."""


def _joined(code: int) -> tuple[int, ...]:
    """The neighbours joined to a pixel; a diagonal counts only where no straight step leads there."""
    inked = [code >> step & 1 for step in range(8)]
    straight = [step for step in (0, 2, 4, 6) if inked[step]]
    diagonal = [step for step in (1, 3, 5, 7) if inked[step] and not (inked[step - 1] or inked[(step + 1) % 8])]
    return (*straight, *diagonal)


_JOINED = tuple(_joined(code) for code in range(256))


def neighbourhoods(flat: NDArray[np.uint8], places: NDArray[np.intp], width: int) -> NDArray[np.uint8]:
    """What is around some pixels: (n,) uint8, the bits 0 to 7 set where there is ink, clockwise from above.

    Args:
        flat: Picture row by row, 0 or 1, with a margin of one pixel at least.
        places: (n,) numbers of pixels in it.
        width: Of the picture.
    """
    codes = np.zeros(places.size, np.uint8)
    for bit, (row, column) in enumerate(_NEIGHBOURS):
        codes |= flat[places + (row * width + column)] << bit
    return codes


def pixel_paths(centre_lines: NDArray[np.bool_]) -> tuple[list[RawPath], dict[int, Point]]:
    """All paths from node to node of a thinned picture, and the nodes: ends, branch points, one in each closed ring.

    Args:
        centre_lines: (height, width) bool, one pixel wide.
    """
    around = _neighbours(centre_lines)
    node_of = _node_pixels(around)
    width = centre_lines.shape[1] + 2
    nodes = _centres(node_of, width)
    return _walk(around, node_of, nodes, width), nodes


def middle(points: Sequence[Point]) -> Point:
    """The mean of points."""
    return (sum(x for x, _ in points) / len(points), sum(y for _, y in points) / len(points))


def _neighbours(centre_lines: NDArray[np.bool_]) -> dict[Pixel, list[Pixel]]:
    """The joined pixels of each pixel, numbered in the picture with a margin of one pixel."""
    ink = np.pad(centre_lines.astype(np.uint8), 1)
    steps = [row * ink.shape[1] + column for row, column in _NEIGHBOURS]
    pixels = np.flatnonzero(ink)
    codes = neighbourhoods(ink.ravel(), pixels, ink.shape[1])
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
    return {number: middle(group) for number, group in members.items()}


def _place(pixel: Pixel, width: int) -> Point:
    """Where a pixel is that was numbered with a margin."""
    return (pixel % width - 1.0, pixel // width - 1.0)


def _walk(
    around: dict[Pixel, list[Pixel]], node_of: dict[Pixel, int], centres: dict[int, Point], width: int
) -> list[RawPath]:
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
