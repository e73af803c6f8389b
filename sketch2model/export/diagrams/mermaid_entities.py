"""Entities and relationships with crow's feet in Mermaid.

Its lines always say how many there are at both ends. Where nothing was drawn, they say the only thing that rules
nothing out: any number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sketch2model.concepts import UmlAttribute, UmlDiagram, UmlElement
from sketch2model.elements import EndKind, LineStyle
from sketch2model.elements.vocabulary import EdgeKind, NodeKind
from sketch2model.export.diagrams.drawing import Drawing, is_note
from sketch2model.export.diagrams.lines import Line
from sketch2model.export.diagrams.mermaid_text import quoted, written
from sketch2model.export.diagrams.relation_text import whole_text
from sketch2model.export.diagrams.signatures import attribute_text, end_text
from sketch2model.export.escape import LABEL_LIMIT, one_line

_KEYS = {"pk": "PK", "fk": "FK", "unique": "UK"}
_LEFT = {EndKind.ONE: "||", EndKind.ZERO_ONE: "|o", EndKind.MANY: "}|", EndKind.ZERO_MANY: "}o"}
_RIGHT = {EndKind.ONE: "||", EndKind.ZERO_ONE: "o|", EndKind.MANY: "|{", EndKind.ZERO_MANY: "o{"}
_SIGNS = {
    "1": EndKind.ONE,
    "1..1": EndKind.ONE,
    "0..1": EndKind.ZERO_ONE,
    "1..*": EndKind.MANY,
    "1..n": EndKind.MANY,
    "1..m": EndKind.MANY,
    "*": EndKind.ZERO_MANY,
    "0..*": EndKind.ZERO_MANY,
    "0..n": EndKind.ZERO_MANY,
    "0..m": EndKind.ZERO_MANY,
    "n": EndKind.ZERO_MANY,
    "m": EndKind.ZERO_MANY,
}
_PLAIN_KINDS = (EdgeKind.ASSOCIATION, EdgeKind.DIRECTED_ASSOCIATION, EdgeKind.LINK)
_NO_WORD = re.compile(r"[^A-Za-z0-9_\-\[\](),.*\u00c0-\U0010ffff]+")
_NO_BEGINNING = re.compile(r"(?![A-Za-z_\u00c0-\U0010ffff])|(pk|fk|uk)(?![A-Za-z0-9_])", re.IGNORECASE | re.ASCII)
_UNKNOWN_TYPE = "_"


def fits(diagram: UmlDiagram) -> bool:
    """Whether there are only entities and plain lines; Mermaid has no notes, packages or subtypes of entities."""
    ids = {element.id for element in diagram.elements}
    return all(
        not is_note(element)
        and element.kind is not NodeKind.CONTAINER
        and element.parent not in ids
        and not element.operations
        for element in diagram.elements
    ) and all(r.kind in _PLAIN_KINDS and r.association_class is None for r in diagram.relations)


def entity_diagram(drawing: Drawing) -> Iterator[str]:
    """The lines of a diagram of entities that `fits`."""
    yield "erDiagram"
    for element in drawing.diagram.elements:
        yield from _entity(element, drawing.names[element.id])
    elements = {element.id: element for element in drawing.diagram.elements}
    for relation in drawing.relations:
        line = Line.of(relation, elements)
        source, target = elements[relation.source], elements[relation.target]
        left, left_text = _end(line.source_end, relation.source_multiplicity, relation.source_role, target)
        right, right_text = _end(line.target_end, relation.target_multiplicity, relation.target_role, source)
        arrow = f"{_LEFT[left]}{'--' if line.style is LineStyle.SOLID else '..'}{_RIGHT[right]}"
        text = written(whole_text(relation, source_text=left_text, target_text=right_text))
        yield f'  {drawing.names[source.id]} {arrow} {drawing.names[target.id]} : "{text}"'


def _entity(element: UmlElement, name: str) -> Iterator[str]:
    opening = f"  {name}[{quoted(element.name)}]"
    rows = [f"    {_row(attribute)}" for attribute in element.attributes]
    yield from [f"{opening} {{", *rows, "  }"] if rows else [opening]


def _row(attribute: UmlAttribute) -> str:
    """`type name keys "comment"`; the comment has the attribute as UML writes it where the rest cannot say it all."""
    keys = [key for flag, key in _KEYS.items() if flag in attribute.flags]
    type_, name = _word(attribute.type or _UNKNOWN_TYPE), _word(attribute.name)
    said = UmlAttribute(
        name, None if type_ == _UNKNOWN_TYPE else type_, flags=tuple(f for f in attribute.flags if f in _KEYS)
    )
    whole = attribute_text(attribute)
    comment = [] if whole == attribute_text(said) else [quoted(whole)]
    return " ".join([type_, name, *([",".join(keys)] if keys else []), *comment])


def _word(text: str) -> str:
    """What Mermaid takes for one word: letters, figures and a few signs, first a letter, and no key."""
    word = _NO_WORD.sub("_", one_line(text, LABEL_LIMIT))
    return f"_{word}" if _NO_BEGINNING.match(word) else word


def _end(end: EndKind, multiplicity: str | None, role: str | None, other: UmlElement) -> tuple[EndKind, str]:
    """The sign at an end, and what it leaves to be said in words."""
    number = re.sub(r"\s", "", multiplicity or "").casefold()
    if end in _LEFT:
        return end, end_text(multiplicity, role, end)
    if other.kind is NodeKind.RELATIONSHIP:
        # A number beside a diamond counts combinations; a diamond turned into an entity has one of each.
        return EndKind.ONE, end_text(multiplicity, role)
    if number in _SIGNS:
        return _SIGNS[number], end_text(None, role)
    return _nearest(number), end_text(multiplicity, role)


def _nearest(number: str) -> EndKind:
    """The closest sign that holds all that a range such as `2..5` or `0..2` allows."""
    lower = number.partition("..")[0]
    return EndKind.MANY if lower.isdecimal() and lower.strip("0") else EndKind.ZERO_MANY
