"""Gaps in the lines that the network sees: from one loose tip to another, or to the side of a line."""

from __future__ import annotations

import math
from collections.abc import Iterator

from sketch2model.elements import Box, Point
from sketch2model.recognize.detect.contours.joints import Bridge, angle_between, cut, feet
from sketch2model.recognize.detect.contours.skeleton import Skeleton

GAP = 60.0
"""Longest gap between two tips that point at each other, in pixels."""

GAP_ANGLE = 35.0
"""Degrees by which they may miss each other."""

TOUCHING = 12.0
"""Gaps shorter than this need not point anywhere."""

SIDE_GAP = 28.0
"""Longest gap between a tip and the side of a line that it points at, as before a crossing or where lines merge."""

SIDE_ANGLE = 30.0
"""Degrees by which a tip may miss the place on a line that it is joined to."""

AT_NODE = 6.0
"""A place on a line this near to where lines meet is there."""


def bridged(skeleton: Skeleton, tips: dict[int, Point]) -> tuple[Skeleton, tuple[Bridge, ...]]:
    """Find the gaps that loose tips leave.

    Args:
        skeleton: Centre lines in the network's pixels.
        tips: Nodes at which a line stops without a reason, and where each points.

    Returns:
        The skeleton, cut where a tip is joined to the side of a line, and the gaps.
    """
    joints = []
    for tip in sorted(tips):
        skeleton, joint = _joined(skeleton, tip, tips[tip])
        joints += joint
    return skeleton, (*joints, *_between_tips(skeleton, tips))


def _between_tips(skeleton: Skeleton, tips: dict[int, Point]) -> Iterator[Bridge]:
    nodes = sorted(tips)
    for i, a in enumerate(nodes):
        for b in nodes[i + 1 :]:
            p, q = skeleton.nodes[a], skeleton.nodes[b]
            gap = math.dist(p, q)
            if gap > GAP:
                continue
            ahead = (q[0] - p[0], q[1] - p[1])
            off = max(angle_between(tips[a], ahead), angle_between(tips[b], (-ahead[0], -ahead[1])))
            if gap <= TOUCHING or off <= GAP_ANGLE:
                yield Bridge(a, b, gap)


def _joined(skeleton: Skeleton, tip: int, way: Point) -> tuple[Skeleton, list[Bridge]]:
    """The gap between a tip and the nearest line ahead of it, if there is one, with a node where it arrives."""
    best = min(_places_ahead(skeleton, tip, way), default=None)
    if best is None:
        return skeleton, []
    gap, index, piece, foot = best
    path = skeleton.paths[index]
    node = min((path.start, path.end), key=lambda end: math.dist(skeleton.nodes[end], foot))
    if math.dist(skeleton.nodes[node], foot) <= AT_NODE:
        return skeleton, [Bridge(tip, node, gap)] if skeleton.degree()[node] > 1 else []
    skeleton, node = cut(skeleton, index, piece, foot)
    return skeleton, [Bridge(tip, node, gap)]


def _places_ahead(skeleton: Skeleton, tip: int, way: Point) -> Iterator[tuple[float, int, int, Point]]:
    """Places on lines that a tip points at: how far, on which path and which piece of it, and where."""
    here = skeleton.nodes[tip]
    for index, path in enumerate(skeleton.paths):
        if tip in (path.start, path.end) or Box.around(path.points).distance(here) > SIDE_GAP:
            continue
        for piece, foot in feet(path, here):
            ahead = (foot[0] - here[0], foot[1] - here[1])
            gap = math.hypot(*ahead)
            if gap <= SIDE_GAP and angle_between(way, ahead) <= SIDE_ANGLE:
                yield gap, index, piece, foot
