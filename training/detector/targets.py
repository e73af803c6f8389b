"""What the network should answer for a window: maps at strides 2, 4 and 16, and where each of them counts."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from sketch2model.elements import EndKind, LineStyle, ShapeKind
from training.detector.example import Course, Example, Outline, Points

SHAPES = tuple(str(kind) for kind in ShapeKind if kind not in (ShapeKind.CONTAINER, ShapeKind.NONE))
ENDS = tuple(str(kind) for kind in EndKind)
STYLES = tuple(str(style) for style in LineStyle)
"""Kinds of shapes, ends and styles, in the order of the network's channels and of the bits in a set."""

TAILS = ("none", "circle")
"""Kinds of ends that the first end map shows; the second shows the others."""

TUBE = 5
"""Width of the band that stands for a connector, in pixels; dashes and gaps alike."""

SIGHT = 112.0
"""How far along a connector the network is to see, in pixels: to the end or to a place so far ahead."""

STEP = 2.0
"""Distance of the places along a connector's path, in pixels."""

SPREAD = 0.07
"""Width of a shape's centre spot, as a share of the shape's sides (standard deviation)."""

END_SPREAD = 1.3
"""The same for an end, in cells of stride 4."""

SILENT = 0.1
"""Around an end of which the truth says nothing, cells of its spot above this do not count."""

SEEN = 0.6
"""A shape cut off by the window counts if this share of it is left."""

Targets = dict[str, NDArray]
"""Maps by name; see `targets_of`."""


def targets_of(example: Example) -> Targets:
    """All target maps of a window.

    Returns:
        `shape_heat` (h, w), `shape_sides` (4, h, w) natural logarithm of the distances to left, top, right, bottom in
        units of 4 pixels, `shape_kind` (h, w) int32 bit set of allowed kinds, `shape_weight` (h, w) where the last two
        count, `shape_count` (h, w) where the first does; `end_heat` (2, h, w), `end_kind`, `end_count`; `line` (h, w)
        bool where connectors run and `direction` (2, h, w), `style` bit set, `reach` (4, h, w) vectors to where the
        connector comes from and goes to, as far as `SIGHT`, in units of 64 pixels, `directed`; all at stride 4. `masks`
        (3, 2h, 2w). `inner`, `outer` (4, h/4, w/4) boxes (x0, y0, x1, y1) of the innermost and outermost container, in
        pixels, and `inside`.
    """
    height, width = example.ink.shape
    return {
        **_shapes(example.shapes, height, width),
        **_lines(example.courses, height, width),
        **_ends(example.courses, height, width),
        **_masks(example, height, width),
        **_containers(example.containers, height, width),
    }


def bits(names: tuple[str, ...], order: tuple[str, ...]) -> int:
    """A set of names as bits."""
    return sum(1 << order.index(name) for name in names)


def _shapes(shapes: tuple[Outline, ...], height: int, width: int) -> Targets:
    h, w = height // 4, width // 4
    heat, weight = np.zeros((h, w), np.float32), np.zeros((h, w), np.float32)
    sides, kind = np.zeros((4, h, w), np.float32), np.zeros((h, w), np.int32)
    count = np.ones((h, w), np.float32)
    for shape in sorted(shapes, key=lambda shape: -float(np.ptp(shape.ring, axis=0).prod())):
        (x0, y0), (x1, y1) = shape.ring.min(axis=0) / 4, shape.ring.max(axis=0) / 4
        bx0, by0, bx1, by1 = max(x0, 0), max(y0, 0), min(x1, w), min(y1, h)
        if bx1 - bx0 < 0.5 or by1 - by0 < 0.5:
            continue
        visible = (bx1 - bx0) * (by1 - by0) / max((x1 - x0) * (y1 - y0), 1e-6)
        if not shape.kinds or visible < SEEN:
            count[int(by0) : int(by1) + 1, int(bx0) : int(bx1) + 1] = 0
            continue
        cx, cy, sx, sy = (bx0 + bx1) / 2, (by0 + by1) / 2, SPREAD * (bx1 - bx0), SPREAD * (by1 - by0)
        spot, rows, columns = _spot(cx, cy, max(sx, 0.8), max(sy, 0.8), h, w)
        heat[rows, columns] = np.maximum(heat[rows, columns], spot)
        own = spot > np.maximum(0.3, 0.9 * weight[rows, columns])
        ys, xs = np.nonzero(own)
        ys, xs = ys + rows.start, xs + columns.start
        weight[ys, xs] = spot[own]
        kind[ys, xs] = bits(shape.kinds, SHAPES)
        distances = np.stack([xs + 0.5 - bx0, ys + 0.5 - by0, bx1 - xs - 0.5, by1 - ys - 0.5])
        sides[:, ys, xs] = np.log(np.maximum(distances, 0.4))
    return {"shape_heat": heat, "shape_weight": weight, "shape_kind": kind, "shape_sides": sides, "shape_count": count}


def _spot(cx: float, cy: float, sx: float, sy: float, h: int, w: int) -> tuple[NDArray[np.float32], slice, slice]:
    """A Gaussian spot whose highest cell is 1, and the cells it covers."""
    row, column = int(np.clip(cy, 0, h - 1)), int(np.clip(cx, 0, w - 1))
    ry, rx = int(3 * sy) + 1, int(3 * sx) + 1
    rows, columns = slice(max(0, row - ry), min(h, row + ry + 1)), slice(max(0, column - rx), min(w, column + rx + 1))
    ys = np.arange(rows.start, rows.stop)[:, None] - row
    xs = np.arange(columns.start, columns.stop)[None, :] - column
    return np.exp(-0.5 * ((ys / sy) ** 2 + (xs / sx) ** 2)).astype(np.float32), rows, columns


