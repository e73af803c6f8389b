"""Class diagrams and entities with crow's feet in PlantUML."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from sketch2model.concepts import UmlAttribute, UmlElement, UmlOperation
from sketch2model.elements.vocabulary import DiagramKind, NodeKind
from sketch2model.export.diagrams.drawing import Drawing, is_classifier, is_note
from sketch2model.export.diagrams.lines import Line
from sketch2model.export.diagrams.plantuml_boxes import box
from sketch2model.export.diagrams.plantuml_text import arrow, label, quoted, stereotype_of, written_line
from sketch2model.export.diagrams.relation_text import label_of
from sketch2model.export.diagrams.signatures import attribute_text, end_text, operation_text

_VISIBILITIES = ("+", "-", "#", "~")
_MODIFIERS = ("static", "abstract")


def class_diagram(drawing: Drawing) -> Iterator[str]:
    """The lines of a class diagram, or of entities and what joins them."""
    # Without it PlantUML refuses boxes of other kinds beside classes.
    yield "allowmixing"
    yield "hide empty members"
    if drawing.diagram.kind is DiagramKind.ER:
        yield "hide circle"
    for element in drawing.roots:
        yield from _element(drawing, element, "")
    elements = {element.id: element for element in drawing.diagram.elements}
    for relation in drawing.relations:
        yield from _relation(drawing, Line.of(relation, elements), elements)


def _element(drawing: Drawing, element: UmlElement, indent: str) -> Iterator[str]:
    name = drawing.names[element.id]
    if element.id in drawing.children or element.kind is NodeKind.CONTAINER:
        yield f"{indent}package {quoted(element.name)} as {name}{stereotype_of(element.stereotype)} {{"
        for child in drawing.children.get(element.id, ()):
            yield from _element(drawing, child, indent + "  ")
        yield f"{indent}}}"
    elif is_note(element):
        yield f"{indent}note {quoted(element.name)} as {name}"
    elif is_classifier(element) or element.kind is NodeKind.RELATIONSHIP:
        yield from _class(element, name, indent)
    else:
        yield f"{indent}{box(element, name)}"


def _class(element: UmlElement, name: str, indent: str) -> Iterator[str]:
    stereotype = element.stereotype or ("relationship" if element.kind is NodeKind.RELATIONSHIP else None)
    opening = f"{indent}{_keyword(element)} {quoted(element.name)} as {name}{stereotype_of(stereotype)}"
    members = [*map(_field, element.attributes), *map(_method, element.operations)]
    keys = sum("pk" in attribute.flags for attribute in element.attributes)
    at_the_top = all("pk" in attribute.flags for attribute in element.attributes[:keys])
    if element.kind is NodeKind.ENTITY and at_the_top and 0 < keys < len(members) and not element.operations:
        members.insert(keys, "--")
    yield from (
        [f"{opening} {{", *(f"{indent}  {member}" for member in members), f"{indent}}}"] if members else [opening]
    )


def _keyword(element: UmlElement) -> str:
    if element.is_enumeration:
        return "enum"
    if element.is_interface:
        return "interface"
    if element.is_abstract:
        return "abstract class"
    return "entity" if element.kind in (NodeKind.ENTITY, NodeKind.RELATIONSHIP) else "class"


def _field(attribute: UmlAttribute) -> str:
    bare = replace(attribute, visibility=None, flags=_shown(attribute.flags))
    return _member("field", attribute.visibility, attribute.flags, attribute_text(bare))


def _method(operation: UmlOperation) -> str:
    bare = replace(operation, visibility=None, flags=_shown(operation.flags))
    return _member("method", operation.visibility, operation.flags, operation_text(bare))


def _shown(flags: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(flag for flag in flags if flag not in _MODIFIERS)


def _member(word: str, visibility: str | None, flags: tuple[str, ...], text: str) -> str:
    sign = visibility if visibility in _VISIBILITIES else ""
    modifiers = "".join(f"{{{modifier}}} " for modifier in _MODIFIERS if modifier in flags)
    return f"{sign}{{{word}}} {modifiers}{written_line(text) or '&#32;'}"


def _relation(drawing: Drawing, line: Line, elements: dict[str, UmlElement]) -> Iterator[str]:
    relation = line.relation
    source, target = drawing.names[relation.source], drawing.names[relation.target]
    source_text = _end(end_text(relation.source_multiplicity, relation.source_role, line.source_end))
    target_text = _end(end_text(relation.target_multiplicity, relation.target_role, line.target_end))
    signs = arrow(line, upside_down=line.upside_down)
    if line.upside_down:
        source, target, source_text, target_text = target, source, target_text, source_text
    yield f"{source}{source_text} {signs}{target_text} {target}{label(label_of(relation))}"
    if relation.association_class is not None and relation.association_class in drawing.names:
        tied = drawing.names[relation.association_class]
        ends = (relation.source, relation.target, relation.association_class)
        if all(is_classifier(elements[end]) and end not in drawing.children for end in ends):
            yield f"({source}, {target}) .. {tied}"
        else:
            yield f"{source} .. {tied}"


def _end(text: str) -> str:
    return f" {quoted(text)}" if text else ""
