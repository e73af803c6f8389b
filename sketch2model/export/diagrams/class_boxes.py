"""Classes, entities and attribute lists as boxes with compartments: HTML-like tables of DOT."""

from __future__ import annotations

from collections.abc import Iterable

from sketch2model.concepts import DOUBTFUL, UmlAttribute, UmlElement, UmlOperation
from sketch2model.elements.vocabulary import NodeKind
from sketch2model.export.diagrams.signatures import attribute_text, operation_text
from sketch2model.export.diagrams.themes import Theme
from sketch2model.export.escape import LABEL_LIMIT, dot_label, one_line

_MEMBERS = 'BORDER="0" CELLBORDER="0" CELLSPACING="0" CELLPADDING="2"'
_KEYS = {"pk": "PK", "fk": "FK"}


def class_table(element: UmlElement, theme: Theme, least_width: float = 0.0) -> str:
    """The class box: stereotype and name, attributes, operations; at least so many points wide."""
    name = f"<B>{dot_label(one_line(element.name or '', LABEL_LIMIT))}</B>"
    name = f"<I>{name}</I>" if element.is_abstract else name
    stereotype = stereotype_text(element)
    above = f'<FONT POINT-SIZE="10" COLOR="{theme.muted}">{dot_label(stereotype)}</FONT><BR/>' if stereotype else ""
    width = f' WIDTH="{least_width:.0f}"' if least_width else ""
    rows = [f'<TR><TD BGCOLOR="{theme.header}" CELLPADDING="6"{width}>{above}{name}</TD></TR>']
    if element.attributes or element.operations:
        row = _entity_row if element.kind is NodeKind.ENTITY else _attribute_row
        rows.append(_compartment(row(attribute, theme) for attribute in element.attributes))
    if element.operations:
        rows.append(_compartment(_operation_row(operation, theme) for operation in element.operations))
    look = f'BORDER="0" CELLBORDER="1" CELLSPACING="0" CELLPADDING="5" COLOR="{theme.ink}" BGCOLOR="{theme.box}"'
    return f"<TABLE {look}>{''.join(rows)}</TABLE>"


def stereotype_text(element: UmlElement) -> str:
    """The stereotype between guillemets; empty if there is none."""
    stereotype = one_line((element.stereotype or "").strip("«»<> "), LABEL_LIMIT)
    return f"«{stereotype}»" if stereotype else ""


def is_doubtful(member: UmlAttribute | UmlOperation) -> bool:
    """Whether it was read with so little confidence that the drawing says so."""
    return member.confidence < DOUBTFUL


def _compartment(rows: Iterable[str]) -> str:
    inside = "".join(rows)
    if not inside:
        return '<TR><TD HEIGHT="10"></TD></TR>'
    return f'<TR><TD ALIGN="LEFT" CELLPADDING="3"><TABLE {_MEMBERS}>{inside}</TABLE></TD></TR>'


def _attribute_row(attribute: UmlAttribute, theme: Theme) -> str:
    return f'<TR><TD ALIGN="LEFT">{_decorated(attribute_text(attribute), attribute, theme)}</TD></TR>'


def _operation_row(operation: UmlOperation, theme: Theme) -> str:
    text = _decorated(operation_text(operation), operation, theme)
    return f'<TR><TD ALIGN="LEFT">{f"<I>{text}</I>" if "abstract" in operation.flags else text}</TD></TR>'


def _entity_row(attribute: UmlAttribute, theme: Theme) -> str:
    """Keys stand in a column of their own."""
    keys = ", ".join(_KEYS[flag] for flag in attribute.flags if flag in _KEYS)
    mark = f'<FONT POINT-SIZE="9" COLOR="{theme.muted}">{keys}</FONT>' if keys else ""
    text = _decorated(attribute_text(attribute, hidden=tuple(_KEYS)), attribute, theme)
    return f'<TR><TD ALIGN="LEFT">{mark}</TD><TD ALIGN="LEFT">{text}</TD></TR>'


def _decorated(text: str, member: UmlAttribute | UmlOperation, theme: Theme) -> str:
    label = dot_label(one_line(text, LABEL_LIMIT))
    if "static" in member.flags:
        label = f"<U>{label}</U>"
    if "pk" in member.flags:
        label = f"<B>{label}</B>"
    return f'{label}<FONT COLOR="{theme.doubt}"><B> ?</B></FONT>' if is_doubtful(member) else label
