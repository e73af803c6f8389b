"""Graphs as `assemble` makes them, written down by hand."""

import networkx as nx
import pytest

from sketch2model.concepts import UmlAttribute, UmlDiagram, UmlElement, UmlRelation
from sketch2model.elements import Box, ShapeKind
from sketch2model.elements.vocabulary import DiagramKind, EdgeKind, NodeKind
from sketch2model.graph import check_graph, new_edge, new_graph, new_node
from sketch2model.interpret import interpret
from sketch2model.interpret.attribute_types import with_types
from sketch2model.settings import InterpretOptions


def evidence(text, place="inside", compartment=0, row=0, x=0.0, alternatives=()):
    """A line of writing; one that starts and ends with `__` is underlined."""
    y = 30.0 * row
    mark = {"underlined": True} if text.startswith("__") else {}
    text = text.removeprefix("__").removesuffix("__")
    return mark | {
        "text": text,
        "bbox": [x, y, x + 12.0 * len(text), y + 20.0],
        "confidence": 0.9,
        "alternatives": list(alternatives),
        "place": place,
        "compartment": compartment,
    }


class Ink:
    """A drawn graph in the making."""

    def __init__(self):
        self.graph: nx.MultiDiGraph = new_graph(source="page.png", page=0, width=1000, height=800)

    def node(self, *compartments, shape="rectangle", captions=(), at=(0, 0), size=(100, 50)):
        """A shape; each compartment is a list of lines. Returns its id."""
        lines, row = [], 0
        for number, texts in enumerate(compartments):
            for text in texts:
                lines.append(evidence(text, compartment=number, row=row))
                row += 1
        for text in captions:
            lines.append(evidence(text, "caption", None, row))
            row += 1
        key = f"n{len(self.graph) + 1}"
        box = [float(v) for v in (*at, at[0] + size[0], at[1] + size[1])]
        self.graph.add_node(key, **new_node(id=key, shape=shape, bbox=box, confidence=0.9, lines=lines))
        return key

    def edge(self, source, target, *, source_end="none", target_end="none", style="solid", alternatives=(), **texts):
        """A connector; `at_source`, `at_middle`, `at_target` are the texts at those places, side by side."""
        lines = [
            evidence(text, place.removeprefix("at_"), None, row, 300.0 * column, alternatives)
            for column, place in enumerate(("at_source", "at_middle", "at_target"))
            for row, text in enumerate(texts.get(place, ()))
        ]
        points = [[0.0, 0.0], [100.0, 0.0]]
        data = new_edge(
            style=style, source_end=source_end, target_end=target_end, points=points, confidence=0.8, lines=lines
        )
        self.graph.add_edge(source, target, **data)
        return self

    def meaning(self, diagram=None):
        meant = interpret(self.graph, InterpretOptions(DiagramKind(diagram) if diagram else None))
        check_graph(meant)
        return meant


@pytest.fixture
def ink():
    return Ink()


@pytest.fixture
def line():
    return evidence


class Concepts:
    """A diagram of classes and relations, written down by hand."""

    def __init__(self):
        self.elements, self.relations = [], []

    def table(self, name, *attributes, kind="class"):
        """Attributes are names, or (name, type, flag, ...)."""
        parsed = tuple(
            UmlAttribute(a) if isinstance(a, str) else UmlAttribute(a[0], a[1], flags=tuple(a[2:])) for a in attributes
        )
        key = f"n{len(self.elements) + 1}"
        shape, box = ShapeKind.RECTANGLE, Box(0, 0, 10, 10)
        self.elements.append(UmlElement(key, name, NodeKind(kind), shape, box, attributes=parsed))
        return key

    def relate(self, source, target, kind="association", **more):
        self.relations.append(UmlRelation(source, target, EdgeKind(kind), **more))
        return self

    def diagram(self, kind="class"):
        return UmlDiagram(DiagramKind(kind), with_types(self.elements), tuple(self.relations), "page.png", 100, 100)


@pytest.fixture
def concepts():
    return Concepts()
