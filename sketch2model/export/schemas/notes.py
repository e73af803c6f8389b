"""Where tables and columns come from, in words: for comments in what is written.

They quote the drawing, so they are still to be escaped.
"""

from __future__ import annotations

import re

from sketch2model.concepts import DOUBTFUL, Column, Enumeration, Table
from sketch2model.elements import Box, Issue

_SAID_TWICE = re.compile(r"(drawn|added)([,;:] |$)")


def column_note(column: Column) -> str:
    """Drawn, read with doubt, guessed or added, and why.

    >>> from sketch2model.concepts import DataType, TypeName
    >>> column_note(Column("born", DataType(TypeName.DATE), "born", "Date", "drawn"))
    'drawn as Date'
    >>> column_note(Column("made_at", DataType(TypeName.TIMESTAMP), "made at", None, "name ends in at"))
    'drawn, type guessed: name ends in at'
    """
    reading, why = _reading(column), _SAID_TWICE.sub("", column.why)
    return f"{reading}: {why}" if why else reading


def table_note(table: Table) -> str:
    """Its name and place on the page, or that it was added."""
    name = table.drawn_name or table.name
    if table.element is None and (table.joins or table.box is None):
        return f"{name}: added{', to join two tables' if table.joins else ''}"
    family = f"; {table.discriminator} says what a row is" if table.discriminator else ""
    return f"{name}{_drawn_at(table.box)}{family}"


def enumeration_note(enumeration: Enumeration) -> str:
    """Its name and place on the page."""
    return f"{enumeration.drawn_name or enumeration.name}{_drawn_at(enumeration.box)}"


def issue_note(issue: Issue) -> str:
    """How much it matters, its place on the page, and what it is."""
    return f"{issue.severity}{_at(issue.box)}: {issue.message}"


def _drawn_at(box: Box | None) -> str:
    return f", drawn{_at(box)}" if box else ""


def _at(box: Box | None) -> str:
    return f" at {box.x0:.0f}, {box.y0:.0f}" if box else ""


def _reading(column: Column) -> str:
    if column.drawn_name is None:
        return "added"
    if column.confidence < DOUBTFUL:
        drawn_type = "guessed" if column.drawn_type is None else column.drawn_type
        return f"read with doubt as {column.drawn_name}, type {drawn_type}"
    return "drawn, type guessed" if column.drawn_type is None else f"drawn as {column.drawn_type}"
