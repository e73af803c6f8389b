"""What was drawn in each class beside what was made of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sketch2model.concepts import (
    DOUBTFUL,
    Column,
    DataType,
    Origin,
    Schema,
    Table,
    TypeName,
    UmlAttribute,
    UmlDiagram,
    UmlElement,
)
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
        guessed_type: Neutral type, a `TypeName` with its length, digits or values; None when no table was drafted.
        why: Where the guess comes from.
        key: Such as `PK`, `PK with number`, `FK → person.id`, `unique`, or several; `value` for one of an
            enumeration; None for none.
        nullable: None when no table was drafted.
        default: As drawn.
        box: Where on the page, in photo pixels.
        confidence: 0 to 1, of the reading; None for one that was added.
        origin: Drawn, read with doubt, guessed or added.
        column: Name of the column that was made of it.
    """

    name: str
    text: str | None
    drawn_type: str | None
    guessed_type: str | None
    why: str | None
    key: str | None
    nullable: bool | None
    default: str | None
    box: Box | None
    confidence: float | None
    origin: Origin
    column: str | None

    @property
    def added(self) -> bool:
        """Whether it was not drawn, but is needed: a key or a reference."""
        return self.origin is Origin.ADDED


@dataclass(frozen=True, slots=True)
class AttributeList:
    """A class or entity with its attributes, the drawn ones first; or a table that was added, without an element."""

    element: UmlElement | None
    table: Table | None
    rows: tuple[AttributeRow, ...]

    @property
    def name(self) -> str | None:
        """As drawn, or that of the table that was added."""
        if self.element is not None:
            return self.element.name
        return self.table.name if self.table else None


def attribute_lists(diagram: UmlDiagram, schema: Schema) -> tuple[AttributeList, ...]:
    """One list for each class or entity, in reading order, then one for each table that was added."""
    tables = {table.element: table for table in reversed(schema.tables) if table.element is not None}
    drawn = tuple(
        AttributeList(element, tables.get(element.id), tuple(_rows(element, tables.get(element.id), schema)))
        for element in diagram.elements
        if element.kind in _LISTED or element.attributes
    )
    return drawn + tuple(
        AttributeList(None, table, tuple(_row(column, table, schema) for column in table.columns))
        for table in schema.tables
        if table.element is None
    )


def _rows(element: UmlElement, table: Table | None, schema: Schema) -> Iterator[AttributeRow]:
    columns = list(table.columns) if table else []
    for attribute in element.attributes:
        column = _column_of(attribute, columns)
        if table and column:
            columns.remove(column)
            yield _row(column, table, schema, attribute)
        else:
            yield _row_without_table(attribute, element)
    if table:
        yield from (_row(column, table, schema) for column in columns)


def _column_of(attribute: UmlAttribute, columns: list[Column]) -> Column | None:
    """The column made of an attribute: of several with its name, the one at its place on the page."""
    same_name = [column for column in columns if column.drawn_name == attribute.name]
    same_place = [column for column in same_name if column.box == attribute.box]
    return next(iter(same_place or same_name), None)


def _row(column: Column, table: Table, schema: Schema, attribute: UmlAttribute | None = None) -> AttributeRow:
    return AttributeRow(
        name=column.drawn_name or column.name,
        text=(attribute.text or attribute.name) if attribute else None,
        drawn_type=attribute.type if attribute else column.drawn_type,
        guessed_type=_type_words(column.type, schema),
        why=column.why or None,
        key=_key(column, table),
        nullable=column.nullable,
        default=column.default,
        box=attribute.box if attribute else column.box,
        confidence=attribute.confidence if attribute else None if column.origin is Origin.ADDED else column.confidence,
        origin=column.origin,
        column=column.name,
    )


def _row_without_table(attribute: UmlAttribute, element: UmlElement) -> AttributeRow:
    """An attribute of what is no table, such as a value of an enumeration."""
    names = {"pk": "PK", "fk": "FK", "unique": "unique"}
    keys = [names[flag] for flag in attribute.flags if flag in names]
    return AttributeRow(
        name=attribute.name,
        text=attribute.text or attribute.name,
        drawn_type=attribute.type,
        guessed_type=None,
        why=None,
        key="value" if element.is_enumeration else ", ".join(keys) or None,
        nullable=None,
        default=attribute.default,
        box=attribute.box,
        confidence=attribute.confidence,
        origin=Origin.DOUBTFUL if attribute.confidence < DOUBTFUL else Origin.DRAWN,
        column=None,
    )


def _type_words(data_type: DataType, schema: Schema) -> str:
    """Such as `string(20)`, `numeric(12, 2)` or `enumeration colour`."""
    enumeration = schema.enumeration(data_type) if data_type.name is TypeName.ENUMERATION else None
    if enumeration:
        return f"{data_type.name} {enumeration.name}"
    size = [str(each) for each in (data_type.length, data_type.precision, data_type.scale) if each is not None]
    return f"{data_type.name}({', '.join(size)})" if size else str(data_type.name)


def _key(column: Column, table: Table) -> str | None:
    name = column.name
    parts = [f"PK{_together(table.primary_key, name)}"] if column.primary_key else []
    for key in table.foreign_keys:
        if name in key.columns:
            several = len(key.references) > 1
            target = f"{key.table} ({', '.join(key.references)})" if several else f"{key.table}.{key.references[0]}"
            parts.append(f"FK{_together(key.columns, name)} → {target}")
    if column.unique:
        parts.append("unique")
    parts += [f"unique{_together(group, name)}" for group in table.unique if name in group]
    return ", ".join(parts) or None


def _together(group: tuple[str, ...], name: str) -> str:
    others = [other for other in group if other != name]
    return f" with {', '.join(others)}" if others else ""
