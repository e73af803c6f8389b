"""A draft schema as SQLAlchemy tables that every database accepts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import sqlalchemy as sa

from sketch2model.concepts import Column, Schema, Table
from sketch2model.export.schemas.identifiers import unique_identifier
from sketch2model.export.schemas.sql_types import column_type, server_default

DOUBTFUL = 0.6
"""Readings below this confidence are worth a second look."""

_Place = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Draft:
    """Tables ready to be created.

    Attributes:
        tables: In the order of the schema.
        drawn: Name of a table to what it was drawn as.
        notes: Name of a table to a remark for each column, in order.
        remarks: What had to be left out, and why.
    """

    tables: tuple[sa.Table, ...]
    drawn: Mapping[str, Table]
    notes: Mapping[str, tuple[str, ...]]
    remarks: tuple[str, ...]


def draft_metadata(schema: Schema) -> Draft:
    """Tables with unique names, references that can be kept, and an index for each of them."""
    references = _References(schema)
    metadata = sa.MetaData()
    taken: set[str] = set()
    drawn: dict[str, Table] = {}
    made: dict[_Place, sa.Column[object]] = {}
    for number, table in enumerate(schema.tables, 1):
        if table.columns:
            name = unique_identifier(table.name, taken, f"table_{number}")
            drawn[name] = table
            sa.Table(name, metadata, *_columns(table, references, made))
    for source, target in references.kept(made):
        source.append_foreign_key(sa.ForeignKey(target, name=_name("fk", source, taken)))
        if not source.primary_key and not source.unique:
            sa.Index(_name("ix", source, taken), source)
    notes = {name: tuple(_note(column) for column in table.columns) for name, table in drawn.items()}
    return Draft(tuple(metadata.tables.values()), drawn, notes, tuple(_remarks(schema, references)))


class _References:
    """Which foreign keys can be kept: those that point to a lone primary key or a unique column elsewhere."""

    def __init__(self, schema: Schema) -> None:
        # Of several tables or columns with one name, references mean the first.
        first = {table.name: table for table in reversed(schema.tables)}
        self._columns = {(t.name, c.name): c for t in first.values() for c in reversed(t.columns)}
        self._keys = {
            place
            for place, column in self._columns.items()
            if column.unique or (column.primary_key and sum(c.primary_key for c in first[place[0]].columns) == 1)
        }

    def target(self, table: str, column: Column) -> _Place | None:
        """Where a column's reference leads; None when it has none, or one that no database would take."""
        if column.foreign_key is None:
            return None
        place = (column.foreign_key.table, column.foreign_key.column)
        return place if place in self._keys and place != (table, column.name) else None

    def type_of(self, table: str, column: Column) -> str:
        """The neutral type: that of the column at the end of the chain of references."""
        place, seen = self.target(table, column), {(table, column.name)}
        while place is not None and place not in seen:
            seen.add(place)
            table, column = place[0], self._columns[place]
            place = self.target(table, column)
        return column.type

    def kept(self, made: Mapping[_Place, sa.Column[object]]) -> Iterator[tuple[sa.Column[object], sa.Column[object]]]:
        """Pairs of the column that refers and the column it refers to."""
        for place, column in self._columns.items():
            target = self.target(place[0], column)
            if target is not None:
                yield made[place], made[target]


def _columns(table: Table, references: _References, made: dict[_Place, sa.Column[object]]) -> list[sa.Column[object]]:
    """The columns of one table, which are also noted in `made` under the names they have in the schema."""
    names: set[str] = set()
    columns = []
    lone = sum(column.primary_key for column in table.columns) == 1
    for number, column in enumerate(table.columns, 1):
        neutral = references.type_of(table.name, column)
        in_key = column.primary_key or column.unique or references.target(table.name, column) is not None
        created: sa.Column[object] = sa.Column(
            unique_identifier(column.name, names, f"column_{number}"),
            column_type(neutral, in_key),
            primary_key=column.primary_key,
            nullable=column.nullable and not column.primary_key,
            unique=(column.unique and not (column.primary_key and lone)) or None,
            server_default=None if column.default is None else server_default(neutral, column.default),
        )
        made.setdefault((table.name, column.name), created)
        columns.append(created)
    return columns


def _name(kind: str, column: sa.Column[object], taken: set[str]) -> str:
    return unique_identifier(f"{kind}_{column.table.name}_{column.name}", taken, kind)


def _note(column: Column) -> str:
    """Where a column comes from: drawn, read with doubt, guessed or added."""
    if column.drawn_name is None:
        return f"added: {column.why}" if column.why else "added"
    certain = column.confidence >= DOUBTFUL
    reading = "drawn" if certain else f"read with doubt as {column.drawn_name}"
    if column.drawn_type is not None:
        return f"{reading}{' as' if certain else ', type'} {column.drawn_type}"
    return f"{reading}, type guessed: {column.why}" if column.why else f"{reading}, type guessed"


def _remarks(schema: Schema, references: _References) -> Iterator[str]:
    for table in schema.tables:
        if not table.columns:
            yield f"Table {table.name} was left out, because it has no columns."
        for column in table.columns:
            if column.foreign_key and references.target(table.name, column) is None:
                target = f"{column.foreign_key.table}.{column.foreign_key.column}"
                yield f"{table.name}.{column.name} is no reference, because {target} is no key."
            if (
                column.default is not None
                and server_default(references.type_of(table.name, column), column.default) is None
            ):
                yield f"{table.name}.{column.name} has no default, because {column.default} is not certain to fit."
