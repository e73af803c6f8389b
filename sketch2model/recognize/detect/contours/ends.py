"""What is drawn at the end of a connector: a sign, an open arrowhead, a crow's foot, or nothing.

Open arrowheads and crow's feet are short strokes (whiskers) that leave the line near its end.
"""

from __future__ import annotations

import math

from sketch2model.elements import ConnectorEnd, EndKind, Page, Point
from sketch2model.recognize.detect.contours.joints import angle_between
from sketch2model.recognize.detect.contours.network import Network, Terminal

WHISKER = (0.25, 2.2)
"""Length of a whisker, in letter heights."""

WHISKER_ROOT = 1.1
LOOSE_ROOT = 0.5
"""How far from the tip a whisker starts when it leaves the line, and when it stands apart, in letter heights."""

BACKWARD = (8.0, 78.0)
"""Degrees between an arrowhead's whisker and the line it sits on."""


def classify_end(terminal: Terminal, toward: Point, network: Network, page: Page) -> ConnectorEnd:
    """The sign at a terminal.

    Args:
        terminal: Where the line comes to the shape.
        toward: Where the line goes from there (a point about two letter heights along it).
        network: The network of lines.
        page: The page.
    """
    if terminal.sign is not None:
        return ConnectorEnd(terminal.point, terminal.sign.kind, terminal.sign.confidence)
    kind, confidence = _by_whiskers(terminal, toward, network, page.letter_height)
    return ConnectorEnd(terminal.point, kind, confidence)


def _by_whiskers(terminal: Terminal, toward: Point, network: Network, letter: float) -> tuple[EndKind, float]:
    tip = terminal.point
    shaft = (toward[0] - tip[0], toward[1] - tip[1])
    nodes, degree = network.skeleton.nodes, network.skeleton.degree()
    touching = {node for other in network.terminals if other.shape == terminal.shape for node in other.nodes}
    joined: set[bool] = set()
    loose: set[bool] = set()
    spread: set[bool] = set()
    for path in network.skeleton.paths:
        if not WHISKER[0] * letter <= path.length <= WHISKER[1] * letter:
            continue
        for root, free in ((path.start, path.end), (path.end, path.start)):
            if degree[free] != 1:
                continue
            whisker = (nodes[free][0] - nodes[root][0], nodes[free][1] - nodes[root][1])
            side = shaft[0] * whisker[1] - shaft[1] * whisker[0] > 0
            angle = angle_between(whisker, shaft)
            if free not in touching and BACKWARD[0] <= angle <= BACKWARD[1]:
                apart = math.dist(nodes[root], tip)
                if degree[root] > 1 and apart <= WHISKER_ROOT * letter:
                    joined.add(side)
                elif root in terminal.nodes and apart <= LOOSE_ROOT * letter:
                    loose.add(side)
            if free in terminal.nodes and degree[root] > 1 and 180 - BACKWARD[1] <= angle <= 180 - BACKWARD[0]:
                spread.add(side)
    if len(spread) == 2 and len(joined) < 2:
        return EndKind.MANY, 0.6
    if len(joined | loose) == 2:
        return EndKind.OPEN, 0.9
    if joined:
        return EndKind.OPEN, 0.55
    return EndKind.NONE, 0.8
