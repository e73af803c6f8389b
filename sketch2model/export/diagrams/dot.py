"""A UML drawing in DOT, the language of Graphviz."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sketch2model.concepts import UmlDiagram, UmlElement
from sketch2model.elements import Box
from sketch2model.export.base import Exportable, Format
from sketch2model.export.diagrams.dot_edges import EDGE_DEFAULTS, edge_attributes
from sketch2model.export.diagrams.dot_nodes import NODE_DEFAULTS, group_label, node_attributes
from sketch2model.export.diagrams.drawing import Drawing, is_class_diagram
from sketch2model.export.diagrams.lines import Line
from sketch2model.export.diagrams.sketch_layout import SketchLayout
from sketch2model.export.escape import dot_id
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
_GROUP_MARGIN = {"margin": "16"}


def dot_source(diagram: UmlDiagram, layout: str) -> str:
    """The diagram in DOT.

    Args:
        diagram: What to draw.
        layout: `auto` or `sketch`, see `ExportOptions`.
    """
    return "\n".join([*_lines(Drawing.of(diagram), layout), ""])


def _lines(drawing: Drawing, layout: str) -> Iterator[str]:
    sketch = SketchLayout.of(drawing) if layout == "sketch" else None
    yield f"digraph {dot_id(drawing.diagram.source)} {{"
    yield f"  graph [{_written(_graph_attributes(drawing.diagram, sketch is not None))}];"
    yield f"  node [{_written(NODE_DEFAULTS)}];"
    yield f"  edge [{_written(EDGE_DEFAULTS)}];"
    for element in drawing.roots:
        yield from _element(drawing, element, sketch, "  ")
    yield from _edges(drawing, sketch)
    yield "}"


def _graph_attributes(diagram: UmlDiagram, sketch: bool) -> dict[str, str]:
    common = {"bgcolor": "white", "pad": "0.3", "outputorder": "nodesfirst", "compound": "true", **_GROUP_DEFAULTS}
    if sketch:
        return {"layout": "nop", "splines": "true", "forcelabels": "true", **common}
    return {"rankdir": _direction(diagram), "nodesep": "0.55", "ranksep": "0.7", "forcelabels": "true", **common}


def _direction(diagram: UmlDiagram) -> str:
    """Classes hang from their parents; a process drawn wide runs from left to right."""
    if is_class_diagram(diagram) or not diagram.elements:
        return "TB"
    extent = Box.around(corner for element in diagram.elements for corner in element.box.corners)
    return "LR" if extent.width > extent.height else "TB"


def _element(drawing: Drawing, element: UmlElement, sketch: SketchLayout | None, indent: str) -> Iterator[str]:
    name = drawing.names[element.id]
    if element.id not in drawing.children:
        least, placed = (sketch.size(element), sketch.node(element)) if sketch else ((0.0, 0.0), {})
        yield f"{indent}{name} [{_written({**node_attributes(element, drawing.diagram.kind, least), **placed})}];"
        return
    yield f"{indent}subgraph cluster_{name} {{"
    placed = sketch.group(element) if sketch else {}
    yield f"{indent}  graph [{_written({'label': group_label(element), **_GROUP_MARGIN, **placed})}];"
    for child in drawing.children[element.id]:
        yield from _element(drawing, child, sketch, indent + "  ")
    yield f"{indent}}}"


def _edges(drawing: Drawing, sketch: SketchLayout | None) -> Iterator[str]:
    elements = {element.id: element for element in drawing.diagram.elements}
    for relation in drawing.relations:
        line = Line.of(relation, elements)
        tail, head = (relation.target, relation.source) if line.upside_down else (relation.source, relation.target)
        tail_node, ltail = _end(drawing, elements[tail], head)
        head_node, lhead = _end(drawing, elements[head], tail)
        clipped = {name: value for name, value in (("ltail", ltail), ("lhead", lhead)) if value}
        yield f"  {tail_node} -> {head_node} [{_written({**edge_attributes(line), **clipped})}];"


def _end(drawing: Drawing, element: UmlElement, other: str) -> tuple[str, str | None]:
    """The node an edge is tied to, and the container at whose border it stops."""
    if element.id not in drawing.children:
        return drawing.names[element.id], None
    leaf = next(drawing.leaves(element))
    inside = element.id == other or drawing.holds(element.id, other)
    return drawing.names[leaf.id], None if inside else f"cluster_{drawing.names[element.id]}"


def _written(attributes: Mapping[str, str]) -> str:
    return ", ".join(f"{name}={_value(value)}" for name, value in attributes.items())


def _value(value: str) -> str:
    return value if value.startswith(("<", '"')) else f'"{value}"'


def _write(exportable: Exportable, options: ExportOptions) -> bytes:
    return dot_source(exportable.uml, options.layout).encode()


DOT = Format("dot", "dot", "Drawing in DOT, the language of Graphviz", "text/vnd.graphviz", _write)
