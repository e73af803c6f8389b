"""A page drawn with a few calls: shapes, connectors and writing with perfect coordinates."""

import math
from dataclasses import dataclass, field

import networkx as nx
import numpy as np
import pytest

from sketch2model.elements import (
    Alternative,
    Box,
    CompartmentLine,
    Connector,
    ConnectorEnd,
    EndKind,
    Findings,
    Issue,
    LineStyle,
    Page,
    Photo,
    Readings,
    Shape,
    ShapeKind,
    TextLine,
    Transform,
)
from sketch2model.graph import check_graph
from sketch2model.recognize.assemble import assemble

LETTER = 20.0


@dataclass
class Drawing:
    width: int = 1000
    height: int = 800
    to_photo: Transform = field(default_factory=Transform)
    shapes: list[Shape] = field(default_factory=list)
    connectors: list[Connector] = field(default_factory=list)
    lines: list[TextLine] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)

    def box(self, x0, y0, x1, y1, *, kind="rectangle", dividers=(), confidence=0.9):
        bounds = Box(x0, y0, x1, y1)
        compartments = tuple(CompartmentLine(y, 0.9) for y in dividers)
        self.shapes.append(Shape(ShapeKind(kind), bounds, bounds.corners, confidence, compartments))
        return self

    def circle(self, x, y, radius, *, kind="circle"):
        turns = [2 * math.pi * i / 24 for i in range(24)]
        outline = tuple((x + radius * math.cos(t), y + radius * math.sin(t)) for t in turns)
        self.shapes.append(Shape(ShapeKind(kind), Box.around(outline), outline, 0.9))
        return self

    def diamond(self, x, y, radius):
        outline = ((x, y - radius), (x + radius, y), (x, y + radius), (x - radius, y))
        self.shapes.append(Shape(ShapeKind.DIAMOND, Box.around(outline), outline, 0.9))
        return self

    def line(self, *points, first="none", second="none", style="solid", confidence=0.9):
        ends = [ConnectorEnd(points[i], EndKind(kind), 0.9) for i, kind in ((0, first), (-1, second))]
        self.connectors.append(Connector(tuple(points), *ends, LineStyle(style), confidence))
        return self

    def text(self, text, x, y, *, height=LETTER, angle=0, confidence=0.9, alternatives=(), underlined=False):
        """Writing whose box is centred on (x, y)."""
        half_w, half_h = max(len(text) * 0.3 * height, 0.2 * height), height / 2
        if angle in (90, 270):
            half_w, half_h = half_h, half_w
        others = tuple(Alternative(other, 0.1) for other in alternatives)
        box = Box(x - half_w, y - half_h, x + half_w, y + half_h)
        self.lines.append(TextLine(text, box, confidence, angle, others, underlined))
        return self

    def graph(self) -> nx.MultiDiGraph:
        empty = np.zeros((self.height, self.width), dtype=bool)
        photo = Photo(np.zeros((self.height, self.width, 3), dtype=np.uint8), "page.png", 2)
        page = Page(np.full((self.height, self.width), 255, np.uint8), empty, LETTER / 6, LETTER, self.to_photo)
        findings = Findings(tuple(self.shapes), tuple(self.connectors), (), empty, tuple(self.issues))
        graph = assemble(photo, page, findings, Readings(tuple(self.lines), "test"))
        check_graph(graph)
        return graph


def written(data, place=None):
    """Texts of a node or an edge, at one place or everywhere."""
    return [line["text"] for line in data["lines"] if place in (None, line["place"])]


@pytest.fixture
def drawing() -> Drawing:
    return Drawing()


@pytest.fixture
def texts():
    return written
