"""The network of lines: skeleton paths, bridges over gaps, and where lines come to a shape."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from sketch2model.elements import Page, Point, Shape, ShapeKind
from sketch2model.recognize.detect.contours.chains import long_bridges
from sketch2model.recognize.detect.contours.joints import (
    Bridge,
    angle_between,
    joined_to_sides,
    outward_directions,
)
from sketch2model.recognize.detect.contours.lines import LineInk
from sketch2model.recognize.detect.contours.signs import SIGN_REACH, Sign
from sketch2model.recognize.detect.contours.skeleton import Skeleton, thin, trace
from sketch2model.recognize.detect.contours.zones import nearest_on_outline

SPUR = 0.2
BRIDGE = 1.6
BRIDGE_ANGLE = 32.0
JOINT = 0.8
"""A loose end this near to the side of a line it points at (letter heights) is joined to it."""

CONTACT = 0.75
"""A line's end this near to a shape (letter heights) belongs to it, wherever it points."""

AIM = 1.7
AIM_ANGLE = 40.0
"""A line's end this near belongs to it if it points there, within so many degrees."""

TOE = 2.0
"""Longest toe of a crow's foot, in letter heights."""

FAR_AIM = 3.0
FAR_STEP = 0.3
FAR_LENGTH = 1.5
"""A line's end with no shape near belongs to the first one straight ahead, looked for in steps (letter heights)."""

TANGENT = 0.6
"""Over which stretch of a path its direction is measured, in letter heights."""

WHISKER = 1.8
"""Longest wing of an arrowhead, in letter heights."""

SIGN_GAP = 0.6
"""A line may stop this far before its sign, in letter heights."""

TERMINAL_SPREAD = 1.1


@dataclass(frozen=True, slots=True)
class Terminal:
    """Where lines come to a shape.

    Attributes:
        shape: Index of the shape.
        nodes: Ends of the skeleton that meet there, the nearest first.
        point: Place on the outline.
        distance: From the nearest node to the outline.
        sign: The figure drawn there, if there is one.
    """

    shape: int
    nodes: tuple[int, ...]
    point: Point
    distance: float
    sign: Sign | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Network:
    """Everything that lines can run along."""

    skeleton: Skeleton
    bridges: tuple[Bridge, ...]
    terminals: tuple[Terminal, ...]


def build_network(page: Page, shapes: Sequence[Shape], ink: LineInk, signs: Sequence[Sign]) -> Network:
    """Traces the line ink and finds out what it joins; a sign at a shape is where its line ends."""
    pen, letter = page.pen_width, page.letter_height
    centre_lines = thin(ink.long | ink.dashes)
    skeleton = trace(
        centre_lines, spur=max(2 * pen, SPUR * letter), tolerance=max(1.5, 0.6 * pen), whisker=WHISKER * letter
    )
    skeleton, joints = joined_to_sides(skeleton, outward_directions(skeleton, TANGENT * letter), JOINT * letter)
    ends = outward_directions(skeleton, TANGENT * letter)
    at_signs = _sign_terminals(shapes, skeleton, ends, signs, page)
    on_signs = {node for terminal in at_signs for node in terminal.nodes}
    free = {node: way for node, way in ends.items() if node not in on_signs}
    closed = {index for index, shape in enumerate(shapes) if shape.kind is not ShapeKind.CONTAINER}
    terminals = (*at_signs, *_terminals(shapes, closed, skeleton, free, letter))
    taken = {node for terminal in terminals for node in terminal.nodes if terminal.distance <= CONTACT * letter}
    bridges = _bridges(skeleton, {node: way for node, way in ends.items() if node not in taken}, page)
    open_ends = set(ends) - taken - {node for bridge in bridges for node in (bridge.start, bridge.end)}
    bridges = (*bridges, *long_bridges(skeleton, bridges, open_ends, letter))
    passing = taken | on_signs | {node for bridge in bridges for node in (bridge.start, bridge.end)}
    stopping = {node: way for node, way in free.items() if node not in passing}
    at_borders = _terminals(shapes, set(range(len(shapes))) - closed, skeleton, stopping, letter)
    placed = {node for terminal in (*terminals, *at_borders) for node in terminal.nodes}
    lost = {node: way for node, way in stopping.items() if node not in placed}
    far = _far_terminals(shapes, skeleton, lost, letter)
    return Network(skeleton, (*bridges, *joints), (*terminals, *at_borders, *far))


