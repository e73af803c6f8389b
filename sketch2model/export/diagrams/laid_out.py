"""Where Graphviz has put everything, read from its JSON. Points (1/72 inch), x to the right, y up."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sketch2model.elements import Box, Point

Size = tuple[float, float]

TextWidths = Mapping[tuple[str, float, bool, bool], float]
"""Width in points by the text, its size in points, whether it is bold and whether it is italic."""

_POINTS_PER_INCH = 72
_LINE_HEIGHT = 1.2
_LABELS = {"taillabel": ("_tldraw_", "tail_lp"), "label": ("_ldraw_", "lp"), "headlabel": ("_hldraw_", "head_lp")}


@dataclass(frozen=True, slots=True)
class Frame:
    """A cluster.

    Attributes:
        box: Its border.
        caption: Box of its label; None if it has none.
    """

    box: Box
    caption: Box | None


@dataclass(frozen=True, slots=True)
class Route:
    """An edge.

    Attributes:
        name: Its id.
        tail: Name of the node it comes from.
        head: Name of the node it leads to.
        points: Control points of cubic Bézier curves, end to end: the first point, then three for each curve.
        start: Tip of the sign at the tail, which reaches from there to the first point; None without a sign.
        end: Tip of the sign at the head.
        texts: Size of each text by its name in DOT.
        places: Middle of each text that Graphviz found a place for.
    """

    name: str
    tail: str
    head: str
    points: tuple[Point, ...]
    start: Point | None
    end: Point | None
    texts: Mapping[str, Size]
    places: Mapping[str, Point]

    @property
    def is_loop(self) -> bool:
        """Whether it comes back to its own node."""
        return self.tail == self.head

    @property
    def tips(self) -> tuple[Point, Point]:
        """Both ends with their signs."""
        return (self.start or self.points[0], self.end or self.points[-1])


@dataclass(frozen=True, slots=True)
class LaidOut:
    """A drawing in which everything has its place.

    Attributes:
        box: All of it.
        nodes: Node name to its box.
        frames: Cluster name to its frame.
        routes: All edges, in the order of the source.
        caption: Box of the label of the whole drawing; None if it has none.
        widths: How wide Graphviz takes each text to be.
    """

    box: Box
    nodes: Mapping[str, Box]
    frames: Mapping[str, Frame]
    routes: tuple[Route, ...]
    caption: Box | None
    widths: TextWidths

    @classmethod
    def read(cls, text: bytes) -> LaidOut:
        """Read what Graphviz writes as `json`."""
        graph = json.loads(text)
        things = graph.get("objects", [])
        names = {thing["_gvid"]: thing["name"] for thing in things}
        return cls(
            _box(graph.get("bb", "0,0,0,0")),
            {thing["name"]: _node_box(thing) for thing in things if "pos" in thing and "nodes" not in thing},
            {thing["name"]: Frame(_box(thing["bb"]), _caption(thing)) for thing in things if "bb" in thing},
            tuple(_route(edge, names) for edge in graph.get("edges", []) if "pos" in edge),
            _caption(graph),
            _text_widths(graph),
        )


def _text_widths(graph: Mapping[str, Any]) -> TextWidths:
    widths = {}
    for thing in (graph, *graph.get("objects", []), *graph.get("edges", [])):
        for name in ("_draw_", "_ldraw_", "_tldraw_", "_hldraw_"):
            size, bold, italic = 0.0, False, False
            for op in thing.get(name, []):
                if op["op"] == "F":
                    size = op["size"]
                elif op["op"] == "t":
                    bold, italic = bool(op["fontchar"] & 1), bool(op["fontchar"] & 2)
                elif op["op"] == "T":
                    widths[op["text"], size, bold, italic] = float(op["width"])
    return widths


def _route(edge: Mapping[str, Any], names: Mapping[int, str]) -> Route:
    start, end, points = None, None, []
    for part in edge["pos"].split(";")[0].split():
        if part.startswith("s,"):
            start = _point(part[2:])
        elif part.startswith("e,"):
            end = _point(part[2:])
        else:
            points.append(_point(part))
    if start and end and math.dist(start, points[0]) > math.dist(start, points[-1]):
        start, end = end, start  # Graphviz 2 mixes them up where lines have right angles.
    sizes = {name: _size(edge.get(drawn, [])) for name, (drawn, _) in _LABELS.items() if name in edge}
    places = {name: _point(edge[place]) for name, (_, place) in _LABELS.items() if place in edge}
    return Route(
        edge.get("id", ""),
        names[edge["tail"]],
        names[edge["head"]],
        tuple(points),
        start,
        end,
        {name: size for name, size in sizes.items() if size},
        places,
    )


def _size(drawn: list[Mapping[str, Any]]) -> Size | None:
    widths = [op["width"] for op in drawn if op["op"] == "T"]
    heights = list(_heights(drawn))
    return (max(widths), sum(heights)) if widths else None


def _heights(drawn: list[Mapping[str, Any]]) -> Iterator[float]:
    """One for each line of text; pieces of one line share its baseline."""
    size, lines = 0.0, dict[float, float]()
    for op in drawn:
        if op["op"] == "F":
            size = op["size"] * _LINE_HEIGHT
        elif op["op"] == "T":
            lines[op["pt"][1]] = max(size, lines.get(op["pt"][1], 0.0))
    yield from lines.values()


def _caption(thing: Mapping[str, Any]) -> Box | None:
    if "lp" not in thing or not _size(thing.get("_ldraw_", [])):
        return None
    width, height = (float(thing[side]) * _POINTS_PER_INCH for side in ("lwidth", "lheight"))
    x, y = _point(thing["lp"])
    return Box(x - width / 2, y - height / 2, x + width / 2, y + height / 2)


def _node_box(node: Mapping[str, Any]) -> Box:
    (x, y), width, height = _point(node["pos"]), float(node["width"]), float(node["height"])
    half_width, half_height = width * _POINTS_PER_INCH / 2, height * _POINTS_PER_INCH / 2
    return Box(x - half_width, y - half_height, x + half_width, y + half_height)


def _box(text: str) -> Box:
    x0, y0, x1, y1 = map(float, text.split(","))
    return Box(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))


def _point(text: str) -> Point:
    x, y = text.split(",")[:2]
    return (float(x), float(y))
