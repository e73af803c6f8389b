"""Connectors on the sheet: their course, their signs, and their words placed where there is room."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from sketch2model.elements import EndKind, LineStyle
from training.sketches.canvas import Layer
from training.sketches.connectors import (
    curved,
    end_sign,
    facing_sides,
    on_ring,
    right_angled,
    side_point,
    straight,
)
from training.sketches.description import Line, Tree
from training.sketches.figures import DrawnFigure
from training.sketches.labels import Room
from training.sketches.pen import Pen, WrittenLine
from training.sketches.strokes import Path, extended, resample, smoothed

SIGN = 0.62
"""Length of an arrowhead, in ems."""
STUB = 1.4
"""How far a connector runs straight out of a figure before it turns, in ems."""


@dataclass(frozen=True, slots=True, eq=False)
class DrawnLine:
    """A connector with where its ink is; `points` run from source to target."""

    line: Line
    points: Path
    lines: tuple[WrittenLine, ...]


def draw_line(line: Line, figures: Mapping[str, DrawnFigure], room: Room, pen: Pen) -> DrawnLine:
    """Draw one connector; its words are placed later, when all connectors are known."""
    course = _course(line, figures[line.source], figures[line.target], pen)
    drawn = _inked(course, line.style, line.source_end, line.target_end, room, pen)
    return DrawnLine(line, drawn, ())


def draw_tree(tree: Tree, figures: Mapping[str, DrawnFigure], room: Room, pen: Pen) -> list[DrawnLine]:
    """Draw children that share one triangle: a trunk, a crossbar, a branch for each child."""
    parent, children = figures[tree.parent], [figures[child] for child in tree.children]
    crowns = [side_point(child.box, "top", float(pen.rng.uniform(0.42, 0.58))) for child in children]
    tip = on_ring(parent.ring, np.array(parent.box.center), np.array([parent.box.center[0], parent.box.y1 + 10]))
    bar = tip[1] + 0.55 * (min(crown[1] for crown in crowns) - tip[1])
    fork = np.array([tip[0], bar])
    _inked(np.array([fork, tip]), tree.style, EndKind.NONE, EndKind.TRIANGLE, room, pen)
    ends = sorted([*(crown[0] for crown in crowns), tip[0]])
    over = pen.rng.normal(0, pen.hand.pen * pen.hand.looseness, 2)
    crossbar = pen.line(np.array([(ends[0] + over[0], bar), (ends[-1] + over[1], bar)]), Layer.CONNECTOR, tree.style)
    room.take_path(crossbar)
    drawn = []
    for child, crown in zip(tree.children, crowns, strict=True):
        branch = pen.line(np.array([crown, (crown[0], bar)]), Layer.CONNECTOR, tree.style)
        room.take_path(branch)
        line = Line(child, tree.parent, tree.kind, tree.style, target_end=EndKind.TRIANGLE, route="orthogonal")
        drawn.append(DrawnLine(line, np.array([crown, (crown[0], bar), fork, tip]), ()))
    return drawn


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
            box = room.beside_end(path, writing.coverage.shape, SIGN * pen.hand.size)
            lines.append(pen.put(writing, box.x0, box.y0, place))
            room.take_box(lines[-1].box)
    if line.label:
        writing = pen.write(line.label, 0.9)
        box = room.beside_middle(dense, writing.coverage.shape)
        lines.append(pen.put(writing, box.x0, box.y0, "middle"))
        room.take_box(lines[-1].box)
    return DrawnLine(line, drawn.points, tuple(lines))


def _course(line: Line, source: DrawnFigure, target: DrawnFigure, pen: Pen) -> Path:
    stub = STUB * pen.hand.size
    if line.source == line.target:
        leaves, enters = line.leaves or ("right", 0.35), line.enters or ("top", 0.7)
        p, q = side_point(source.box, *leaves), side_point(source.box, *enters)
        return right_angled(p, leaves[0], q, enters[0], 1.6 * stub)
    if line.route == "orthogonal" or line.leaves or line.enters:
        sides = facing_sides(source.box, target.box)
        leaves, enters = line.leaves or (sides[0], 0.5), line.enters or (sides[1], 0.5)
        p = _anchored(source, side_point(source.box, *leaves))
        q = _anchored(target, side_point(target.box, *enters))
        if line.route == "orthogonal":
            return right_angled(p, leaves[0], q, enters[0], stub)
    else:
        a, b = straight(source.box, target.box)
        p, q = on_ring(source.ring, a, b), on_ring(target.ring, b, a)
    if line.route == "curved":
        return curved(p, q, pen.rng)
    return np.array([p, q])


def _anchored(figure: DrawnFigure, point: Path) -> Path:
    """The place on the outline that belongs to a place on the box."""
    centre = np.array(figure.box.center)
    wide = abs(point[0] - centre[0]) * figure.box.height > abs(point[1] - centre[1]) * figure.box.width
    inward = np.array([centre[0], point[1]] if wide else [point[0], centre[1]])
    return on_ring(figure.ring, inward, point)


def _inked(course: Path, style: LineStyle, first: EndKind, last: EndKind, room: Room, pen: Pen) -> Path:
    size = SIGN * pen.hand.size
    dense = smoothed(resample(course), 1.5 * pen.hand.pen)
    signs = []
    for path, kind in ((dense[::-1], first), (dense, last)):
        heading = path[-1] - path[-min(len(path), round(size))]
        signs.append(end_sign(kind, path[-1], heading / max(np.hypot(*heading), 1e-9), size, pen.rng))
    miss = pen.rng.normal(0, 0.5 * pen.hand.pen, 2)
    setback = [sign.setback + max(0.0, m) if sign.setback else m for sign, m in zip(signs, miss, strict=True)]
    drawn = pen.line(extended(dense, -setback[0], -setback[1]), Layer.CONNECTOR, style)
    for sign in signs:
        for stroke in sign.strokes:
            room.take_path(pen.line(stroke, Layer.CONNECTOR))
        for fill in sign.fills:
            pen.canvas.fill(fill, Layer.CONNECTOR)
    room.take_path(drawn)
    return np.concatenate([dense[:1], drawn, dense[-1:]])
