"""What was drawn in each class beside what was made of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sketch2model.concepts import Column, Schema, Table, UmlAttribute, UmlDiagram, UmlElement
from sketch2model.elements import Box
from sketch2model.elements.vocabulary import NodeKind

_LISTED = frozenset({NodeKind.CLASS, NodeKind.ENTITY, NodeKind.ATTRIBUTE_LIST})


@dataclass(frozen=True, slots=True)
class AttributeRow:
    """One line of an attribute list.

    Attributes:
        name: As drawn; the column's name for one that was added.
        text: The line as read; None for one that was added.
        drawn_type: Type as drawn.
        guessed_type: Neutral type, one of `TypeName`; None when no table was drafted.
        why: Where the guess comes from.
        key: Such as `PK`, `FK → person.id`, `unique`, or several; None for none.
        nullable: None when no table was drafted.
        box: Where on the page, in photo pixels.
        confidence: 0 to 1, of the reading; None for one that was added.
        added: Not drawn, but needed: a key or a reference.
    """

    name: str
    text: str | None
    drawn_type: str | None
    guessed_type: str | None
    why: str | None
    key: str | None
    nullable: bool | None
    box: Box | None
    confidence: float | None
    added: bool


@dataclass(frozen=True, slots=True)
class AttributeList:
    """A class or entity with its attributes, the drawn ones first."""

    element: UmlElement
    rows: tuple[AttributeRow, ...]


def attribute_lists(diagram: UmlDiagram, schema: Schema) -> tuple[AttributeList, ...]:
    """One list for each class or entity, in reading order."""
    tables = {table.element: table for table in reversed(schema.tables) if table.element is not None}
    return tuple(
        AttributeList(element, tuple(_rows(element, tables.get(element.id))))
        for element in diagram.elements
        if element.kind in _LISTED or element.attributes
    )


def _rows(element: UmlElement, table: Table | None) -> Iterator[AttributeRow]:
    columns = list(table.columns) if table else []
    for attribute in element.attributes:
        column = _column_of(attribute, columns)
        if column:
            columns.remove(column)
        yield AttributeRow(
            attribute.name,
            attribute.text or attribute.name,
            attribute.type,
            column.type.name if column else None,
            (column.why or None) if column else None,
            _key(column, table) if column else _drawn_key(attribute),
            column.nullable if column else None,
            attribute.box,
            attribute.confidence,
            added=False,
        )
    for column in columns:
        yield AttributeRow(
            column.name,
            None,
            None,
            column.type.name,
            column.why or None,
            _key(column, table),
            column.nullable,
            column.box,
            None,
            added=True,
        )


def _column_of(attribute: UmlAttribute, columns: list[Column]) -> Column | None:
    """The column made of an attribute: of several with its name, the one at its place on the page."""
    same_name = [column for column in columns if column.drawn_name == attribute.name]
    same_place = [column for column in same_name if column.box == attribute.box]
    return next(iter(same_place or same_name), None)


def _key(column: Column, table: Table | None) -> str | None:
    reference = table.reference(column.name) if table else None
    target = ""
    if reference:
        target = f"FK → {reference.table}.{reference.references[reference.columns.index(column.name)]}"
    parts = ("PK" if column.primary_key else "", target, "unique" if column.unique else "")
    return ", ".join(part for part in parts if part) or None


def _drawn_key(attribute: UmlAttribute) -> str | None:
    names = {"pk": "PK", "fk": "FK", "unique": "unique"}
    return ", ".join(names[flag] for flag in attribute.flags if flag in names) or None
