"""Courses of lines on the paper: as drawn, without the wobble, from outline to outline."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sketch2model.concepts import UmlRelation
from sketch2model.elements import Box, Point, ShapeKind
from sketch2model.elements.vocabulary import EdgeKind
from sketch2model.export.diagrams.figures import FigureKind, Size
from sketch2model.export.diagrams.paper import Paper

_WOBBLE = 14.0
_SLOPE = 0.2
_LOOP = 34.0
_BESIDE_EACH_OTHER = 28.0
_CORNERS_OF_ELLIPSE = 48
_ROOM_FOR_SIGN = 18.0
_AIR = 4.0
_SAME_SIGN = 40.0
_SHARING = (EdgeKind.INHERITANCE, EdgeKind.REALIZATION)


@dataclass(frozen=True, slots=True)
class Route:
    """A line on the paper.

    Attributes:
        points: At least two, the first on the outline of its source, the last on that of its target.
        label_at: Share of the way at which its label stands.
    """

    points: tuple[Point, ...]
    label_at: float = 0.5

    @property
    def label_place(self) -> Point:
        """Where the middle of its label goes."""
        left = sum(math.dist(*leg) for leg in self.legs) * self.label_at
        for start, end in self.legs:
            length = math.dist(start, end)
            if left <= length and length:
                return _between(start, end, left / length)
            left -= length
        return self.points[0]

    @property
    def legs(self) -> tuple[tuple[Point, Point], ...]:
        """Its straight parts."""
        return tuple(zip(self.points, self.points[1:], strict=False))

    def beside_end(self, size: Size, *, at_source: bool, side: int) -> Point:
        """Middle of a text of this size beside the line, next to the sign at one end.

        `side` 1 is above a level line and right of an upright one, -1 the other side.
        """
        end, towards = self.points[:2] if at_source else self.points[:-3:-1]
        length = math.dist(end, towards) or 1.0
        x, y = (towards[0] - end[0]) / length, (towards[1] - end[1]) / length
        normal = (y, -x) if x > _SLOPE or (abs(x) <= _SLOPE and y > 0) else (-y, x)
        along = _ROOM_FOR_SIGN + (abs(x) * size[0] + abs(y) * size[1]) / 2
        across = side * (_AIR + (abs(normal[0]) * size[0] + abs(normal[1]) * size[1]) / 2)
        return (end[0] + x * along + normal[0] * across, end[1] + y * along + normal[1] * across)


def routes_of(paper: Paper, relations: Sequence[UmlRelation]) -> tuple[Route, ...]:
    """The course of each relation; both its ends must be on the paper."""
    pairs = [frozenset((r.source, r.target)) if len(r.points) < 2 else None for r in relations]
    together, before = Counter(pairs), Counter[frozenset[str] | None]()
    routes = []
    for relation, pair in zip(relations, pairs, strict=True):
        if pair is None:
            routes.append(_route(paper, relation, 0.0))
            continue
        # Where nobody drew their courses, lines lie beside each other, and their labels one after the other.
        route = _route(paper, relation, before[pair] - (together[pair] - 1) / 2)
        before[pair] += 1
        share = before[pair] / (together[pair] + 1)
        routes.append(replace(route, label_at=share if relation.source < relation.target else 1 - share))
    return _gathered(paper, relations, routes)


def outline(shape: ShapeKind, box: Box) -> tuple[Point, ...]:
    """Corners of a shape; round ones have many."""
    (x, y), width, height = box.center, box.width / 2, box.height / 2
    if shape is ShapeKind.DIAMOND:
        return ((x, box.y0), (box.x1, y), (x, box.y1), (box.x0, y))
    if shape in (ShapeKind.CIRCLE, ShapeKind.ELLIPSE):
        turns = (2 * math.pi * corner / _CORNERS_OF_ELLIPSE for corner in range(_CORNERS_OF_ELLIPSE))
        return tuple((x + width * math.sin(turn), y - height * math.cos(turn)) for turn in turns)
    return box.corners


def _gathered(paper: Paper, relations: Sequence[UmlRelation], routes: Sequence[Route]) -> tuple[Route, ...]:
    """Children whose lines end close together at their parent share one triangle."""
    gathered: list[Route] = []
    signs: dict[str, list[Point]] = {}
    for relation, route in zip(relations, routes, strict=True):
        end = route.points[-1]
        if relation.kind in _SHARING and relation.points:
            others = signs.setdefault(relation.target, [])
            sign = next((each for each in others if math.dist(each, end) <= _SAME_SIGN), None)
            if sign is None:
                others.append(end)
            else:
                route = _ending_at(paper, relation, route, sign)
        gathered.append(route)
    return tuple(gathered)


def _ending_at(paper: Paper, relation: UmlRelation, route: Route, end: Point) -> Route:
    """The same line with another end; its last leg stays level or upright."""
    points, before = list(route.points), route.points[-2]
    points[-1] = end
    if before[0] == route.points[-1][0]:
        before = (end[0], before[1])
    elif before[1] == route.points[-1][1]:
        before = (before[0], end[1])
    if len(points) > 2 or paper.boxes[relation.source].grown(1.0).holds(before):
        points[-2] = before
    return replace(route, points=tuple(points))


def _route(paper: Paper, relation: UmlRelation, place: float) -> Route:
    source, target = paper.boxes[relation.source], paper.boxes[relation.target]
    drawn = [paper.point(point) for point in relation.points]
    bends = _bends(drawn, source, target)
    if relation.source == relation.target and len(bends) < 2:
        bends = [(source.x1 + _LOOP, source.y0 + _LOOP), (source.x1 + _LOOP, source.y0 - _LOOP)]
        bends.append((source.x1 - _LOOP, source.y0 - _LOOP))
        return _joined(paper, relation, [(source.x1, bends[0][1]), *bends, (bends[2][0], source.y0)])
    if len(drawn) < 2:
        start, end = source.center, target.center
        length = math.dist(start, end) or 1.0
        across = ((start[1] - end[1]) / length, (end[0] - start[0]) / length)
        if relation.source > relation.target:
            across = (-across[0], -across[1])
        step = place * _BESIDE_EACH_OTHER
        start, end = (
            _clamped((middle[0] + across[0] * step, middle[1] + across[1] * step), box.grown(-2))
            for middle, box in ((start, source), (end, target))
        )
        return _joined(paper, relation, _levelled([start, end], source, target))
    start, end = _clamped(drawn[0], source), _clamped(drawn[-1], target)
    return _joined(paper, relation, _levelled([start, *bends, end], source, target))


def _joined(paper: Paper, relation: UmlRelation, points: list[Point]) -> Route:
    """Let a line begin and end on the outlines of what it joins."""
    points[0] = _meeting(paper, relation.source, points[1], points[0])
    points[-1] = _meeting(paper, relation.target, points[-2], points[-1])
    return Route(tuple((round(x, 1), round(y, 1)) for x, y in points))


def _bends(drawn: Sequence[Point], source: Box, target: Box) -> list[Point]:
    """Where a drawn line turns, outside of the boxes it joins."""
    kept = _simplified(drawn) if len(drawn) > 2 else drawn
    near = (source.grown(_AIR), target.grown(_AIR))
    return [point for point in kept[1:-1] if not any(box.holds(point) for box in near)]


def _simplified(points: Sequence[Point]) -> list[Point]:
    """Only the points that a line cannot do without (Douglas and Peucker)."""
    keep, parts = {0, len(points) - 1}, [(0, len(points) - 1)]
    while parts:
        first, last = parts.pop()
        away = {number: _away(points[number], points[first], points[last]) for number in range(first + 1, last)}
        furthest = max(away, key=lambda number: away[number], default=first)
        if away and away[furthest] > _WOBBLE:
            keep.add(furthest)
            parts += [(first, furthest), (furthest, last)]
    return [points[number] for number in sorted(keep)]


def _away(point: Point, start: Point, end: Point) -> float:
    dx, dy = end[0] - start[0], end[1] - start[1]
    share = ((point[0] - start[0]) * dx + (point[1] - start[1]) * dy) / ((dx * dx + dy * dy) or 1.0)
    return math.dist(point, _between(start, end, min(max(share, 0.0), 1.0)))


def _levelled(points: list[Point], source: Box, target: Box) -> list[Point]:
    """Legs that are nearly level or upright become so, as far as both boxes allow."""
    for number in range(len(points) - 1):
        (x0, y0), (x1, y1) = points[number : number + 2]
        width, height = abs(x1 - x0), abs(y1 - y0)
        if min(width, height) > max(_SLOPE * max(width, height), min(_WOBBLE, max(width, height) / 2)):
            continue
        across = 0 if width < height else 1
        # The ends slide along their boxes only, bends go where they like.
        bounds = [source] * (number == 0) + [target] * (number + 2 == len(points))
        lowest = max(((box.x0, box.y0)[across] for box in bounds), default=-math.inf)
        highest = min(((box.x1, box.y1)[across] for box in bounds), default=math.inf)
        if lowest < highest:
            kept = points[number] if number else points[number + 1] if len(points) > 2 else None
            wanted = kept[across] if kept else (points[number][across] + points[number + 1][across]) / 2
            level = min(max(wanted, lowest), highest)
            for end in (number, number + 1):
                points[end] = (level, points[end][1]) if across == 0 else (points[end][0], level)
    return points


def _meeting(paper: Paper, element: str, start: Point, towards: Point) -> Point:
    """Where a line from `start` that aims at a point of a figure first meets its outline."""
    figure, box = paper.figures[element], paper.boxes[element]
    round_or_pointed = figure.kind not in (FigureKind.CLASS, FigureKind.GROUP)
    corners = outline(figure.shape if round_or_pointed else ShapeKind.RECTANGLE, box)
    sides = list(zip(corners, (*corners[1:], corners[0]), strict=True))
    for aim in (towards, box.center):
        found = [share for side in sides if (share := _crossing(start, aim, side)) is not None]
        if found:
            return _between(start, aim, min(found))
    return towards


def _crossing(start: Point, aim: Point, side: tuple[Point, Point]) -> float | None:
    """How far along the ray from `start` through `aim` it crosses a side; 1 at `aim`. None if it does not."""
    (x, y), (u, v) = side[0], (side[1][0] - side[0][0], side[1][1] - side[0][1])
    dx, dy = aim[0] - start[0], aim[1] - start[1]
    turn = dx * v - dy * u
    if abs(turn) < 1e-9:
        return None
    along = ((x - start[0]) * v - (y - start[1]) * u) / turn
    across = ((x - start[0]) * dy - (y - start[1]) * dx) / turn
    return along if along > 1e-9 and -1e-9 <= across <= 1 + 1e-9 else None


def _clamped(point: Point, box: Box) -> Point:
    return (min(max(point[0], box.x0), box.x1), min(max(point[1], box.y0), box.y1))


def _between(start: Point, end: Point, share: float) -> Point:
    return (start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share)
