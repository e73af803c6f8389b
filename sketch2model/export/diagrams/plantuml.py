"""PlantUML: class diagrams, and boxes and arrows of every other kind."""

from __future__ import annotations

from collections.abc import Iterator

from sketch2model.concepts import UmlElement
from sketch2model.elements import EndKind, LineStyle, ShapeKind
from sketch2model.elements.vocabulary import NodeKind
from sketch2model.export.base import Exportable, Format
from sketch2model.export.diagrams.drawing import Drawing, is_class_diagram, is_classifier, is_note
from sketch2model.export.diagrams.lines import Line
from sketch2model.export.diagrams.signatures import attribute_text, end_text, operation_text
from sketch2model.export.escape import LABEL_LIMIT, one_line, plantuml
from sketch2model.settings import ExportOptions

_BOXES = {
    ShapeKind.ROUNDED_RECTANGLE: "rectangle",
    ShapeKind.CIRCLE: "usecase",
    ShapeKind.ELLIPSE: "usecase",
    ShapeKind.STADIUM: "usecase",
    ShapeKind.CYLINDER: "database",
    ShapeKind.DOCUMENT: "file",
    ShapeKind.ACTOR: "actor",
}
_CLASSES = {"interface": "interface", "abstract": "abstract class", "enumeration": "enum", "enum": "enum"}
_LEFT = {
    EndKind.OPEN: "<",
    EndKind.TRIANGLE: "<|",
    EndKind.FILLED_TRIANGLE: "<",
    EndKind.DIAMOND: "o",
    EndKind.FILLED_DIAMOND: "*",
    EndKind.ONE: "||",
    EndKind.MANY: "}|",
    EndKind.ZERO_ONE: "|o",
    EndKind.ZERO_MANY: "}o",
}
_MIRRORED = str.maketrans("<{}", ">}{")
_VISIBILITIES = ("+", "-", "#", "~")


def _write(exportable: Exportable, options: ExportOptions) -> bytes:
    return "\n".join([*_lines(Drawing.of(exportable.uml)), ""]).encode()


def _lines(drawing: Drawing) -> Iterator[str]:
    classes = is_class_diagram(drawing.diagram) or any(map(is_classifier, drawing.diagram.elements))
    yield "@startuml"
    if classes:
        # Without it PlantUML refuses boxes of other kinds beside classes.
        yield "allowmixing"
        yield "hide empty members"
    yield "skinparam shadowing false"
    for element in drawing.roots:
        yield from _element(drawing, element, classes, "")
    if not drawing.roots:
        yield 'rectangle "nothing was found" as empty'
    elements = {element.id: element for element in drawing.diagram.elements}
    for relation in drawing.relations:
        yield _relation(drawing, Line.of(relation, elements), classes)
    yield "@enduml"


def _element(drawing: Drawing, element: UmlElement, classes: bool, indent: str) -> Iterator[str]:
    name = drawing.names[element.id]
    if element.id in drawing.children:
        word = "package" if classes else "rectangle"
        yield f"{indent}{word} {_quoted(element.name)} as {name}{_stereotype(element.stereotype)} {{"
        for child in drawing.children[element.id]:
            yield from _element(drawing, child, classes, indent + "  ")
        yield f"{indent}}}"
    elif is_note(element):
        yield f"{indent}note {_quoted(element.name)} as {name}"
    elif is_classifier(element):
        yield from _class(element, name, indent)
    else:
        decision = element.kind is NodeKind.DECISION and not element.stereotype
        stereotype = "decision" if decision else element.stereotype
        word = _BOXES.get(element.shape, "rectangle")
        yield f"{indent}{word} {_quoted(element.name)} as {name}{_stereotype(stereotype)}"


def _class(element: UmlElement, name: str, indent: str) -> Iterator[str]:
    stereotype = element.stereotype or ""
    word = _CLASSES.get(stereotype.strip("«»<> ").lower(), "entity" if element.kind is NodeKind.ENTITY else "class")
    opening = f"{indent}{word} {_quoted(element.name)} as {name}{_stereotype(stereotype)}"
    if not (element.attributes or element.operations):
        yield opening
        return
    yield f"{opening} {{"
    for attribute in element.attributes:
        yield f"{indent}  {_member('field', attribute_text(attribute), attribute.flags)}"
    for operation in element.operations:
        yield f"{indent}  {_member('method', operation_text(operation), operation.flags)}"
    yield f"{indent}}}"


def _member(word: str, text: str, flags: tuple[str, ...]) -> str:
    """PlantUML takes the sign of the visibility for itself, so it must stay as it is."""
    line = one_line(text, LABEL_LIMIT)
    sign = line[0] if line.startswith(_VISIBILITIES) else ""
    static = "{static} " if "static" in flags else ""
    return f"{sign}{{{word}}} {static}{plantuml(line.removeprefix(sign))}"


def _relation(drawing: Drawing, line: Line, classes: bool) -> str:
    relation = line.relation
    source, target = drawing.names[relation.source], drawing.names[relation.target]
    stroke = "--" if line.style is LineStyle.SOLID else ".."
    arrow = f"{_LEFT.get(line.source_end, '')}{stroke}{_right(line.target_end)}"
    source_text = end_text(relation.source_multiplicity, relation.source_role, line.source_end)
    target_text = end_text(relation.target_multiplicity, relation.target_role, line.target_end)
    if line.upside_down:
        arrow = f"{_LEFT.get(line.target_end, '')}{stroke}{_right(line.source_end)}"
        source, target, source_text, target_text = target, source, target_text, source_text
    label = f" : {plantuml(one_line(relation.label, LABEL_LIMIT))}" if relation.label and relation.label.strip() else ""
    return f"{source}{_end(source_text)} {arrow}{_end(target_text)} {target}{label}"


def _right(end: EndKind) -> str:
    return _LEFT.get(end, "")[::-1].translate(_MIRRORED)


def _end(text: str) -> str:
    return f" {_quoted(text)}" if text else ""


def _quoted(text: str | None) -> str:
    return f'"{plantuml(one_line(text or "", LABEL_LIMIT)) or " "}"'


def _stereotype(text: str | None) -> str:
    word = plantuml(one_line((text or "").strip("«»<> "), LABEL_LIMIT))
    return f" <<{word}>>" if word else ""


PLANTUML = Format("plantuml", "puml", "Drawing in PlantUML", "text/x-plantuml", _write)