def _far_terminals(
    shapes: Sequence[Shape], skeleton: Skeleton, ends: dict[int, Point], letter: float
) -> tuple[Terminal, ...]:
    """For ends that nothing is near to: the first outline straight ahead."""
    found = []
    drawn: dict[int, float] = {}
    for path in skeleton.paths:
        for node in (path.start, path.end):
            drawn[node] = max(drawn.get(node, 0.0), path.length)
    for node, way in sorted(ends.items()):
        here = skeleton.nodes[node]
        if drawn[node] < FAR_LENGTH * letter:
            continue
        for step in range(1, round(FAR_AIM / FAR_STEP) + 1):
            reach = step * FAR_STEP * letter
            there = (here[0] + reach * way[0], here[1] + reach * way[1])
            hit = next((index for index, shape in enumerate(shapes) if _covers(shape, there, letter)), None)
            if hit is not None:
                found.append(Terminal(hit, (node,), nearest_on_outline(shapes[hit], there), reach))
                break
    return tuple(found)


def _covers(shape: Shape, point: Point, letter: float) -> bool:
    """Whether a point lies in a shape; in a container, at its border."""
    if not shape.box.holds(point):
        return False
    if shape.kind is ShapeKind.CONTAINER:
        return math.dist(point, nearest_on_outline(shape, point)) <= FAR_STEP * letter
    return cv2.pointPolygonTest(np.array(shape.outline, np.float32), point, False) >= 0


def _sign_terminals(
    shapes: Sequence[Shape], skeleton: Skeleton, ends: dict[int, Point], signs: Sequence[Sign], page: Page
) -> tuple[Terminal, ...]:
    """A terminal for every sign that stands at a shape; the skeleton's nodes on the sign lead to it."""
    found = []
    for sign in signs:
        nodes = _nodes_at(sign, skeleton, ends, page)
        tips = [
            (math.dist(vertex, foot), index, foot)
            for index, shape in enumerate(shapes)
            for vertex in _extremes(sign.contour)
            if math.dist(vertex, foot := nearest_on_outline(shape, vertex)) <= SIGN_REACH * page.letter_height
        ]
        if nodes and tips:
            distance, index, foot = min(tips)
            found.append(Terminal(index, tuple(nodes), foot, distance, sign))
    return tuple(found)


def _nodes_at(sign: Sign, skeleton: Skeleton, ends: dict[int, Point], page: Page) -> list[int]:
    """Nodes on the sign's outline, and loose ends that point at it over a short gap."""
    contour = sign.contour.astype(np.float32)
    cx, cy = contour.mean(axis=0)
    found = []
    for node, point in sorted(skeleton.nodes.items()):
        distance = -cv2.pointPolygonTest(contour, point, True)
        if distance <= 2 * page.pen_width:
            found.append(node)
        elif distance <= SIGN_GAP * page.letter_height and node in ends:
            ahead = (float(cx) - point[0], float(cy) - point[1])
            if angle_between(ends[node], ahead) <= AIM_ANGLE:
                found.append(node)
    return found


def _extremes(contour: NDArray[np.int32]) -> list[Point]:
    """Points of a contour farthest out in eight directions."""
    directions = np.array([(math.cos(k * math.pi / 4), math.sin(k * math.pi / 4)) for k in range(8)])
    return [(float(x), float(y)) for x, y in contour[(contour @ directions.T).argmax(axis=0)]]


