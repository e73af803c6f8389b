"""Mermaid: class diagrams, and flowcharts for boxes and arrows of every other kind."""

from __future__ import annotations

from collections.abc import Iterator

from sketch2model.concepts import UmlElement
from sketch2model.elements import Box, EndKind, LineStyle, ShapeKind
from sketch2model.export.base import Exportable, Format
from sketch2model.export.diagrams.drawing import Drawing, is_class_diagram, is_note
from sketch2model.export.diagrams.lines import Line
from sketch2model.export.diagrams.signatures import attribute_text, end_text, multiplicity_of, operation_text
from sketch2model.export.escape import LABEL_LIMIT, mermaid, one_line
from sketch2model.settings import ExportOptions

_BRACKETS = {
    ShapeKind.ROUNDED_RECTANGLE: ("(", ")"),
    ShapeKind.CIRCLE: ("((", "))"),
    ShapeKind.ELLIPSE: ("([", "])"),
    ShapeKind.STADIUM: ("([", "])"),
    ShapeKind.DIAMOND: ("{", "}"),
    ShapeKind.PARALLELOGRAM: ("[/", "/]"),
    ShapeKind.CYLINDER: ("[(", ")]"),
    ShapeKind.NOTE: (">", "]"),
}
_CLASS_ENDS = {
    EndKind.OPEN: "<",
    EndKind.FILLED_TRIANGLE: "<",
    EndKind.TRIANGLE: "<|",
    EndKind.DIAMOND: "o",
    EndKind.FILLED_DIAMOND: "*",
}
_POINTED = (EndKind.OPEN, EndKind.TRIANGLE, EndKind.FILLED_TRIANGLE)


def _write(exportable: Exportable, options: ExportOptions) -> bytes:
    drawing = Drawing.of(exportable.uml)
    lines = _class_diagram(drawing) if is_class_diagram(drawing.diagram) else _flowchart(drawing)
    return "\n".join([*lines, ""]).encode()


def _class_diagram(drawing: Drawing) -> Iterator[str]:
    yield "classDiagram"
    elements = {element.id: element for element in drawing.diagram.elements}
    for element in drawing.diagram.elements:
        yield from _class(element, drawing.names[element.id])
    for relation in drawing.relations:
        line = Line.of(relation, elements)
        ends = [
            (drawing.names[relation.source], line.source_end, relation.source_multiplicity, relation.source_role),
            (drawing.names[relation.target], line.target_end, relation.target_multiplicity, relation.target_role),
        ]
        (left, left_end, *left_text), (right, right_end, *right_text) = reversed(ends) if line.upside_down else ends
        stroke = "--" if line.style is LineStyle.SOLID else ".."
        arrow = f"{_CLASS_ENDS.get(left_end, '')}{stroke}{_CLASS_ENDS.get(right_end, '')[::-1].replace('<', '>')}"
        first, second = _end(left_end, *left_text), _end(right_end, *right_text)
        # A second colon would begin a second label.
        text = _text(relation.label).replace(":", "#58;")
        label = f" : {text}" if text else ""
        yield f"  {left}{first} {arrow}{second} {right}{label}"


def _class(element: UmlElement, name: str) -> Iterator[str]:
    stereotype = _text((element.stereotype or ("note" if is_note(element) else "")).strip("«»<> "))
    members = [
        *(_member(attribute_text(attribute), attribute.flags) for attribute in element.attributes),
        *(_member(operation_text(operation), operation.flags) for operation in element.operations),
    ]
    body = [f"<<{stereotype}>>"] if stereotype else []
    body += members
    opening = f'  class {name}["{_text(element.name) or " "}"]'
    yield from [f"{opening} {{", *(f"    {line}" for line in body), "  }"] if body else [opening]


def _member(text: str, flags: tuple[str, ...]) -> str:
    """Mermaid underlines what ends in a dollar sign."""
    return f"{_text(text)}{'$' if 'static' in flags else ''}"


def _end(end: EndKind, multiplicity: str | None, role: str | None) -> str:
    text = _text(end_text(multiplicity or multiplicity_of(end), role))
    return f' "{text}"' if text else ""


def _flowchart(drawing: Drawing) -> Iterator[str]:
    yield f"flowchart {_direction(drawing)}"
    for element in drawing.roots:
        yield from _node(drawing, element, "  ")
    elements = {element.id: element for element in drawing.diagram.elements}
    for relation in drawing.relations:
        line = Line.of(relation, elements)
        text = _text(relation.label)
        label = f'|"{text}"|' if text else ""
        source, target = drawing.names[relation.source], drawing.names[relation.target]
        yield f"  {source} {_arrow(line)}{label} {target}"


def _direction(drawing: Drawing) -> str:
    if not drawing.roots:
        return "TB"
    extent = Box.around(corner for element in drawing.diagram.elements for corner in element.box.corners)
    return "LR" if extent.width > extent.height else "TB"


def _node(drawing: Drawing, element: UmlElement, indent: str) -> Iterator[str]:
    name, text = drawing.names[element.id], _text(element.name) or " "
    if element.id not in drawing.children:
        opening, closing = _BRACKETS[ShapeKind.NOTE] if is_note(element) else _BRACKETS.get(element.shape, ("[", "]"))
        yield f'{indent}{name}{opening}"{text}"{closing}'
        return
    yield f'{indent}subgraph {name}["{text}"]'
    for child in drawing.children[element.id]:
        yield from _node(drawing, child, indent + "  ")
    yield f"{indent}end"


def _arrow(line: Line) -> str:
    start, end = _sign(line.source_end, "<"), _sign(line.target_end, ">")
    if line.style is LineStyle.SOLID:
        return f"{start}--{end or '-'}"
    return f"{start}-.-{end}"


def _sign(end: EndKind, point: str) -> str:
    if end in _POINTED:
        return point
    return "o" if end is EndKind.CIRCLE else ""


def _text(text: str | None) -> str:
    return mermaid(one_line(text or "", LABEL_LIMIT))


MERMAID = Format("mermaid", "mmd", "Drawing in Mermaid", "text/vnd.mermaid", _write)
