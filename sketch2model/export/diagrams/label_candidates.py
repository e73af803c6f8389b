"""Where a text may stand: at many places along its line, on both sides."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from sketch2model.export.diagrams.box_arrays import Array
from sketch2model.export.diagrams.curves import sampled
from sketch2model.export.diagrams.laid_out import Route, Size

_AIR = 3.0
_STEP = 4.0
_FARTHEST_FROM_END = 150.0
_SHARE_OF_ONE_END = 0.55
_SHARE_AROUND_MIDDLE = 0.4
_OTHER_SIDE = 2.0
_PER_POINT = 0.5


@dataclass(frozen=True, slots=True)
class Candidates:
    """Places for one text.

    Attributes:
        boxes: (k, 4) as x0, y0, x1, y1.
        anchors: The points of the line that they belong to, (k, 2).
        prices: How far each is from where the text belongs, (k,).
    """

    boxes: Array
    anchors: Array
    prices: Array


def candidates(route: Route, name: str, size: Size, trusted: bool) -> Candidates:
    """Places at both sides of a line, the nearer to where the text belongs the cheaper.

    Args:
        route: The line.
        name: Name of the text in DOT, which says where it belongs: an end or the middle.
        size: Width and height of the text.
        trusted: Whether the place that Graphviz has found for a label is beside its line.
    """
    start, end = route.tips
    line = [start, *sampled(route.points), end]
    if name == "headlabel" and not route.is_loop:
        line.reverse()
    points = np.array(line)
    lengths = np.concatenate([[0.0], np.cumsum(np.hypot(*np.diff(points, axis=0).T))])
    length = float(lengths[-1])
    at_middle = name == "label" or route.is_loop
    if at_middle:
        reach = max(length * _SHARE_AROUND_MIDDLE, 1.0)
        wanted, way = length / 2, np.arange(-reach, reach, _STEP) + length / 2
    else:
        wanted, way = 0.0, np.arange(_AIR, max(min(length * _SHARE_OF_ONE_END, _FARTHEST_FROM_END), 2 * _STEP), _STEP)
    way = np.unique(np.clip(way, 0.0, length))
    behind, middle, before = (
        np.stack([np.interp(way + step, lengths, points[:, axis]) for axis in (0, 1)], axis=1) for step in (-1, 0, 1)
    )
    ahead = before - behind
    ahead /= np.maximum(np.hypot(ahead[:, :1], ahead[:, 1:]), 1e-9)
    across = np.stack([-ahead[:, 1], ahead[:, 0]], axis=1)
    across *= np.where((across[:, :1] > 0.01) | ((abs(across[:, :1]) <= 0.01) & (across[:, 1:] > 0)), 1.0, -1.0)
    half = np.array(size) / 2
    away = (np.abs(across) @ half + _AIR)[:, None] * across
    centers = np.concatenate([middle + away, middle - away])
    prices = np.abs(way - wanted) * _PER_POINT
    prices = np.concatenate([prices, prices + _OTHER_SIDE])
    anchors = np.concatenate([middle, middle]) if at_middle else np.broadcast_to(points[0], centers.shape)
    if trusted and name in route.places:
        place = np.array(route.places[name])
        gaps = np.maximum(np.abs(middle - place) - half, 0.0).max(axis=1)
        centers = np.concatenate([[place], centers])
        prices = np.concatenate([[gaps.min() * _PER_POINT], prices])
        anchors = np.concatenate([middle[[gaps.argmin()]], anchors])
    return Candidates(np.concatenate([centers - half, centers + half], axis=1), anchors, prices)
