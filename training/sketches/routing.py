"""Courses that keep clear of what is on the sheet already."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from sketch2model.elements import Box, ShapeKind
from training.sketches.connectors import SIDES, bow, curved, facing_sides, on_ring, right_angled, side_point, straight
from training.sketches.figures import DrawnFigure
from training.sketches.strokes import Path, resample

ROUTES = ("clear", "clear_orthogonal", "clear_straight", "clear_curved")
"""What `Line.route` may ask for; plain `clear` leaves the choice to the hand."""

CELL = 0.35
"""Side of a cell of the map, in ems."""
INSIDE, WORD, BORDER, LINE = 12, 3, 1, 1
"""What a cell costs that a course runs over."""
TURN = 7.0
"""What a turn costs, in cells of way."""
DEAR = 25.0
"""A straight or curved course that costs more than this is given up for one with turns."""
DETOURS = (1.0, 2.5, 5.0, 8.0)
"""How far courses that come back to the side they left from go around, in multiples of the usual stub."""
WAYS = 0.12
"""What a cell of way costs where nothing is."""
PORTS = {ShapeKind.CIRCLE: 0.06, ShapeKind.DIAMOND: 0.05, ShapeKind.ELLIPSE: 0.1}
USUAL_PORTS = 0.17
"""How far from the middle of a side connectors meet it, as a share of the side (standard deviation)."""


class Traffic:
    """A coarse map of a sheet: what it costs to run over each place."""

    def __init__(self, width: float, height: float, em: float) -> None:
        self.cell = CELL * em
        self.costs = np.zeros((int(height / self.cell) + 2, int(width / self.cell) + 2), np.float32)

    def take_box(self, box: Box, cost: float) -> None:
        """Courses shall not run through this box; its rim is free."""
        x0, y0, x1, y1 = (np.array([box.x0, box.y0, box.x1, box.y1]) / self.cell).tolist()
        rows, columns = (
            slice(max(0, int(np.ceil(y0))), max(0, int(y1))),
            slice(max(0, int(np.ceil(x0))), max(0, int(x1))),
        )
        self.costs[rows, columns] = np.maximum(self.costs[rows, columns], cost)

    def take_path(self, path: Path, cost: float) -> None:
        """Nor along this line."""
        rows, columns = self._cells(path)
        self.costs[rows, columns] = np.maximum(self.costs[rows, columns], cost)

    def cost(self, course: Path) -> float:
        """What a course costs: what it runs over, its length, its turns."""
        dense = resample(course, self.cell)
        outside = (dense < 0) | (dense > np.array(self.costs.shape[::-1]) * self.cell)
        rows, columns = self._cells(dense)
        way = float(self.costs[rows, columns].sum()) + WAYS * len(dense)
        return way + INSIDE * float(outside.any(axis=1).sum()) + TURN * max(0, _turns(course))

    def _cells(self, path: Path) -> tuple[np.ndarray, np.ndarray]:
        limits = np.array(self.costs.shape[::-1]) - 1
        columns, rows = np.clip((path / self.cell).astype(int), 0, limits).T
        return rows, columns


def _turns(course: Path) -> int:
    return len(course) - 2 if len(course) < 8 else 0


def clear_course(
    route: str, source: DrawnFigure, target: DrawnFigure, traffic: Traffic, stub: float, rng: np.random.Generator
) -> Path:
    """The cheapest of many courses from one outline to another; chance decides between nearly equal ones."""
    if route == "clear":
        route = str(rng.choice(ROUTES[1:], p=(0.6, 0.3, 0.1)))
    if route != "clear_orthogonal":
        direct = list(_direct(source, target, route == "clear_curved", rng))
        costs = [traffic.cost(course) for course in direct]
        if min(costs) < DEAR:
            return direct[int(np.argmin(costs))]
    courses = list(_right_angled(source, target, stub, rng))
    return min(courses, key=lambda course: traffic.cost(course) * rng.uniform(0.85, 1.15))


def _direct(source: DrawnFigure, target: DrawnFigure, bowed: bool, rng: np.random.Generator) -> Iterator[Path]:
    for attempt in range(4):
        a, b = straight(source.box, target.box)
        if attempt:
            a = a + rng.normal(0, 0.08 * attempt, 2) * (source.box.width, source.box.height)
            b = b + rng.normal(0, 0.08 * attempt, 2) * (target.box.width, target.box.height)
        p, q = on_ring(source.ring, a, b), on_ring(target.ring, b, a)
        if not bowed:
            yield np.array([p, q])
        elif attempt % 2:
            yield curved(p, q, rng)
        else:
            yield _swung(source, target, rng)


def _swung(source: DrawnFigure, target: DrawnFigure, rng: np.random.Generator) -> Path:
    """A curve that leaves and enters square to the outlines."""
    leaves, enters = facing_sides(source.box, target.box)
    if rng.random() < 0.4:
        enters = str(rng.choice(list(SIDES)))
    p, q = _port(source, leaves, rng), _port(target, enters, rng)
    return bow(p, leaves, q, enters, 0.5 * float(np.hypot(*(q - p))))


def _right_angled(source: DrawnFigure, target: DrawnFigure, stub: float, rng: np.random.Generator) -> Iterator[Path]:
    facing = facing_sides(source.box, target.box)
    a, b = straight(source.box, target.box)
    if (a == b).any():
        p, q = on_ring(source.ring, a, b), on_ring(target.ring, b, a)
        yield np.array([p, q])
    for leaves in SIDES:
        for enters in SIDES:
            detours = DETOURS if leaves == enters else (1.0, 1.0) if (leaves, enters) == facing else (1.0,)
            for detour in detours:
                p, q = _port(source, leaves, rng), _port(target, enters, rng)
                out = stub * detour * float(rng.uniform(0.6, 1.6))
                yield right_angled(p, leaves, q, enters, out, float(rng.uniform(0.25, 0.75)))


def _port(figure: DrawnFigure, side: str, rng: np.random.Generator) -> Path:
    spread = PORTS.get(figure.figure.kind, USUAL_PORTS)
    return anchored(figure, side_point(figure.box, side, float(np.clip(rng.normal(0.5, spread), 0.08, 0.92))))


def anchored(figure: DrawnFigure, point: Path) -> Path:
    """The place on the outline that belongs to a place on the box."""
    centre = np.array(figure.box.center)
    wide = abs(point[0] - centre[0]) * figure.box.height > abs(point[1] - centre[1]) * figure.box.width
    inward = np.array([centre[0], point[1]] if wide else [point[0], centre[1]])
    return on_ring(figure.ring, inward, point)


def border_course(source: DrawnFigure, border: DrawnFigure, rng: np.random.Generator) -> Path:
    """From a figure to the nearest place of a container's border that it looks at from outside (or inside)."""
    centre, box = np.array(source.box.center), border.box
    x = float(np.clip(centre[0] + rng.normal(0, 0.15) * source.box.width, box.x0 + 1, box.x1 - 1))
    y = box.y0 if abs(centre[1] - box.y0) < abs(centre[1] - box.y1) else box.y1
    end = np.array([x, y])
    met = border.ring[int(np.abs(border.ring - end).sum(axis=1).argmin())]
    start = on_ring(source.ring, centre, np.array([centre[0] if abs(x - centre[0]) > source.box.width / 2 else x, y]))
    return np.array([start, met])


def boxes_around(figures: Sequence[DrawnFigure]) -> Box:
    """The box around several figures."""
    around = figures[0].box
    for figure in figures[1:]:
        around = around.union(figure.box)
    return around
