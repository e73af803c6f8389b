"""Inheritance trees: children whose lines meet in one triangle."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from sketch2model.elements import Box, EndKind
from training.sketches.canvas import Layer
from training.sketches.connectors import SIDES, on_ring, side_point
from training.sketches.description import Line, Tree
from training.sketches.figures import DrawnFigure
from training.sketches.labels import Room
from training.sketches.pen import Pen
from training.sketches.strokes import Path
from training.sketches.wiring import DrawnLine, draw_along

OPPOSITE = {"left": "right", "right": "left", "top": "bottom", "bottom": "top"}
BAR = 0.55
"""Where the crossbar runs, as a share of the way from the parent to the nearest child."""
FAN = 3.2
"""How far from the parent the lines of a fan meet, in ems."""


def draw_tree(tree: Tree, figures: Mapping[str, DrawnFigure], room: Room, pen: Pen) -> list[DrawnLine]:
    """Draw children that share one triangle: a trunk, a crossbar, a branch for each child."""
    parent, children = figures[tree.parent], [figures[child] for child in tree.children]
    along = 1 if tree.side in ("top", "bottom") else 0
    crowns = [side_point(child.box, OPPOSITE[tree.side], float(pen.rng.uniform(0.42, 0.58))) for child in children]
    tip = on_ring(parent.ring, np.array(parent.box.center), _beyond(parent.box, tree.side))
    out = float(SIDES[tree.side][along])
    nearest = min(((crown[along] - tip[along]) * out for crown in crowns), default=0.0)
    fork = tip.copy()
    fork[along] += out * (min(FAN * pen.hand.size, BAR * nearest) if tree.fan else BAR * nearest)
    trunk = draw_along(np.array([fork, tip]), tree.style, EndKind.NONE, EndKind.TRIANGLE, room, pen)
    branches = _fan(crowns, fork, tree, room, pen) if tree.fan else _comb(crowns, fork, along, tree, room, pen)
    drawn = []
    for child, branch in zip(tree.children, branches, strict=True):
        line = Line(child, tree.parent, tree.kind, tree.style, target_end=EndKind.TRIANGLE, route="orthogonal")
        drawn.append(DrawnLine(line, np.concatenate([branch, trunk]), ()))
    return drawn


def _beyond(box: Box, side: str) -> Path:
    return side_point(box, side, 0.5) + 10 * np.array(SIDES[side])


def _comb(crowns: list[Path], fork: Path, along: int, tree: Tree, room: Room, pen: Pen) -> list[Path]:
    """A crossbar through the fork, and from each child a line straight to it; whole ways from child to fork."""
    across = 1 - along
    ends = sorted([*(crown[across] for crown in crowns), fork[across]])
    over = pen.rng.normal(0, pen.hand.pen * pen.hand.looseness, 2)
    bar = np.array([fork, fork])
    bar[:, across] = ends[0] + over[0], ends[-1] + over[1]
    crossbar = pen.line(bar, Layer.CONNECTOR, tree.style)
    room.take_path(crossbar)
    ways = []
    for crown in crowns:
        meets = fork.copy()
        meets[across] = crown[across]
        branch = pen.line(np.array([crown, meets]), Layer.CONNECTOR, tree.style)
        room.take_path(branch)
        ways.append(np.concatenate([branch, _part(crossbar, meets, fork)]))
    return ways


def _part(path: Path, start: Path, end: Path) -> Path:
    """The part of a dense path between the points nearest to two places."""
    first, last = (int(np.hypot(*(path - place).T).argmin()) for place in (start, end))
    return path[first : last + 1] if first <= last else path[last : first + 1][::-1]


def _fan(crowns: list[Path], fork: Path, tree: Tree, room: Room, pen: Pen) -> list[Path]:
    ways = []
    for crown in crowns:
        ways.append(pen.line(np.array([crown, fork]), Layer.CONNECTOR, tree.style))
        room.take_path(ways[-1])
    return ways
