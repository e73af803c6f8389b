"""Routes: the smoothest way along lines from one terminal to another.

A pen goes straight through a crossing; turning at a branch costs, and so do gaps.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count

from sketch2model.elements import Point
from sketch2model.recognize.detect.contours.joints import angle_between, direction_from
from sketch2model.recognize.detect.contours.network import TANGENT, Network

TURN_COST = 6.0
"""Cost of a right angle at a branch, in letter heights of straight line."""

LENGTH_COST = 0.15
BRIDGE_COST = 1.0
MAX_TURN = 140.0


@dataclass(frozen=True, slots=True)
class Step:
    """One piece of the way, left at node `end`; directions are unit vectors as the pen moves."""

    end: int
    points: tuple[Point, ...]
    leaving: Point
    arriving: Point
    cost: float
    bridged: float
    length: float


@dataclass(frozen=True, slots=True)
class Route:
    """A way between two terminals, by their numbers.

    Attributes:
        points: Polyline from the first terminal's place to the second's.
        cost: In pixels of straight line.
        length: Along the ink.
        bridges: Lengths of the gaps it jumps.
    """

    first: int
    second: int
    points: tuple[Point, ...]
    cost: float
    length: float
    bridges: tuple[float, ...]


def find_routes(network: Network, letter_height: float) -> list[Route]:
    """The cheapest route for every pair of terminals that lines join, cheapest first."""
    steps = _steps(network, letter_height)
    owners: dict[int, list[int]] = {}
    for number, terminal in enumerate(network.terminals):
        for node in terminal.nodes:
            owners.setdefault(node, []).append(number)
    routes = [
        route
        for first in range(len(network.terminals))
        for route in _from(first, network, steps, owners, letter_height)
        if route.first < route.second
    ]
    return sorted(routes, key=lambda route: (route.cost, route.first, route.second))


def _steps(network: Network, letter_height: float) -> dict[int, list[Step]]:
    steps: dict[int, list[Step]] = {}
    stretch = TANGENT * letter_height
    for path in network.skeleton.paths:
        for start, end, points in ((path.start, path.end, path.points), (path.end, path.start, path.points[::-1])):
            leaving = direction_from(path, start, stretch)
            back = direction_from(path, end, stretch)
            if path.start == path.end:
                continue
            arriving = (-back[0], -back[1])
            step = Step(end, points[1:], leaving, arriving, LENGTH_COST * path.length, 0.0, path.length)
            steps.setdefault(start, []).append(step)
    for bridge in network.bridges:
        for start, end in ((bridge.start, bridge.end), (bridge.end, bridge.start)):
            p, q = network.skeleton.nodes[start], network.skeleton.nodes[end]
            way = ((q[0] - p[0]) / max(1e-9, bridge.length), (q[1] - p[1]) / max(1e-9, bridge.length))
            steps.setdefault(start, []).append(
                Step(end, (q,), way, way, BRIDGE_COST * bridge.length, bridge.length, bridge.length)
            )
    return steps


def _from(
    first: int, network: Network, steps: dict[int, list[Step]], owners: dict[int, list[int]], letter: float
) -> Iterator[Route]:
    """Dijkstra's shortest ways over (node, step) states, so that turns can be charged."""
    terminal = network.terminals[first]
    order = count()
    queue: list[tuple[float, int, Step, tuple[Step, ...]]] = []
    for node in terminal.nodes:
        for step in steps.get(node, []):
            heapq.heappush(queue, (step.cost, next(order), step, (step,)))
    done: set[int] = set()
    reached: set[int] = set()
    while queue:
        cost, _, here, way = heapq.heappop(queue)
        if id(here) in done:
            continue
        done.add(id(here))
        others = [other for other in owners.get(here.end, ()) if other != first]
        for other in others:
            if other not in reached:
                reached.add(other)
                yield _route(first, other, network, way, cost)
        if others:
            continue
        for step in steps.get(here.end, []):
            turn = angle_between(here.arriving, step.leaving)
            if turn <= MAX_TURN and id(step) not in done:
                charge = TURN_COST * letter * (turn / 90) ** 2 if turn > 12 else 0.0
                heapq.heappush(queue, (cost + step.cost + charge, next(order), step, (*way, step)))


def _route(first: int, second: int, network: Network, way: tuple[Step, ...], cost: float) -> Route:
    start, end = network.terminals[first], network.terminals[second]
    points = [start.point]
    for step in way:
        points += step.points
    points[-1] = end.point
    return Route(
        first,
        second,
        tuple(points),
        cost,
        sum(step.length for step in way),
        tuple(step.bridged for step in way if step.bridged),
    )
