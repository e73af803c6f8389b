"""Connectors on the sheet: their course, their signs, and their words placed where there is room."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from sketch2model.elements import EndKind, LineStyle, ShapeKind
from sketch2model.elements.vocabulary import EdgeKind
from training.sketches.canvas import Layer
from training.sketches.connectors import (
    bow,
    curved,
    end_sign,
    facing_sides,
    on_ring,
    right_angled,
    side_point,
    straight,
)
from training.sketches.description import Line
from training.sketches.figures import DrawnFigure
from training.sketches.labels import Room
from training.sketches.pen import Pen, WrittenLine
from training.sketches.routing import ROUTES, anchored, border_course, clear_course, joining_course
from training.sketches.strokes import Path, extended, resample, smoothed

SIGN_SHARE = 0.75
"""Signs are not longer than this share of the smaller side of the smaller figure."""
SMALLEST_SIGN = 0.62
"""Though nobody draws smaller ones than this because of that, in ems."""
SHAPED = (
    EndKind.TRIANGLE,
    EndKind.DIAMOND,
    EndKind.FILLED_DIAMOND,
    EndKind.MANY,
    EndKind.ZERO_MANY,
    EndKind.ZERO_ONE,
)
FINEST_SHAPE = 5.0
"""Signs that must be told by their shape are not shorter than this, in pen widths."""
SHARED = (1.2, 5.0)
"""How much connectors share that run into each other, in ems."""
SHORTEST_SHARED = 3.0
"""None is shared with a connector shorter than this, in ems."""
STUB = 1.4
"""How far a connector runs straight out of a figure before it turns, in ems."""


@dataclass(frozen=True, slots=True, eq=False)
class DrawnLine:
    """A connector with where its ink is; `points` run from source to target, the tip of a sign included.

    A line whose source or target is None is not in the graph: it reaches nothing, or another connector.
    """

    line: Line
    points: Path
    lines: tuple[WrittenLine, ...]


def draw_line(
    line: Line, figures: Mapping[str, DrawnFigure], room: Room, pen: Pen, other: Path | None = None
) -> DrawnLine:
    """Draw one connector; its words are placed later, when all connectors are known.

    Args:
        line: Which.
        figures: By id.
        room: What is taken.
        pen: Draws it.
        other: The dense path of `line.other`.
    """
    if other is not None and line.borrows and len(other) > SHORTEST_SHARED * pen.hand.size:
        return DrawnLine(line, _draw_shared(line, figures, room, pen, other), ())
    if line.source is None or line.target is None:
        course = _loose_course(line, figures, other)
    else:
        course = _course(line, figures[line.source], figures[line.target], room, pen)
    met = [figures[name].box for name in (line.source, line.target) if name is not None]
    largest = SIGN_SHARE * min(min(box.width, box.height) for box in met)
    drawn = draw_along(course, line.style, line.source_end, line.target_end, room, pen, largest)
    return DrawnLine(line, drawn, ())


def add_words(drawn: DrawnLine, room: Room, pen: Pen) -> DrawnLine:
    """Write multiplicities, roles and label of a connector where they hide nothing."""
    line, dense = drawn.line, resample(drawn.points)
    lines: list[WrittenLine] = []
    for path, place, words in (
        (dense[::-1], "source", (line.source_multiplicity, line.source_role)),
        (dense, "target", (line.target_multiplicity, line.target_role)),
    ):
        for text in filter(None, words):
            writing = pen.write(text, 0.9)
            box = room.beside_end(path, writing.coverage.shape, pen.hand.habits.sign * pen.hand.size)
            lines.append(pen.put(writing, box.x0, box.y0, place))
            room.take_box(lines[-1].box)
    if line.label:
        writing = pen.write(line.label, 0.9)
        box = room.beside_middle(dense, writing.coverage.shape)
        lines.append(pen.put(writing, box.x0, box.y0, "middle"))
        room.take_box(lines[-1].box)
    return DrawnLine(line, drawn.points, tuple(lines))


def _draw_shared(line: Line, figures: Mapping[str, DrawnFigure], room: Room, pen: Pen, other: Path) -> Path:
    """Draw a connector up to where it runs into another, or from where it parts from it; gives its whole path."""
    name = line.source if line.joins is not None else line.target
    if name is None:
        raise ValueError("a line that shares a part of another must have both its figures")
    way = other if line.joins is not None else other[::-1]
    least, most = SHARED[0] * pen.hand.size, min(SHARED[1] * pen.hand.size, 0.6 * len(way))
    rest = way[-round(pen.rng.uniform(least, most)) :]
    heading = rest[len(rest) // 3] - rest[0]
    heading = heading / max(np.hypot(*heading), 1e-9)
    course = joining_course(figures[name], rest[0], heading, room.traffic, STUB * pen.hand.size, pen.rng)
    if line.joins is not None:
        return np.concatenate([draw_along(course, line.style, line.source_end, EndKind.NONE, room, pen), rest])
    own = draw_along(course[::-1], line.style, EndKind.NONE, line.target_end, room, pen)
    return np.concatenate([rest[::-1], own])


def _loose_course(line: Line, figures: Mapping[str, DrawnFigure], onto: Path | None) -> Path:
    """From a figure to a place where no figure is."""
    name = line.source or line.target
    end = np.array(line.loose) if onto is None else onto[len(onto) // 2]
    if name is None:
        raise ValueError("a line must meet at least one figure")
    figure = figures[name]
    start = on_ring(figure.ring, np.array(figure.box.center), end)
    return np.array([start, end] if line.target is None else [end, start])


def _course(line: Line, source: DrawnFigure, target: DrawnFigure, room: Room, pen: Pen) -> Path:
    stub = STUB * pen.hand.size
    if line.route in ROUTES and line.source != line.target:
        return _clear_course(line, source, target, room, pen)
    if line.source == line.target:
        leaves, enters = line.leaves or ("right", 0.35), line.enters or ("top", 0.7)
        p, q = side_point(source.box, *leaves), side_point(source.box, *enters)
        if line.route == "curved":
            return bow(p, leaves[0], q, enters[0], 3 * stub)
        return right_angled(p, leaves[0], q, enters[0], 1.6 * stub)
    if line.route == "orthogonal" or line.leaves or line.enters:
        sides = facing_sides(source.box, target.box)
        leaves, enters = line.leaves or (sides[0], 0.5), line.enters or (sides[1], 0.5)
        p = anchored(source, side_point(source.box, *leaves))
        q = anchored(target, side_point(target.box, *enters))
        if line.route == "orthogonal":
            return right_angled(p, leaves[0], q, enters[0], stub)
    else:
        a, b = straight(source.box, target.box)
        p, q = on_ring(source.ring, a, b), on_ring(target.ring, b, a)
    if line.route == "curved":
        return curved(p, q, pen.rng)
    return np.array([p, q])


def _clear_course(line: Line, source: DrawnFigure, target: DrawnFigure, room: Room, pen: Pen) -> Path:
    if ShapeKind.CONTAINER in (source.figure.kind, target.figure.kind) and line.kind is EdgeKind.MESSAGE:
        stub = STUB * pen.hand.size
        if target.figure.kind is ShapeKind.CONTAINER:
            return border_course(line.route, source, target, room.traffic, stub, pen.rng)
        return border_course(line.route, target, source, room.traffic, stub, pen.rng)[::-1]
    return clear_course(line.route, source, target, room.traffic, STUB * pen.hand.size, pen.rng)


def draw_along(
    course: Path, style: LineStyle, first: EndKind, last: EndKind, room: Room, pen: Pen, largest: float = np.inf
) -> Path:
    """Draw a line along a course with its signs, none larger than `largest`.

    Returns:
        The dense path from end to end, tips included.
    """
    habits = pen.hand.habits
    size = min(habits.sign * pen.hand.size, max(largest, 3 * pen.hand.pen, SMALLEST_SIGN * pen.hand.size))
    dense = smoothed(resample(course), 1.5 * pen.hand.pen)
    if habits.sloppiness:
        reach = pen.rng.normal(-0.12, 0.25, 2) * habits.sloppiness * pen.hand.size
        dense = extended(dense, *np.clip(reach, -0.2 * len(dense), 0.5 * pen.hand.size).tolist())
    signs = []
    for path, kind in ((dense[::-1], first), (dense, last)):
        side = max(size, FINEST_SHAPE * pen.hand.pen) if kind in SHAPED else size
        heading = path[-1] - path[-min(len(path), max(2, round(side)))]
        signs.append(end_sign(kind, path[-1], heading / max(np.hypot(*heading), 1e-9), side, pen.rng, habits))
    miss = pen.rng.normal(0, 0.5 * pen.hand.pen, 2)
    setback = [sign.setback + max(0.0, m) if sign.setback else m for sign, m in zip(signs, miss, strict=True)]
    drawn = pen.line(extended(dense, -setback[0], -setback[1]), Layer.CONNECTOR, style)
    for sign in signs:
        for stroke in sign.strokes:
            room.take_path(pen.line(stroke, Layer.CONNECTOR))
        for fill in sign.fills:
            pen.fill(fill, Layer.CONNECTOR)
    room.take_path(drawn)
    return np.concatenate([dense[:1], drawn, dense[-1:]])
