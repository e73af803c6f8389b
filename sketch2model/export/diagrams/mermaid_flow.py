"""Boxes and arrows of every kind in Mermaid, as a flowchart."""

from __future__ import annotations

from collections.abc import Iterator

from sketch2model.concepts import UmlElement
from sketch2model.elements import EndKind, LineStyle, ShapeKind
from sketch2model.elements.vocabulary import NodeKind
from sketch2model.export.diagrams.drawing import Drawing, is_note
from sketch2model.export.diagrams.lines import Line
from sketch2model.export.diagrams.mermaid_text import BLANK, TIE, quoted, stereotype_of, written
from sketch2model.export.diagrams.relation_text import POINTED, ends_of, whole_text
from sketch2model.export.diagrams.signatures import attribute_text, operation_text

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
_RECTANGLE = ("[", "]")
_LONGEST_IN_CIRCLE = 16


def flowchart(drawing: Drawing, indent: str = "  ") -> Iterator[str]:
    """The nodes and arrows of a flowchart, without its first line."""
    for element in drawing.roots:
        yield from _node(drawing, element, indent)
    elements = {element.id: element for element in drawing.diagram.elements}
    for relation in drawing.relations:
        line = Line.of(relation, elements)
        text = written(whole_text(relation))
        label = f'|"{text}"|' if text else ""
        source, target = (drawing.names[end] for end in ends_of(line))
        yield f"{indent}{source} {_arrow(line)}{label} {target}"
        if relation.association_class is not None and relation.association_class in drawing.names:
            for end in dict.fromkeys((source, target)):
                yield f'{indent}{end} -.-|"{TIE}"| {drawing.names[relation.association_class]}'


def _node(drawing: Drawing, element: UmlElement, indent: str) -> Iterator[str]:
    name = drawing.names[element.id]
    if element.id in drawing.children:
        yield f"{indent}subgraph {name}[{quoted(element.name)}]"
        for child in drawing.children[element.id]:
            yield from _node(drawing, child, indent + "  ")
        yield f"{indent}end"
    elif element.shape is ShapeKind.DOCUMENT:
        yield f'{indent}{name}@{{ shape: doc, label: "{_text(element)}" }}'
    else:
        opening, closing = _brackets(element)
        yield f'{indent}{name}{opening}"{_text(element)}"{closing}'


def _brackets(element: UmlElement) -> tuple[str, str]:
    """Mermaid writes captions into circles, which grow with them; long ones get a stadium."""
    if is_note(element):
        return _BRACKETS[ShapeKind.NOTE]
    if element.shape is ShapeKind.CIRCLE and len(element.name or "") > _LONGEST_IN_CIRCLE:
        return _BRACKETS[ShapeKind.STADIUM]
    if element.kind is NodeKind.EVENT and stereotype_of(element) in ("end", "final"):
        return "(((", ")))"
    return _BRACKETS.get(element.shape, _RECTANGLE)


def _text(element: UmlElement) -> str:
    stereotype = stereotype_of(element)
    shown = stereotype and element.kind is not NodeKind.EVENT
    members = (*map(attribute_text, element.attributes), *map(operation_text, element.operations))
    lines = [f"«{stereotype}»" if shown else "", written(element.name), *map(written, members)]
    return "<br/>".join(line for line in lines if line) or BLANK


def _arrow(line: Line) -> str:
    """Mermaid has a sign at the end of a line or the same one at both."""
    signs = [sign for sign in map(_sign, (line.source_end, line.target_end)) if sign]
    end = ">" if ">" in signs else "".join(signs[:1])
    start = end.replace(">", "<") if len(signs) == 2 and signs[0] == signs[1] else ""
    if line.style is LineStyle.SOLID:
        return f"{start}--{end or '-'}"
    return f"{start}-.-{end}"


def _sign(end: EndKind) -> str:
    if end in POINTED:
        return ">"
    return "o" if end is EndKind.CIRCLE else ""
