"""Connectors from ends and votes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from sketch2model.elements import Connector, ConnectorEnd, LineStyle, Point, Shape, ShapeKind
from sketch2model.recognize.detect.trained.certainty import CONNECTOR, certainty
from sketch2model.recognize.detect.trained.ends import End
from sketch2model.recognize.detect.trained.maps import LINE_STYLES, Maps
from sketch2model.recognize.detect.trained.pairing import Pair, pair_ends
from sketch2model.recognize.detect.trained.shapes import outline_distance
from sketch2model.recognize.detect.trained.tracing import trace_routes
from sketch2model.recognize.detect.trained.votes import Votes, collect_votes

DOUBTFUL = -1.4
"""Pairs with smaller odds than this, as a logarithm, are left out: one in five."""

BELIEVED = 0.15
"""Places with at least this chance lie on the connector."""

NEAR, NEAR_CONTAINER = 28.0, 12.0
"""An end this near to the outline of a shape or a container, in the network's pixels, lies at it."""

BAND = 2.5
"""Cells that lie side by side across a connector."""

STEP = 12.0
"""A connector's course has a point about every so many pixels before it is simplified."""

STRAY = 3.0
"""The simplified course stays this close, in pixels."""


def find_connectors(maps: Maps, shapes: Sequence[Shape]) -> tuple[Connector, ...]:
    """All connectors in page pixels.

    Args:
        maps: The network's answers.
        shapes: What the connectors may join, in page pixels.
    """
    ends, votes = collect_votes(maps)
    owners = owners_of(ends, shapes, maps.scale)
    routes = trace_routes(maps, ends)
    ways = {(route.first, route.second): route.points for route in routes}
    pairs = pair_ends(ends, owners, votes.between(), routes)
    return tuple(_connector(p, ends, votes, maps, ways) for p in pairs if p.evidence.log_odds >= DOUBTFUL)


def owners_of(ends: Sequence[End], shapes: Sequence[Shape], scale: float) -> list[int | None]:
    """For each end the index of the shape that it lies at, if there is one; containers come after all others."""
    owners: list[int | None] = []
    for end in ends:
        point = (end.x * scale, end.y * scale)
        near = []
        for index, shape in enumerate(shapes):
            contains = shape.kind is ShapeKind.CONTAINER
            reach = (NEAR_CONTAINER if contains else NEAR) * scale
            if shape.box.distance(point) <= reach and (gap := outline_distance(shape, point)) <= reach:
                near.append((contains, gap, index))
        owners.append(min(near)[2] if near else None)
    return owners


def _connector(
    pair: Pair, ends: Sequence[End], votes: Votes, maps: Maps, ways: Mapping[tuple[int, int], Sequence[Point]]
) -> Connector:
    first, second = ends[pair.first], ends[pair.second]
    support = votes.support(pair.first, pair.second)
    on_it = support >= BELIEVED
    course = _traced(pair, ways) or _course(first, second, votes.places[on_it], support[on_it])
    points = tuple((float(x) * maps.scale, float(y) * maps.scale) for x, y in course)
    style = _style(votes.places[on_it], support[on_it], maps)
    return Connector(
        points, _end(first, points[0]), _end(second, points[-1]), style, certainty(pair.evidence.log_odds, CONNECTOR)
    )


def _end(end: End, point: Point) -> ConnectorEnd:
    return ConnectorEnd(point, end.kind, end.kind_chance)


def _traced(pair: Pair, ways: Mapping[tuple[int, int], Sequence[Point]]) -> Sequence[Point]:
    """The way along drawn lines from the first end to the second, if there is one."""
    if (pair.first, pair.second) in ways:
        return ways[pair.first, pair.second]
    return ways.get((pair.second, pair.first), ())[::-1]


def _course(first: End, second: End, places: NDArray[np.float32], weights: NDArray[np.float32]) -> NDArray[np.float32]:
    """From one end to the other through the places, which are ordered by how much nearer they are to which end."""
    begin, finish = np.array([first.x, first.y], np.float32), np.array([second.x, second.y], np.float32)
    to_first, to_second = np.hypot(*(places - begin).T), np.hypot(*(places - finish).T)
    along = to_first / np.maximum(1e-3, to_first + to_second)
    order = np.argsort(along, kind="stable")
    pieces = max(1, round(len(places) * 4 / BAND / STEP))
    split = [piece for piece in np.array_split(order, pieces) if len(piece)]
    between = [np.average(places[piece], axis=0, weights=weights[piece]) for piece in split]
    course = np.array([begin, *between, finish], np.float32)
    simple: NDArray[np.float32] = cv2.approxPolyDP(course, STRAY, closed=False)[:, 0].astype(np.float32)
    return simple if len(simple) >= 2 else np.array([begin, finish])


def _style(places: NDArray[np.float32], weights: NDArray[np.float32], maps: Maps) -> LineStyle:
    if not len(places):
        return LineStyle.SOLID
    columns, rows = (places // 4).astype(int).T
    return LINE_STYLES[int((maps.style[:, rows, columns] * weights).sum(axis=1).argmax())]