def _lines(courses: tuple[Course, ...], height: int, width: int) -> Targets:
    h, w = height // 4, width // 4
    line, directed = np.zeros((h, w), np.uint8), np.zeros((h, w), np.uint8)
    direction, reach = np.zeros((2, h, w), np.float32), np.zeros((4, h, w), np.float32)
    style = np.zeros((h, w), np.int32)
    for course in courses:
        path = _dense(course.path, STEP)
        number, ahead_by = np.arange(len(path)), round(SIGHT / STEP)
        back, forth = path[np.maximum(0, number - ahead_by)], path[np.minimum(len(path) - 1, number + ahead_by)]
        ahead = np.gradient(_evened(path), axis=0)
        ahead /= np.maximum(np.hypot(*ahead.T), 1e-6)[:, None]
        turn = np.stack([ahead[:, 0] ** 2 - ahead[:, 1] ** 2, 2 * ahead[:, 0] * ahead[:, 1]])
        for dy in (0, -1, 1):
            for dx in (0, -1, 1):
                xs, ys = np.floor(path[:, 0] / 4).astype(int) + dx, np.floor(path[:, 1] / 4).astype(int) + dy
                centre = np.stack([4 * xs + 2, 4 * ys + 2])
                near = np.hypot(*(centre - path.T)) <= 5
                seen = near & (xs >= 0) & (ys >= 0) & (xs < w) & (ys < h)
                x, y, at = xs[seen], ys[seen], centre[:, seen]
                line[y, x] = 1
                directed[y, x] = course.directed
                direction[:, y, x] = turn[:, seen]
                style[y, x] = bits(course.styles, STYLES)
                reach[:2, y, x] = (back[seen].T - at) / 64
                reach[2:, y, x] = (forth[seen].T - at) / 64
    return {"line": line, "directed": directed, "direction": direction, "style": style, "reach": reach}


def _dense(path: Points, step: float) -> NDArray[np.float64]:
    gone = np.concatenate([[0.0], np.hypot(*np.diff(path, axis=0).T).cumsum()])
    at = np.linspace(0, gone[-1], max(2, int(gone[-1] / step) + 1))
    return np.stack([np.interp(at, gone, path[:, 0]), np.interp(at, gone, path[:, 1])], axis=1)


def _evened(path: NDArray[np.float64], reach: int = 3) -> NDArray[np.float64]:
    if len(path) < 2 * reach + 1:
        return path
    padded = np.pad(path, ((reach, reach), (0, 0)), mode="reflect", reflect_type="odd")
    kernel = np.ones(2 * reach + 1) / (2 * reach + 1)
    return np.stack([np.convolve(padded[:, axis], kernel, mode="valid") for axis in (0, 1)], axis=1)


def _ends(courses: tuple[Course, ...], height: int, width: int) -> Targets:
    h, w = height // 4, width // 4
    heat, count = np.zeros((2, h, w), np.float32), np.ones((2, h, w), np.float32)
    kind = np.zeros((2, h, w), np.int32)
    for course in courses:
        for (x, y), kinds in ((course.path[0], course.first), (course.path[-1], course.second)):
            cx, cy = x / 4, y / 4
            if not (0 <= cx < w and 0 <= cy < h):
                continue
            spot, rows, columns = _spot(float(cx), float(cy), END_SPREAD, END_SPREAD, h, w)
            if not kinds:
                count[:, rows, columns] = np.minimum(count[:, rows, columns], 1 - (spot > SILENT))
                continue
            plane = 0 if kinds[0] in TAILS else 1
            heat[plane, rows, columns] = np.maximum(heat[plane, rows, columns], spot)
            kind[plane, rows, columns] = np.where(spot > 0.5, bits(kinds, ENDS), kind[plane, rows, columns])
    return {"end_heat": heat, "end_kind": kind, "end_count": count}


def _masks(example: Example, height: int, width: int) -> Targets:
    masks = np.zeros((3, height // 2, width // 2), np.uint8)
    for course in example.courses:
        cv2.polylines(masks[0], [_half(course.path)], isClosed=False, color=1, thickness=TUBE // 2)
    for path in example.dividers:
        cv2.polylines(masks[1], [_half(path)], isClosed=False, color=1, thickness=TUBE // 2)
    for ring in example.words:
        cv2.fillPoly(masks[2], [_half(ring)], 1)
    return {"masks": masks}


def _half(points: Points) -> NDArray[np.int32]:
    return np.rint(points / 2 - 0.25).astype(np.int32).reshape(-1, 1, 2)


def _containers(rings: tuple[Points, ...], height: int, width: int) -> Targets:
    h, w = height // 16, width // 16
    inside = np.zeros((h, w), np.uint8)
    inner, outer = np.zeros((4, h, w), np.float32), np.zeros((4, h, w), np.float32)
    for ring in sorted(rings, key=lambda ring: -float(np.ptp(ring, axis=0).prod())):
        x0, y0 = np.maximum(ring.min(axis=0), 0)
        x1, y1 = np.minimum(ring.max(axis=0), (width, height))
        rows, columns = slice(*np.rint([y0 / 16, y1 / 16]).astype(int)), slice(*np.rint([x0 / 16, x1 / 16]).astype(int))
        if x1 - x0 < 8 or y1 - y0 < 8:
            continue
        box = np.array([x0, y0, x1, y1], np.float32)[:, None, None]
        fresh = inside[rows, columns] == 0
        outer[:, rows, columns] = np.where(fresh, box, outer[:, rows, columns])
        inner[:, rows, columns] = box
        inside[rows, columns] = 1
    return {"inside": inside, "inner": inner, "outer": outer}
