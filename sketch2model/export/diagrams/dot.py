"""A UML drawing in DOT, the language of Graphviz."""

from __future__ import annotations

import graphviz

from sketch2model.concepts import UmlDiagram, UmlElement, UmlRelation
from sketch2model.elements import Box, Point
from sketch2model.export.base import Exportable, Format
from sketch2model.export.diagrams.dot_edges import DOWNWARDS, EDGE_DEFAULTS, SIDEWAYS, edge_attributes
from sketch2model.export.diagrams.dot_nodes import NODE_DEFAULTS, caption, group_label, is_sign, node_attributes
from sketch2model.export.diagrams.drawing import Drawing, is_class_diagram
from sketch2model.export.diagrams.lines import Line
from sketch2model.export.diagrams.sketch_layout import SketchLayout
from sketch2model.export.escape import LABEL_LIMIT, one_line
from sketch2model.settings import ExportOptions

_GROUP_DEFAULTS = {
    "style": "filled,rounded",
    "fillcolor": "#f4f6fa",
    "color": "#9aa7b8",
    "fontcolor": "#3d4b5e",
    "fontname": "Helvetica,Arial,sans-serif",
    "fontsize": "12",
    "labeljust": "l",
}
_CAPTION_FRAME = {
    "peripheries": "0",
    "style": "solid",
    "bgcolor": "transparent",
    "labelloc": "b",
    "labeljust": "c",
    "margin": "3",
}
_MOST_TO_LEAD_AROUND = 80
_PIN = {"shape": "point", "width": "0.01", "style": "invis"}


def dot_source(diagram: UmlDiagram, layout: str) -> str:
    """The diagram in DOT.

    Args:
        diagram: What to draw.
        layout: `auto` or `sketch`, see `ExportOptions`.
    """
    drawing = Drawing.of(diagram)
    sketch = SketchLayout.of(drawing) if layout == "sketch" else None
    graph = graphviz.Digraph(
        graphviz.nohtml(one_line(diagram.source, LABEL_LIMIT).replace("\\", "/")),
        graph_attr=_graph_attributes(diagram, sketch is not None),
        node_attr=NODE_DEFAULTS,
        edge_attr=EDGE_DEFAULTS,
    )
    for element in drawing.roots:
        _draw_element(graph, drawing, element, sketch)
    for number, relation in enumerate(drawing.relations, 1):
        _draw_relation(graph, drawing, relation, sketch, number)
    source: str = graph.source
    return source


def _graph_attributes(diagram: UmlDiagram, sketch: bool) -> dict[str, str]:
    common = {"bgcolor": "white", "pad": "0.3", "outputorder": "nodesfirst", "compound": "true", **_GROUP_DEFAULTS}
    if sketch:
        # To lead lines around n boxes takes time in n cubed.
        splines = "true" if len(diagram.elements) <= _MOST_TO_LEAD_AROUND else "line"
        return {"layout": "nop", "splines": splines, **common}
    return {"rankdir": _direction(diagram), "nodesep": "0.55", "ranksep": "0.7", **common}


def _direction(diagram: UmlDiagram) -> str:
    """Classes hang from their parents; a process drawn wide runs from left to right."""
    if is_class_diagram(diagram) or not diagram.elements:
        return "TB"
    extent = Box.around(corner for element in diagram.elements for corner in element.box.corners)
    return "LR" if extent.width > extent.height else "TB"


def _draw_element(graph: graphviz.Digraph, drawing: Drawing, element: UmlElement, sketch: SketchLayout | None) -> None:
    if element.id not in drawing.children:
        _draw_node(graph, drawing, element, sketch)
        return
    placed = sketch.group(element) if sketch else {}
    attributes = {"label": group_label(element), "margin": "16", **placed}
    with graph.subgraph(name=f"cluster_{drawing.names[element.id]}", graph_attr=attributes) as group:
        for child in drawing.children[element.id]:
            _draw_element(group, drawing, child, sketch)


