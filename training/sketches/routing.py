"""Courses that keep clear of what is on the sheet already."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from sketch2model.elements import Box, ShapeKind
from training.sketches.connectors import (
    SIDES,
    bow,
    curved,
    facing_sides,
    on_ring,
    right_angled,
    roundabout,
    side_point,
    straight,
)
from training.sketches.figures import DrawnFigure
from training.sketches.strokes import Path, resample

ROUTES = ("clear", "clear_orthogonal", "clear_straight", "clear_curved", "clear_around")
"""What `Line.route` may ask for; plain `clear` leaves the choice to the hand, `clear_around` goes a long way."""

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

BENDS_AROUND = 3
"""A long way has at least so many bends."""
BORDER_TRIES = 5
BORDER_PORTS = 0.24
"""The same as `USUAL_PORTS` for connectors that end at a container's border, whatever figure they come from."""
ASLANT = 0.12
"""How far they lean if they are straight, in stubs (standard deviation)."""
BORDER_DEAR = 60.0
"""As `DEAR` for them: they are long and run over much."""


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
        route = str(rng.choice(ROUTES[1:4], p=(0.6, 0.3, 0.1)))
    if route not in ("clear_orthogonal", "clear_around"):
        direct = list(_direct(source, target, route == "clear_curved", rng))
        costs = [traffic.cost(course) for course in direct]
        if min(costs) < DEAR:
            return direct[int(np.argmin(costs))]
    courses = [*_right_angled(source, target, stub, rng), *_around(source, target, stub, rng)]
    if route == "clear_around":
        courses = [course for course in courses if len(course) >= BENDS_AROUND + 2]
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


def _around(source: DrawnFigure, target: DrawnFigure, stub: float, rng: np.random.Generator) -> Iterator[Path]:
    """Courses that run along a level aside of both figures, or between them."""
    a, b = source.box, target.box
    for leaves, enters in (("left", "right"), ("right", "left"), ("top", "bottom"), ("bottom", "top")):
        low, high = ((a.y0, b.y0), (a.y1, b.y1)) if leaves in ("left", "right") else ((a.x0, b.x0), (a.x1, b.x1))
        for detour in DETOURS:
            away = stub * detour * float(rng.uniform(0.6, 1.6))
            for level in (min(low) - away, max(high) + away, float(rng.uniform(*sorted((min(high), max(low)))))):
                p, q = _port(source, leaves, rng), _port(target, enters, rng)
                yield roundabout(p, leaves, q, enters, stub * float(rng.uniform(0.5, 1.2)), level)


def _port(figure: DrawnFigure, side: str, rng: np.random.Generator, spread: float | None = None) -> Path:
    spread = spread or PORTS.get(figure.figure.kind, USUAL_PORTS)
    return anchored(figure, side_point(figure.box, side, float(np.clip(rng.normal(0.5, spread), 0.08, 0.92))))


def anchored(figure: DrawnFigure, point: Path) -> Path:
    """The place on the outline that belongs to a place on the box."""
    centre = np.array(figure.box.center)
    wide = abs(point[0] - centre[0]) * figure.box.height > abs(point[1] - centre[1]) * figure.box.width
    inward = np.array([centre[0], point[1]] if wide else [point[0], centre[1]])
    return on_ring(figure.ring, inward, point)


def border_course(
    route: str, figure: DrawnFigure, border: DrawnFigure, traffic: Traffic, stub: float, rng: np.random.Generator
) -> Path:
    """From a figure to the border of a container: straight across, aslant or with turns, whatever is cheapest.

    Args:
        route: `clear_straight` turns only if it must.
        figure: Where it begins.
        border: The container; its ink is met.
        traffic: What is on the sheet.
        stub: How far it runs straight before it turns.
        rng: Decides between nearly equal ones.
    """
    straight_ones, turning = [], []
    leaves, enters = _towards(figure.box, border.box)
    for _ in range(BORDER_TRIES):
        p = _port(figure, leaves, rng, BORDER_PORTS)
        level = _border_point(border, enters, p + stub * rng.normal(0, ASLANT, 2), rng)
        straight_ones.append(np.array([p, level]))
        apart = _border_point(border, enters, p + stub * rng.normal(0, 3.0, 2), rng)
        turning.append(right_angled(p, leaves, apart, enters, stub, float(rng.uniform(0.1, 0.9))))
        aside = str(rng.choice(("left", "right") if leaves in ("top", "bottom") else ("top", "bottom")))
        start = _port(figure, aside, rng)
        far = start + stub * rng.uniform(0.6, 5.0) * np.array(SIDES[aside])
        turning.append(right_angled(start, aside, _border_point(border, enters, far, rng), enters, stub))
    costs = [traffic.cost(course) for course in straight_ones]
    if route == "clear_straight" and min(costs) < BORDER_DEAR:
        return straight_ones[int(np.argmin(costs))]
    courses = [*turning, *straight_ones] if route == "clear_straight" else turning
    return min(courses, key=lambda course: traffic.cost(course) * rng.uniform(0.85, 1.15))


def _towards(box: Box, border: Box) -> tuple[str, str]:
    """Sides of a figure and of a container between them; inside of it, its nearer long side."""
    if box.overlap(border) == 0:
        return facing_sides(box, border)
    near_top = abs(box.center[1] - border.y0) < abs(box.center[1] - border.y1)
    near_left = abs(box.center[0] - border.x0) < abs(box.center[0] - border.x1)
    if border.width >= border.height:
        return ("top", "top") if near_top else ("bottom", "bottom")
    return ("left", "left") if near_left else ("right", "right")


def _border_point(border: DrawnFigure, side: str, level: Path, rng: np.random.Generator) -> Path:
    """Where a side of a container is met at that level, or not far from the corner if the side ends before it."""
    box, axis = border.box, 0 if side in ("top", "bottom") else 1
    low, high = (box.x0, box.x1) if axis == 0 else (box.y0, box.y1)
    rim = rng.uniform(0.02, 0.12) * (high - low)
    at = float(np.clip(level[axis], low + rim, high - rim))
    point = side_point(box, side, (at - low) / max(high - low, 1e-9))
    inside = np.array(box.center)
    inside[axis] = at
    return on_ring(border.ring, inside, point)


def joining_course(
    figure: DrawnFigure, point: Path, heading: Path, traffic: Traffic, stub: float, rng: np.random.Generator
) -> Path:
    """From a figure to a place on another connector, into it from aside or from behind.

    Args:
        figure: Where it begins.
        point: The place, (2,).
        heading: Unit vector along the other connector to where both go.
        traffic: What is on the sheet.
        stub: How far it runs straight before it turns.
        rng: Decides between nearly equal ones.
    """
    start = on_ring(figure.ring, np.array(figure.box.center), point)
    courses = [np.array([start, point])] if (point - start) @ heading >= 0 else []
    for leaves in SIDES:
        for enters, direction in SIDES.items():
            if np.array(direction) @ heading < 0.5:
                p = _port(figure, leaves, rng)
                out = stub * float(rng.uniform(0.6, 1.6))
                courses.append(right_angled(p, leaves, point, enters, out, float(rng.uniform(0.25, 0.75))))
    return min(courses, key=lambda course: traffic.cost(course) * rng.uniform(0.85, 1.15))
