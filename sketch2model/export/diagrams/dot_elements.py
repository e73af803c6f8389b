"""Elements written into a graph of DOT: nodes, and clusters around those that lie inside others."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import graphviz

from sketch2model.concepts import UmlElement
from sketch2model.export.diagrams.dot_edges import edge_texts
from sketch2model.export.diagrams.dot_groups import CAPTION_FRAME, FRAMELESS, group_attributes
from sketch2model.export.diagrams.dot_nodes import caption, is_sign, node_attributes
from sketch2model.export.diagrams.drawing import Drawing
from sketch2model.export.diagrams.lines import Line
from sketch2model.export.diagrams.places import CAPTION, CLUSTER, PART, Places
from sketch2model.export.diagrams.sketch_layout import SketchLayout
from sketch2model.export.diagrams.themes import Theme

_LETTER_WIDTH = 6.6
_AIR_BETWEEN_TEXTS = 16.0
_WIDEST = 420.0


@dataclass(frozen=True, slots=True)
class ElementWriter:
    """Writes all elements of a drawing.

    Attributes:
        drawing: What is drawn.
        theme: Colours.
        sketch: Places of the paper, if those are kept.
        places: Where everything goes, if that is known.
        widened: Whether boxes become so wide that the texts of all their lines fit side by side.
    """

    drawing: Drawing
    theme: Theme
    sketch: SketchLayout | None
    places: Places
    widened: bool

    def write(self, graph: graphviz.Digraph) -> None:
        """Write them; each of several diagrams on the page keeps to itself."""
        widths = _widths(self.drawing) if self.widened else {}
        parts = self.drawing.diagram.parts
        for number, part in enumerate(parts, 1):
            with graph.subgraph(name=f"{PART}{number}", graph_attr=FRAMELESS) as group:
                self._write(group, (root for root in self.drawing.roots if root.id in part.elements), widths)
        apart = {id_ for part in parts for id_ in part.elements}
        self._write(graph, (root for root in self.drawing.roots if root.id not in apart), widths)

    def _write(self, graph: graphviz.Digraph, elements: Iterable[UmlElement], widths: Mapping[str, float]) -> None:
        for element in elements:
            if element.id in self.drawing.children:
                self._write_group(graph, element, widths)
            else:
                self._write_node(graph, element, widths.get(element.id, 0.0))

    def _write_group(self, graph: graphviz.Digraph, element: UmlElement, widths: Mapping[str, float]) -> None:
        name = CLUSTER + self.drawing.names[element.id]
        look = group_attributes(element, self.drawing.kind_around(element), self.theme)
        placed = self.places.get(name, self.sketch.group(element) if self.sketch else {})
        with graph.subgraph(name=name, graph_attr={**look, **placed}) as group:
            self._write(group, self.drawing.children[element.id], widths)

    def _write_node(self, graph: graphviz.Digraph, element: UmlElement, width: float) -> None:
        """A node; one whose caption stands below it gets a frame nobody sees, which keeps the room free."""
        name, sketch = self.drawing.names[element.id], self.sketch
        least = sketch.size(element) if sketch else (width, 0.0)
        placed = self.places.get(name, sketch.node(element) if sketch else {})
        attributes = {**node_attributes(element, self.drawing, self.theme, least), **placed}
        below = caption(element) if is_sign(element, self.drawing.kind_around(element)) else ""
        if not below:
            graph.node(name, **attributes)
            return
        placed = self.places.get(CAPTION + name, sketch.caption(element) if sketch else {})
        with graph.subgraph(name=CAPTION + name, graph_attr={"label": below, **CAPTION_FRAME, **placed}) as group:
            group.node(name, **attributes)


def _widths(drawing: Drawing) -> dict[str, float]:
    """Element id to the width that the texts of all lines at its upper or lower side take side by side, in points."""
    elements = {element.id: element for element in drawing.diagram.elements}
    sides: dict[tuple[str, bool], list[float]] = {}
    for relation in drawing.relations:
        if relation.source == relation.target:
            continue
        line = Line.of(relation, elements)
        longest = max((len(text) for texts in edge_texts(line).values() for text in texts), default=0)
        for id_, above in ((relation.source, line.upside_down), (relation.target, not line.upside_down)):
            sides.setdefault((id_, above), []).append(longest * _LETTER_WIDTH + _AIR_BETWEEN_TEXTS)
    widths: dict[str, float] = {}
    for (id_, _), taken in sides.items():
        if len(taken) > 1:
            widths[id_] = min(max(widths.get(id_, 0.0), sum(taken)), _WIDEST)
    return widths
