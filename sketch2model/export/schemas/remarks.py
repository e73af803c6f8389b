"""What is said of each field: drawn, read with doubt or guessed, and why."""

from __future__ import annotations

from collections.abc import Iterator

from sketch2model.concepts import DOUBTFUL, UmlAttribute, UmlElement
from sketch2model.elements.vocabulary import EdgeKind, NodeKind
from sketch2model.export.bounds import bounds_of
from sketch2model.export.escape import LABEL_LIMIT, one_line
from sketch2model.export.schemas.association_ends import AssociationEnd
from sketch2model.export.schemas.records import RecordField

_PLAIN_FLAGS = {"pk": "primary key", "fk": "foreign key", "unique": "unique", "derived": "derived", "static": "static"}
_KINDS = {"interface": "interface", "enumeration": "enumeration", "enum": "enumeration", "abstract": "abstract class"}


def attribute_remark(attribute: UmlAttribute, name: str) -> str:
    """About the field `name` that was drawn as an attribute, on one line."""
    return one_line("; ".join(_about_attribute(attribute, name)), LABEL_LIMIT)


def _about_attribute(attribute: UmlAttribute, name: str) -> Iterator[str]:
    yield from (_PLAIN_FLAGS[flag] for flag in attribute.flags if flag in _PLAIN_FLAGS)
    drawn = one_line(attribute.name)
    as_drawn = f' as "{drawn}"' if drawn != name else ""
    yield f"read with doubt{as_drawn}" if attribute.confidence < DOUBTFUL else f"drawn{as_drawn}"
    why = one_line(attribute.why)
    if attribute.type is None:
        yield f"type guessed, {why or 'none was drawn'}"
    elif why not in ("", "drawn"):
        yield f"type {why.removeprefix('drawn, ')}"
    if attribute.multiplicity and attribute.multiplicity != "1":
        yield f"[{attribute.multiplicity}]"


def end_remark(end: AssociationEnd) -> str:
    """About a field that was drawn as a line, on one line."""
    return one_line("; ".join(_about_end(end)), LABEL_LIMIT)


def _about_end(end: AssociationEnd) -> Iterator[str]:
    relation = end.relation
    kind = "part of a relationship" if relation.kind is EdgeKind.LINK else relation.kind.replace("_", " ")
    yield f'{kind} "{relation.label}"' if relation.label and relation.label.strip() else kind
    if relation.confidence < DOUBTFUL:
        yield "drawn, but read with doubt"
    if end.multiplicity == "":
        yield "drawn"
    elif bounds_of(end.multiplicity) is None:
        yield "multiplicity guessed"
    else:
        yield f"drawn as {end.multiplicity}"


def field_remark(field: RecordField, *, default_kept: bool) -> str:
    """About a field, on one line; names the drawn default where it could not be kept."""
    left_out = field.default is not None and not default_kept
    return one_line(f"{field.remark}; default {field.default} left out" if left_out else field.remark, LABEL_LIMIT)


def element_title(element: UmlElement) -> str:
    """What was drawn, such as `Abstract class Person`, on one line without a point."""
    kind = element.kind.replace("_", " ")
    if element.kind is NodeKind.CLASS and element.stereotype:
        word = one_line(element.stereotype.strip("«»<>{} "))
        kind = _KINDS.get(word.casefold(), f"{word} class")
    name = one_line(element.name or "") or "without a name"
    doubt = ", read with doubt" if element.confidence < DOUBTFUL else ""
    return f"{one_line(f'{kind[:1].upper()}{kind[1:]} {name}', LABEL_LIMIT)}{doubt}"
