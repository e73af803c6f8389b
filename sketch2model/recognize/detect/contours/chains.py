"""Chains of strokes: dashes in a row show better than any one of them where the pen was heading, and over what gaps."""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence

from sketch2model.elements import Point
from sketch2model.recognize.detect.contours.joints import Bridge, angle_between
from sketch2model.recognize.detect.contours.skeleton import Path, Skeleton

HEADING = 1.5
"""Over which stretch a chain shows its direction; shorter ones do not count (letter heights)."""

LEAP = 7
LEAP_ANGLE = 14.0
"""Longest gap in a chain, in letter heights, and the degrees by which its sides may miss each other."""


def long_bridges(
    skeleton: Skeleton, bridges: Sequence[Bridge], ends: Collection[int], letter: float
) -> tuple[Bridge, ...]:
    """Gaps where a chain goes on in the same direction, such as at lost dashes or a word written over the line.

    Args:
        skeleton: The strokes.
        bridges: Short gaps between them.
        ends: Loose ends that nothing is known about.
        letter: Letter height.
    """
    headings = chain_headings(skeleton, bridges, ends, letter)
    options = []
    nodes = sorted(headings)
    for i, a in enumerate(nodes):
        for b in nodes[i + 1 :]:
            p, q = skeleton.nodes[a], skeleton.nodes[b]
            gap = math.dist(p, q)
            if gap > LEAP * letter:
                continue
            ahead = (q[0] - p[0], q[1] - p[1])
            off = max(angle_between(headings[a], ahead), angle_between(headings[b], (-ahead[0], -ahead[1])))
            if off <= LEAP_ANGLE:
                options.append((gap, a, b))
    found: list[Bridge] = []
    used: set[int] = set()
    for gap, a, b in sorted(options):
        if not used & {a, b}:
            used |= {a, b}
            found.append(Bridge(a, b, gap))
    return tuple(found)


def chain_headings(
    skeleton: Skeleton, bridges: Sequence[Bridge], ends: Collection[int], letter: float
) -> dict[int, Point]:
    """Where the chains that stop at loose ends were heading, as unit vectors."""
    paths: dict[int, list[Path]] = {}
    for path in skeleton.paths:
        for node in (path.start, path.end):
            paths.setdefault(node, []).append(path)
    over: dict[int, list[tuple[float, int]]] = {}
    for bridge in bridges:
        over.setdefault(bridge.start, []).append((bridge.length, bridge.end))
        over.setdefault(bridge.end, []).append((bridge.length, bridge.start))
    found = {}
    for end in ends:
        back = _walk_back(end, skeleton, paths, over, HEADING * letter)
        if back is not None:
            tip = skeleton.nodes[end]
            reach = math.dist(back, tip)
            found[end] = ((tip[0] - back[0]) / reach, (tip[1] - back[1]) / reach)
    return found


def _walk_back(
    end: int, skeleton: Skeleton, paths: dict[int, list[Path]], over: dict[int, list[tuple[float, int]]], reach: float
) -> Point | None:
    """The chain's place at a distance from its end; None where it meets other lines or stops before."""
    tip, here, seen = skeleton.nodes[end], end, {end}
    while len(paths.get(here, ())) == 1:
        path = paths[here][0]
        points = path.points if path.start == here else path.points[::-1]
        far = next((p for p in points if math.dist(p, tip) >= reach), None)
        if far is not None:
            share = reach / math.dist(far, tip)
            return (tip[0] + share * (far[0] - tip[0]), tip[1] + share * (far[1] - tip[1]))
        other = path.end if path.start == here else path.start
        beyond = sorted(hop for hop in over.get(other, []) if hop[1] not in seen)
        if not beyond:
            return None
        here = beyond[0][1]
        seen |= {other, here}
    return None