def _draw_node(graph: graphviz.Digraph, drawing: Drawing, element: UmlElement, sketch: SketchLayout | None) -> None:
    """A node; one whose caption stands below it gets a frame nobody sees, which keeps the room free."""
    name, diagram = drawing.names[element.id], drawing.diagram.kind
    least, placed = (sketch.size(element), sketch.node(element)) if sketch else ((0.0, 0.0), {})
    attributes = {**node_attributes(element, diagram, least), **placed}
    below = caption(element) if is_sign(element, diagram) else ""
    if not below:
        graph.node(name, **attributes)
        return
    frame = {"label": below, **_CAPTION_FRAME, **(sketch.caption(element) if sketch else {})}
    with graph.subgraph(name=f"cluster_caption_{name}", graph_attr=frame) as group:
        group.node(name, **attributes)


def _draw_relation(
    graph: graphviz.Digraph,
    drawing: Drawing,
    relation: UmlRelation,
    sketch: SketchLayout | None,
    number: int,
) -> None:
    elements = {element.id: element for element in drawing.diagram.elements}
    line = Line.of(relation, elements)
    ends = [elements[relation.source], elements[relation.target]]
    points = list(relation.points) or [end.box.center for end in reversed(ends)]
    if line.upside_down:
        ends.reverse()
        points.reverse()
    if sketch:
        _draw_line_on_paper(graph, drawing, line, (ends[0], ends[1]), (points[0], points[-1]), sketch, number)
    else:
        _draw_line(graph, drawing, line, ends[0], ends[1])


def _draw_line(graph: graphviz.Digraph, drawing: Drawing, line: Line, tail: UmlElement, head: UmlElement) -> None:
    """An edge that stops at the borders of containers it leads to."""
    (tail_node, ltail), (head_node, lhead) = _tied(drawing, tail, head), _tied(drawing, head, tail)
    clipped = {name: value for name, value in (("ltail", ltail), ("lhead", lhead)) if value}
    course = SIDEWAYS if tail_node == head_node or _direction(drawing.diagram) == "LR" else DOWNWARDS
    graph.edge(tail_node, head_node, **edge_attributes(line, course), **clipped)


def _tied(drawing: Drawing, element: UmlElement, other: UmlElement) -> tuple[str, str | None]:
    """The node an edge is tied to, and the container at whose border it stops."""
    if element.id not in drawing.children:
        return drawing.names[element.id], None
    leaf = next(drawing.leaves(element))
    inside = element.id == other.id or drawing.holds(element.id, other.id)
    return drawing.names[leaf.id], None if inside else f"cluster_{drawing.names[element.id]}"


def _draw_line_on_paper(
    graph: graphviz.Digraph,
    drawing: Drawing,
    line: Line,
    ends: tuple[UmlElement, UmlElement],
    points: tuple[Point, Point],
    sketch: SketchLayout,
    number: int,
) -> None:
    """An edge whose end at a container is pinned to where it was drawn on the border."""
    nodes = []
    for word, end, point in zip(("tail", "head"), ends, points, strict=True):
        pinned = end.id in drawing.children
        nodes.append(f"pin_{word}_{number}" if pinned else drawing.names[end.id])
        if pinned:
            graph.node(nodes[-1], **_PIN, **sketch.on_border(end, point))
    (x0, y0), (x1, y1) = (end.box.center for end in ends)
    course = SIDEWAYS if ends[0] is ends[1] else (x1 - x0, y1 - y0)
    graph.edge(nodes[0], nodes[1], **edge_attributes(line, course, on_paper=True))


def _write(exportable: Exportable, options: ExportOptions) -> bytes:
    return dot_source(exportable.uml, options.layout).encode()


DOT = Format("dot", "dot", "Drawing in DOT, the language of Graphviz", "text/vnd.graphviz", _write)
