"""Relations written into a graph of DOT: edges, and what edges need at containers and association classes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import graphviz

from sketch2model.concepts import UmlElement, UmlRelation
from sketch2model.elements import Point
from sketch2model.export.diagrams.dot_edges import as_labels, edge_attributes, edge_texts
from sketch2model.export.diagrams.dot_ends import DOWNWARDS, SIDEWAYS, labels_beside
from sketch2model.export.diagrams.drawing import Drawing
from sketch2model.export.diagrams.lines import Line
from sketch2model.export.diagrams.places import CLUSTER, PIN, Places
from sketch2model.export.diagrams.routing import ORTHO, direction_of
from sketch2model.export.diagrams.sketch_layout import SketchLayout

_TIE = {"dir": "none", "style": "dashed"}


@dataclass(frozen=True, slots=True)
class _Edge:
    """One edge to be written: its name, the nodes it joins, its look, its texts and about where it runs."""

    name: str
    tail: str
    head: str
    look: Mapping[str, str]
    texts: Mapping[str, tuple[str, ...]]
    course: tuple[float, float]


@dataclass(frozen=True, slots=True)
class RelationWriter:
    """Writes all relations of a drawing; the number n of a relation names its edges `en`, `en_...`.

    Attributes:
        drawing: What is drawn.
        sketch: Places of the paper, if those are kept.
        places: Where everything goes, if that is known.
        routing: How lines run; None if nothing but DOT decides where their texts go.
    """

    drawing: Drawing
    sketch: SketchLayout | None
    places: Places
    routing: str | None

    def write(self, graph: graphviz.Digraph) -> None:
        """Write them in their order."""
        elements = {element.id: element for element in self.drawing.diagram.elements}
        for number, relation in enumerate(self.drawing.relations, 1):
            self._write_relation(graph, relation, number, elements)

    def _write_relation(
        self, graph: graphviz.Digraph, relation: UmlRelation, number: int, elements: Mapping[str, UmlElement]
    ) -> None:
        line = Line.of(relation, elements)
        tail, head = elements[relation.source], elements[relation.target]
        points = relation.points or (tail.box.center, head.box.center)
        if line.upside_down:
            tail, head, points = head, tail, points[::-1]
        look, texts = edge_attributes(line, stroked=self.routing is not None), edge_texts(line)
        if self.sketch:
            ends = [
                self._on_paper(graph, end, point, f"pin_{number}_{word}")
                for word, end, point in (("tail", tail, points[0]), ("head", head, points[-1]))
            ]
        else:
            ends = [self._tied(tail), self._tied(head)]
            look |= self._clipped("ltail", tail, head) | self._clipped("lhead", head, tail)
        course = self._course(tail, head)
        if tail is head:
            texts, reserved = self._beside_a_loop(texts)
            look |= reserved
        third = elements.get(relation.association_class or "")
        if third is None or third in (tail, head) or third.id in self.drawing.children:
            self._write_edge(graph, _Edge(f"e{number}", ends[0], ends[1], look, texts, course))
            return
        middle = self._middle(graph, third, tail is head, ends, points, number)
        if middle != ends[0]:
            for edge in _halves(_Edge(f"e{number}", ends[0], ends[1], look, texts, course), middle):
                self._write_edge(graph, edge)
        else:
            self._write_edge(graph, _Edge(f"e{number}", ends[0], ends[1], look, texts, course))
        self._write_edge(graph, _Edge(f"e{number}_tie", middle, self.drawing.names[third.id], _TIE, {}, course))

    def _write_edge(self, graph: graphviz.Digraph, edge: _Edge) -> None:
        labels = as_labels(edge.texts) if self.routing else labels_beside(edge.texts, edge.course)
        placed = self.places.get(edge.name, {})
        graph.edge(edge.tail, edge.head, id=edge.name, **{**edge.look, **labels, **placed})

    def _course(self, tail: UmlElement, head: UmlElement) -> tuple[float, float]:
        if tail is head:
            return SIDEWAYS
        if self.sketch:
            (x0, y0), (x1, y1) = tail.box.center, head.box.center
            return (x1 - x0, y1 - y0)
        return SIDEWAYS if direction_of(self.drawing.diagram) == "LR" else DOWNWARDS

    def _beside_a_loop(self, texts: Mapping[str, tuple[str, ...]]) -> tuple[dict[str, tuple[str, ...]], dict[str, str]]:
        """The texts of a loop as one, that of its upper end above that of its lower end, and what keeps room for it.

        Where lines have right angles, Graphviz keeps room for the label of a loop and then forgets it.
        """
        lines = tuple(line for name in ("taillabel", "label", "headlabel") for line in texts.get(name, ()))
        if not lines:
            return {}, {}
        if self.routing != ORTHO:
            return {"label": lines}, {}
        return {"headlabel": lines}, {} if self.places else as_labels({"label": lines})

    def _tied(self, element: UmlElement) -> str:
        """The node an edge is tied to: in a container its first one."""
        return self.drawing.names[next(self.drawing.leaves(element)).id]

    def _clipped(self, word: str, element: UmlElement, other: UmlElement) -> dict[str, str]:
        """The container at whose border an edge stops."""
        inside = element.id == other.id or self.drawing.holds(element.id, other.id)
        if element.id not in self.drawing.children or inside:
            return {}
        return {word: CLUSTER + self.drawing.names[element.id]}

    def _on_paper(self, graph: graphviz.Digraph, element: UmlElement, point: Point, pin: str) -> str:
        """The node an edge leads to on paper: at a container a pin where it was drawn on the border."""
        if element.id not in self.drawing.children or self.sketch is None:
            return self.drawing.names[element.id]
        graph.node(pin, **{**PIN, **self.places.get(pin, self.sketch.on_border(element, point))})
        return pin

    def _middle(
        self,
        graph: graphviz.Digraph,
        third: UmlElement,
        loop: bool,
        ends: list[str],
        points: tuple[Point, ...],
        number: int,
    ) -> str:
        """The node in the middle of an association that its class is tied to, beside that class where possible."""
        if loop:
            return ends[0]
        name = f"middle_{number}"
        (x0, y0), (x1, y1) = points[(len(points) - 1) // 2], points[len(points) // 2]
        drawn = self.sketch.at(((x0 + x1) / 2, (y0 + y1) / 2)) if self.sketch else {}
        placed = self.places.get(name, drawn)
        if placed or third.parent or self.drawing.diagram.parts:
            graph.node(name, **{**PIN, **placed})
            return name
        with graph.subgraph(graph_attr={"rank": "same"}) as level:
            level.node(name, **PIN)
            level.node(self.drawing.names[third.id])
        return name


def _halves(edge: _Edge, middle: str) -> tuple[_Edge, _Edge]:
    """An edge cut in two: each half keeps its own end, the first one the label."""
    first = {name: lines for name, lines in edge.texts.items() if name != "headlabel"}
    second = {name: lines for name, lines in edge.texts.items() if name == "headlabel"}
    return (
        _Edge(f"{edge.name}_tail", edge.tail, middle, {**edge.look, "arrowhead": "none"}, first, edge.course),
        _Edge(f"{edge.name}_head", middle, edge.head, {**edge.look, "arrowtail": "none"}, second, edge.course),
    )
