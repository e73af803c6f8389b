"""A UML drawing in DOT, the language of Graphviz."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import graphviz

from sketch2model.concepts import UmlDiagram, UmlElement, UmlRelation
from sketch2model.export.base import Exportable, Format
from sketch2model.export.diagrams.chen import keys, without_repetitions
from sketch2model.export.diagrams.dot_edges import as_labels, edge_attributes, edge_defaults, edge_texts
from sketch2model.export.diagrams.dot_ends import DOWNWARDS, SIDEWAYS, labels_beside
from sketch2model.export.diagrams.dot_groups import CAPTION_FRAME, FRAMELESS, group_attributes, group_defaults, legend
from sketch2model.export.diagrams.dot_nodes import caption, is_sign, node_attributes, node_defaults
from sketch2model.export.diagrams.drawing import Drawing
from sketch2model.export.diagrams.lines import Line
from sketch2model.export.diagrams.routing import direction_of, routing_of
from sketch2model.export.diagrams.sketch_layout import SketchLayout
from sketch2model.export.diagrams.themes import THEMES, Theme
from sketch2model.export.escape import LABEL_LIMIT, one_line
from sketch2model.settings import ExportOptions

Places = Mapping[str, Mapping[str, str]]
"""Name of a node, cluster or edge to attributes that say where it goes; the drawing itself is called `graph`."""

GRAPH = "graph"
_NODE_GAP, _RANK_GAP = 0.5, 0.62
_PIN = {"shape": "point", "width": "0.01", "style": "invis"}


def drawing_of(diagram: UmlDiagram) -> Drawing:
    """The diagram made ready for Graphviz."""
    return Drawing.of(without_repetitions(diagram), keys(diagram))


def dot_source(
    drawing: Drawing, options: ExportOptions, room: float = 1.0, places: Places | None = None, placing: bool = False
) -> str:
    """The drawing in DOT.

    Args:
        drawing: What to draw.
        options: Layout and theme.
        room: How many times the usual room is left between boxes.
        places: Where everything goes; None to leave that to Graphviz.
        placing: Whether the texts of lines will be placed later, so that their labels need no place of their own.
    """
    sketch = SketchLayout.of(drawing, room) if options.layout == "sketch" else None
    theme = THEMES[options.theme]
    graph = graphviz.Digraph(
        graphviz.nohtml(one_line(drawing.diagram.source, LABEL_LIMIT).replace("\\", "/")),
        graph_attr={
            **_layout_attributes(drawing, sketch is not None, room),
            **group_defaults(theme),
            **legend(drawing, theme),
            **({"layout": "nop2", **places.get(GRAPH, {})} if places is not None else {}),
        },
        node_attr=node_defaults(theme),
        edge_attr=edge_defaults(theme),
    )
    builder = _Builder(drawing, theme, sketch, places or {}, placing or places is not None)
    builder.draw(graph)
    source: str = graph.source
    return source


def _layout_attributes(drawing: Drawing, on_paper: bool, room: float) -> dict[str, str]:
    common = {
        "splines": routing_of(drawing.diagram, on_paper),
        "pad": "0.3",
        "outputorder": "nodesfirst",
        "compound": "true",
    }
    if on_paper:
        return {"layout": "nop", **common}
    gaps = {"nodesep": f"{_NODE_GAP * room:.2f}", "ranksep": f"{_RANK_GAP * room:.2f}"}
    return {"rankdir": direction_of(drawing.diagram), **gaps, **common}


@dataclass(frozen=True, slots=True)
class _Builder:
    """Writes nodes, clusters and edges into a graph."""

    drawing: Drawing
    theme: Theme
    sketch: SketchLayout | None
    places: Places
    bare: bool
    elements: dict[str, UmlElement] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "elements", {element.id: element for element in self.drawing.diagram.elements})

    def draw(self, graph: graphviz.Digraph) -> None:
        parts = self.drawing.diagram.parts
        for number, part in enumerate(parts, 1):
            with graph.subgraph(name=f"cluster_part_{number}", graph_attr=FRAMELESS) as group:
                inside = frozenset(part.elements)
                self._elements(group, [element for element in self.drawing.roots if element.id in inside])
        apart = frozenset(id_ for part in parts for id_ in part.elements)
        self._elements(graph, [element for element in self.drawing.roots if element.id not in apart])
        for number, relation in enumerate(self.drawing.relations, 1):
            self._relation(graph, relation, number)

    def _elements(self, graph: graphviz.Digraph, elements: list[UmlElement]) -> None:
        for element in elements:
            if element.id in self.drawing.children:
                self._group(graph, element)
            else:
                self._node(graph, element)

    def _group(self, graph: graphviz.Digraph, element: UmlElement) -> None:
        name = f"cluster_{self.drawing.names[element.id]}"
        kind = self.drawing.kind_around(element)
        placed = self.places.get(name, self.sketch.group(element) if self.sketch else {})
        with graph.subgraph(name=name, graph_attr={**group_attributes(element, kind, self.theme), **placed}) as group:
            self._elements(group, list(self.drawing.children[element.id]))

    def _node(self, graph: graphviz.Digraph, element: UmlElement) -> None:
        """A node; one whose caption stands below it gets a frame nobody sees, which keeps the room free."""
        name, sketch = self.drawing.names[element.id], self.sketch
        least = sketch.size(element) if sketch else (0.0, 0.0)
        placed = self.places.get(name, sketch.node(element) if sketch else {})
        attributes = {**node_attributes(element, self.drawing, self.theme, least), **placed}
        below = caption(element) if is_sign(element, self.drawing.kind_around(element)) else ""
        if not below:
            graph.node(name, **attributes)
            return
        frame = f"cluster_caption_{name}"
        placed = self.places.get(frame, sketch.caption(element) if sketch else {})
        with graph.subgraph(name=frame, graph_attr={"label": below, **CAPTION_FRAME, **placed}) as group:
            group.node(name, **attributes)

    def _relation(self, graph: graphviz.Digraph, relation: UmlRelation, number: int) -> None:
        line = Line.of(relation, self.elements)
        tail, head = self.elements[relation.source], self.elements[relation.target]
        points = relation.points or (head.box.center, tail.box.center)
        if line.upside_down:
            tail, head, points = head, tail, points[::-1]
        texts = edge_texts(line)
        attributes = edge_attributes(line)
        name = f"e{number}"
        (x0, y0), (x1, y1) = tail.box.center, head.box.center
        if self.sketch:
            course = (x1 - x0, y1 - y0)
            ends = self._pinned(graph, (tail, head), (points[0], points[-1]), number)
        else:
            course = SIDEWAYS if direction_of(self.drawing.diagram) == "LR" else DOWNWARDS
            ends, clipped = self._tied(tail, head)
            attributes |= clipped
        if tail is head:
            course = SIDEWAYS
        labels = as_labels(texts) if self.bare else labels_beside(texts, course)
        graph.edge(*ends, id=name, **{**attributes, **labels, **self.places.get(name, {})})

    def _tied(self, tail: UmlElement, head: UmlElement) -> tuple[tuple[str, str], dict[str, str]]:
        """The nodes an edge is tied to, and the containers at whose borders it stops."""
        clipped = {}
        nodes = []
        for word, element, other in (("ltail", tail, head), ("lhead", head, tail)):
            leaf = next(self.drawing.leaves(element))
            nodes.append(self.drawing.names[leaf.id])
            inside = element.id == other.id or self.drawing.holds(element.id, other.id)
            if element.id in self.drawing.children and not inside:
                clipped[word] = f"cluster_{self.drawing.names[element.id]}"
        return (nodes[0], nodes[1]), clipped

    def _pinned(
        self,
        graph: graphviz.Digraph,
        ends: tuple[UmlElement, UmlElement],
        points: tuple[tuple[float, float], tuple[float, float]],
        number: int,
    ) -> tuple[str, str]:
        """The nodes an edge leads to on paper: at a container a pin where it was drawn on the border."""
        nodes = []
        for word, end, point in zip(("tail", "head"), ends, points, strict=True):
            name = self.drawing.names[end.id]
            if end.id in self.drawing.children and self.sketch:
                name = f"pin_{word}_{number}"
                graph.node(name, **{**_PIN, **self.places.get(name, self.sketch.on_border(end, point))})
            nodes.append(name)
        return nodes[0], nodes[1]


def _write(exportable: Exportable, options: ExportOptions) -> bytes:
    return dot_source(drawing_of(exportable.uml), options).encode()


DOT = Format("dot", "dot", "Drawing in DOT, the language of Graphviz", "text/vnd.graphviz", _write)
