"""Writing on a page whose drawing is known: the shapes and connectors of a graph, and what is written at them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import networkx as nx

from sketch2model.elements import (
    Box,
    Connector,
    ConnectorEnd,
    EndKind,
    LineStyle,
    Page,
    Photo,
    Point,
    Shape,
    ShapeKind,
    TextLine,
)
from sketch2model.graph import EdgeData, LineData, NodeData, repeats_diamond
from sketch2model.recognize.assemble.attachment import Attachment
from sketch2model.recognize.assemble.evidence import Evidence
from sketch2model.recognize.assemble.nesting import parents
from sketch2model.recognize.assemble.paper import Paper
from sketch2model.recognize.assemble.placement import place_texts

_CORNERS = 4
_LEAST_SIDE = 0.5
"""Letter heights; what is smaller has no inside that could be looked into."""

EdgeKey = tuple[str, str, int]


@dataclass(frozen=True, slots=True, eq=False)
class KnownDrawing:
    """A graph on its page.

    Attributes:
        photo: The picture as taken.
        page: Its flat page.
        nodes: Ids of all nodes.
        shapes: One a node, in page pixels; what has no outline has the kind `none`.
        edges: Source, target and key of each edge that is a line on the page.
        attachments: One for each of these, from its source to its target.
    """

    photo: Photo
    page: Page
    nodes: tuple[str, ...]
    shapes: tuple[Shape, ...]
    edges: tuple[EdgeKey, ...]
    attachments: tuple[Attachment, ...]

    @classmethod
    def of(cls, graph: nx.MultiDiGraph, photo: Photo, page: Page) -> KnownDrawing:
        """The nodes and edges of a graph whose coordinates are pixels of the photo."""
        way = _Way(photo, page)
        order = {key: index for index, key in enumerate(graph)}
        lines = [
            (source, target, key, edge)
            for source, target, key, edge in graph.edges(keys=True, data=True)
            if not repeats_diamond(graph, source, target, edge)
        ]
        shapes = tuple(way.shape(node) for _, node in graph.nodes(data=True))
        joined = [(order[source], order[target], edge) for source, target, _, edge in lines]
        attachments = [Attachment(way.connector(edge, shapes[a], shapes[b]), a, b, gap=0.0) for a, b, edge in joined]
        edges = tuple((source, target, key) for source, target, key, _ in lines)
        return cls(photo, page, tuple(graph), shapes, edges, tuple(attachments))

    @property
    def outlined(self) -> tuple[Shape, ...]:
        """The shapes whose outlines are drawn."""
        return tuple(shape for shape in self.shapes if self._is_outlined(shape))

    @property
    def connectors(self) -> tuple[Connector, ...]:
        """The lines."""
        return tuple(attachment.connector for attachment in self.attachments)

    def with_outlined(self, shapes: Sequence[Shape]) -> KnownDrawing:
        """The same with each of `outlined` replaced by what a detector made of it."""
        found = iter(shapes)
        completed = tuple(next(found) if self._is_outlined(shape) else shape for shape in self.shapes)
        return replace(self, shapes=completed)

    def written(self, lines: Sequence[TextLine]) -> tuple[dict[str, list[LineData]], dict[EdgeKey, list[LineData]]]:
        """The lines at each node and at each edge, in photo pixels; those that belong to nothing are left out."""
        letter_height = max(self.page.letter_height, self.page.pen_width, 1.0)
        placement = place_texts(lines, self.shapes, self.attachments, parents(self.shapes), letter_height)
        evidence = Evidence(lines, placement, Paper(self.photo, self.page))
        at_nodes = {
            key: evidence.of_shape(None if shape.kind is ShapeKind.NONE else shape, evidence.at_shape(index))
            for index, (key, shape) in enumerate(zip(self.nodes, self.shapes, strict=True))
        }
        at_edges = {edge: evidence.along(index, backwards=False) for index, edge in enumerate(self.edges)}
        return at_nodes, at_edges

    def _is_outlined(self, shape: Shape) -> bool:
        smallest = min(shape.box.width, shape.box.height)
        return shape.kind is not ShapeKind.NONE and smallest >= _LEAST_SIDE * self.page.letter_height


class _Way:
    """The way from photo pixels to page pixels."""

    def __init__(self, photo: Photo, page: Page) -> None:
        self._width, self._height = float(photo.width), float(photo.height)
        self._to_page = page.to_photo.inverse()

    def shape(self, node: NodeData) -> Shape:
        """A node's outline; the sides of its box where none is known."""
        polygon = node["polygon"] or []
        known = self.points(polygon) if len(polygon) > 2 else ()
        box = Box.around(known or self.points(Box(*node["bbox"]).corners))
        outline = _clockwise(known) if len(known) == _CORNERS else known or box.corners
        return Shape(ShapeKind(node["shape"]), box, outline, node["confidence"])

    def connector(self, edge: EdgeData, source: Shape, target: Shape) -> Connector:
        """An edge's course; straight from shape to shape where none is known."""
        points = self.points(edge["points"]) if len(edge["points"]) > 1 else (source.box.center, target.box.center)
        first = ConnectorEnd(points[0], EndKind(edge["source_end"]), edge["confidence"])
        second = ConnectorEnd(points[-1], EndKind(edge["target_end"]), edge["confidence"])
        return Connector(points, first, second, LineStyle(edge["style"]), edge["confidence"])

    def points(self, points: Sequence[Sequence[float]]) -> tuple[Point, ...]:
        """Points within the photo, on the page."""
        return self._to_page.points((min(max(x, 0.0), self._width), min(max(y, 0.0), self._height)) for x, y in points)


def _clockwise(corners: tuple[Point, ...]) -> tuple[Point, ...]:
    """Four corners from the top left one on; as they are where none is the top left one, as in a diamond."""
    ordered = (
        min(corners, key=lambda corner: corner[0] + corner[1]),
        max(corners, key=lambda corner: corner[0] - corner[1]),
        max(corners, key=lambda corner: corner[0] + corner[1]),
        min(corners, key=lambda corner: corner[0] - corner[1]),
    )
    return ordered if len(set(ordered)) == _CORNERS else corners
