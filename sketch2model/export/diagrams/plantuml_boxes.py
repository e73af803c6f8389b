"""Boxes and lines of every kind in PlantUML, as a deployment diagram: it takes any shape, any line and any nesting."""

from __future__ import annotations

from collections.abc import Iterator

from sketch2model.concepts import UmlElement
from sketch2model.elements import ShapeKind
from sketch2model.elements.vocabulary import NodeKind
from sketch2model.export.diagrams.drawing import Drawing, is_note
from sketch2model.export.diagrams.lines import Line
from sketch2model.export.diagrams.plantuml_text import arrow, label, quoted, stereotype_of
from sketch2model.export.diagrams.relation_text import label_of
from sketch2model.export.diagrams.signatures import end_text

_BOXES = {
    ShapeKind.CIRCLE: "circle",
    ShapeKind.ELLIPSE: "usecase",
    ShapeKind.STADIUM: "usecase",
    ShapeKind.CYLINDER: "database",
    ShapeKind.DOCUMENT: "file",
    ShapeKind.ACTOR: "actor",
}


def box_diagram(drawing: Drawing) -> Iterator[str]:
    """The lines of a diagram of boxes."""
    for element in drawing.roots:
        yield from _element(drawing, element, "")
    if not drawing.roots:
        yield 'rectangle "nothing was found" as empty'
    elements = {element.id: element for element in drawing.diagram.elements}
    for relation in drawing.relations:
        line = Line.of(relation, elements)
        source, target = drawing.names[relation.source], drawing.names[relation.target]
        source_text = _end(end_text(relation.source_multiplicity, relation.source_role, line.source_end))
        target_text = _end(end_text(relation.target_multiplicity, relation.target_role, line.target_end))
        yield f"{source}{source_text} {arrow(line)}{target_text} {target}{label(label_of(relation))}"


def box(element: UmlElement, name: str) -> str:
    """One box without anything inside."""
    stereotype = element.stereotype
    if element.kind is NodeKind.DECISION and not stereotype:
        stereotype = "decision"
    return f"{_BOXES.get(element.shape, 'rectangle')} {quoted(element.name)} as {name}{stereotype_of(stereotype)}"


def _element(drawing: Drawing, element: UmlElement, indent: str) -> Iterator[str]:
    name = drawing.names[element.id]
    if element.id in drawing.children:
        yield f"{indent}rectangle {quoted(element.name)} as {name}{stereotype_of(element.stereotype)} {{"
        for child in drawing.children[element.id]:
            yield from _element(drawing, child, indent + "  ")
        yield f"{indent}}}"
    elif is_note(element):
        yield f"{indent}note {quoted(element.name)} as {name}"
    else:
        yield f"{indent}{box(element, name)}"


def _end(text: str) -> str:
    return f" {quoted(text)}" if text else ""