def _terminals(
    shapes: Sequence[Shape], chosen: Set[int], skeleton: Skeleton, ends: dict[int, Point], letter: float
) -> tuple[Terminal, ...]:
    """Terminals at the chosen shapes: loose ends that touch or point at them."""
    hits: dict[int, list[tuple[float, int, Point]]] = {}
    for node, way in ends.items():
        here = skeleton.nodes[node]
        best: tuple[float, int, Point] | None = None
        for index in sorted(chosen):
            shape = shapes[index]
            if shape.box.distance(here) > AIM * letter or (
                shape.kind is ShapeKind.CONTAINER and shape.box.grown(-0.5 * letter).holds(here)
            ):
                continue
            foot = nearest_on_outline(shape, here)
            distance = math.dist(here, foot)
            aimed = angle_between(way, (foot[0] - here[0], foot[1] - here[1])) <= AIM_ANGLE
            if distance <= (AIM if aimed else CONTACT) * letter and (best is None or distance < best[0]):
                best = (distance, index, foot)
        if best is not None:
            hits.setdefault(best[1], []).append((best[0], node, best[2]))
    terminals = []
    stems = _stems(skeleton, letter)
    for index, found in sorted(hits.items()):
        for group in _clusters(found, TERMINAL_SPREAD * letter, stems):
            distance, _, point = group[0]
            terminals.append(Terminal(index, tuple(node for _, node, _ in group), point, distance))
    return tuple(terminals)


def _stems(skeleton: Skeleton, letter: float) -> dict[int, int]:
    """For each loose end of a short stroke, the branch point it hangs on: the toes of a crow's foot share one."""
    degree = skeleton.degree()
    return {
        node: root
        for path in skeleton.paths
        for node, root in ((path.start, path.end), (path.end, path.start))
        if degree[node] == 1 and degree[root] > 2 and path.length <= TOE * letter
    }


def _clusters(
    found: list[tuple[float, int, Point]], spread: float, stems: dict[int, int]
) -> Iterator[list[tuple[float, int, Point]]]:
    """Groups of ends whose places on the outline lie within `spread` of the group's first, or that share a stem."""
    left = sorted(found)
    while left:
        _, node, foot = left[0]
        stem = stems.get(node)
        group = [
            hit for hit in left if math.dist(hit[2], foot) <= spread or (stem is not None and stems.get(hit[1]) == stem)
        ]
        yield group
        left = [hit for hit in left if hit not in group]


def _bridges(skeleton: Skeleton, ends: dict[int, Point], page: Page) -> tuple[Bridge, ...]:
    """Gaps between loose ends that point at each other; each end keeps its best two."""
    reach, touching = BRIDGE * page.letter_height, 2 * page.pen_width
    degree_paths = {node: path for path in skeleton.paths for node in (path.start, path.end)}
    options: dict[int, list[tuple[float, int, float]]] = {}
    nodes = sorted(ends)
    for i, a in enumerate(nodes):
        for b in nodes[i + 1 :]:
            p, q = skeleton.nodes[a], skeleton.nodes[b]
            gap = math.dist(p, q)
            if gap > reach or (degree_paths[a] is degree_paths[b] and gap < degree_paths[a].length / 2):
                continue
            ahead = (q[0] - p[0], q[1] - p[1])
            off = max(angle_between(ends[a], ahead), angle_between(ends[b], (-ahead[0], -ahead[1])))
            if gap > touching and off > BRIDGE_ANGLE:
                continue
            cost = gap * (1 + off / BRIDGE_ANGLE)
            options.setdefault(a, []).append((cost, b, gap))
            options.setdefault(b, []).append((cost, a, gap))
    kept = {(min(a, b), max(a, b), gap) for a, found in options.items() for _, b, gap in sorted(found)[:2]}
    return tuple(Bridge(a, b, gap) for a, b, gap in sorted(kept))
