"""Classes, entities and attribute lists as boxes with compartments: HTML-like tables of DOT."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

from sketch2model.concepts import DOUBTFUL, UmlAttribute, UmlElement, UmlOperation
from sketch2model.elements.vocabulary import NodeKind
from sketch2model.export.diagrams.signatures import attribute_text, operation_text
from sketch2model.export.diagrams.themes import Theme
from sketch2model.export.escape import LABEL_LIMIT, dot_label, one_line

_MEMBERS = 'BORDER="0" CELLBORDER="0" CELLSPACING="0" CELLPADDING="2"'
_WRAP = 40
_KEYS = {"pk": "PK", "fk": "FK"}


def class_table(element: UmlElement, theme: Theme, least_width: float = 0.0) -> str:
    """The class box: stereotype and name, attributes, operations; at least so many points wide."""
    name = dot_label("\n".join(textwrap.wrap(one_line(element.name or "", LABEL_LIMIT), _WRAP)))
    name = f"<B><I>{name}</I></B>" if element.is_abstract else f"<B>{name}</B>"
    stereotype = stereotype_text(element)
    above = f'<FONT POINT-SIZE="10" COLOR="{theme.muted}">{dot_label(stereotype)}</FONT><BR/>' if stereotype else ""
    width = f' WIDTH="{least_width:.0f}"' if least_width else ""
    rows = [f'<TR><TD BGCOLOR="{theme.header}" CELLPADDING="6"{width}>{above}{name}</TD></TR>']
    if element.attributes or element.operations:
        cells = _entity_cells if element.kind is NodeKind.ENTITY else _attribute_cells
        rows.append(_compartment([(cells(a, theme), is_doubtful(a)) for a in element.attributes], theme))
    if element.operations:
        rows.append(_compartment([(_operation_cells(o), is_doubtful(o)) for o in element.operations], theme))
    look = f'BORDER="0" CELLBORDER="1" CELLSPACING="0" CELLPADDING="5" COLOR="{theme.ink}" BGCOLOR="{theme.box}"'
    return f"<TABLE {look}>{''.join(rows)}</TABLE>"


def stereotype_text(element: UmlElement) -> str:
    """The stereotype between guillemets; empty if there is none."""
    stereotype = one_line((element.stereotype or "").strip("«»<> "), LABEL_LIMIT)
    return f"«{stereotype}»" if stereotype else ""


def is_doubtful(member: UmlAttribute | UmlOperation) -> bool:
    """Whether it was read with so little confidence that the drawing says so."""
    return member.confidence < DOUBTFUL


def _compartment(rows: Sequence[tuple[list[str], bool]], theme: Theme) -> str:
    """Rows of cells in columns; the marks of what was read with doubt have a column of their own."""
    if not rows:
        return '<TR><TD HEIGHT="10"></TD></TR>'
    mark = f'<TD ALIGN="LEFT"><FONT COLOR="{theme.doubt}"><B>?</B></FONT></TD>'
    marked = any(doubtful for _, doubtful in rows)
    inside = ""
    for cells, doubtful in rows:
        *first, last = cells
        span = ' COLSPAN="2"' if marked and not doubtful else ""
        before = "".join(f'<TD ALIGN="LEFT">{cell}</TD>' for cell in first)
        inside += f'<TR>{before}<TD ALIGN="LEFT"{span}>{last}</TD>{mark if doubtful else ""}</TR>'
    return f'<TR><TD ALIGN="LEFT" CELLPADDING="3"><TABLE {_MEMBERS}>{inside}</TABLE></TD></TR>'


def _attribute_cells(attribute: UmlAttribute, theme: Theme) -> list[str]:
    return [_decorated(attribute_text(attribute), attribute.flags)]


def _entity_cells(attribute: UmlAttribute, theme: Theme) -> list[str]:
    """Keys stand in a column of their own."""
    keys = ", ".join(_KEYS[flag] for flag in attribute.flags if flag in _KEYS)
    mark = f'<FONT POINT-SIZE="9" COLOR="{theme.muted}">{keys}</FONT>' if keys else ""
    return [mark, _decorated(attribute_text(attribute, hidden=tuple(_KEYS)), attribute.flags)]


def _operation_cells(operation: UmlOperation) -> list[str]:
    return [_decorated(operation_text(operation), operation.flags)]


def _decorated(text: str, flags: tuple[str, ...]) -> str:
    label = dot_label(one_line(text, LABEL_LIMIT))
    for flag, tag in (("static", "U"), ("abstract", "I"), ("pk", "B")):
        label = f"<{tag}>{label}</{tag}>" if flag in flags else label
    return label
