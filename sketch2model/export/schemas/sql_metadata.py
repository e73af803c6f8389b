"""A draft schema as SQLAlchemy tables that every database accepts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from sketch2model.concepts import DOUBTFUL, Column, DataType, ForeignKey, Schema, Table
from sketch2model.export.schemas.identifiers import unique_identifier
from sketch2model.export.schemas.sql_types import column_type, server_default

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
    for table, key in references.kept:
        columns = [made[table.name, column] for column in key.columns]
        targets = [made[key.table, column] for column in key.references]
        owner = columns[0].table
        name = _name("fk", columns, taken)
        owner.append_constraint(sa.ForeignKeyConstraint(columns, targets, name=name))
        if not any(column.primary_key or column.unique for column in columns):
            sa.Index(_name("ix", columns, taken), *columns)
    notes = {name: tuple(map(_note, table.columns)) for name, table in drawn.items()}
    return Draft(tuple(metadata.tables.values()), drawn, notes, tuple(_remarks(schema, references)))


class _References:
    """Which foreign keys can be kept: those that point to a primary key or a unique column elsewhere.

    Of several tables or columns with one name, references mean the first.
    """

    def __init__(self, schema: Schema) -> None:
        self._tables = {table.name: table for table in reversed(schema.tables)}
        self.kept = [
            (table, key) for table in self._tables.values() for key in table.foreign_keys if self._is_kept(table, key)
        ]
        self.kept.sort(key=lambda pair: schema.tables.index(pair[0]))
        self._target = {
            (table.name, column): (key.table, target)
            for table, key in reversed(self.kept)
            for column, target in zip(key.columns, key.references, strict=True)
        }

    def _is_kept(self, table: Table, key: ForeignKey) -> bool:
        target = self._tables.get(key.table)
        own = [table.column(name) for name in key.columns]
        if target is None or None in own or not key.columns or len(key.columns) != len(key.references):
            return False
        if table is target and key.columns == key.references:
            return False
        column = target.column(key.references[0])
        lone = len(key.references) == 1 and column is not None and column.unique
        return lone or sorted(key.references) == sorted(target.primary_key) or key.references in target.unique

    def refers(self, table: str, column: Column) -> bool:
        """Whether a column is part of a reference that is kept."""
        return (table, column.name) in self._target

    def type_of(self, table: str, column: Column) -> DataType:
        """Its type: that of the column at the end of the chain of references."""
        seen = {(table, column.name)}
        place = self._target.get((table, column.name))
        while place is not None and place not in seen:
            seen.add(place)
            found = self._tables[place[0]].column(place[1])
            column = found or column
            place = self._target.get(place)
        return column.type


def _columns(table: Table, references: _References, made: dict[_Place, sa.Column[object]]) -> list[sa.Column[object]]:
    """The columns of one table, which are also noted in `made` under the names they have in the schema."""
    names: set[str] = set()
    columns = []
    lone = sum(column.primary_key for column in table.columns) == 1
    for number, column in enumerate(table.columns, 1):
        data_type = references.type_of(table.name, column)
        in_key = column.primary_key or column.unique or references.refers(table.name, column)
        created: sa.Column[object] = sa.Column(
            unique_identifier(column.name, names, f"column_{number}"),
            column_type(data_type, in_key),
            primary_key=column.primary_key,
            nullable=column.nullable and not column.primary_key,
            unique=(column.unique and not (column.primary_key and lone)) or None,
            server_default=None if column.default is None else server_default(data_type, column.default),
        )
        made.setdefault((table.name, column.name), created)
        columns.append(created)
    return columns


def _name(kind: str, columns: Sequence[sa.Column[object]], taken: set[str]) -> str:
    names = "_".join(column.name for column in columns)
    return unique_identifier(f"{kind}_{columns[0].table.name}_{names}", taken, kind)


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
        for key in table.foreign_keys:
            if (table, key) not in references.kept:
                columns, targets = ", ".join(key.columns), ", ".join(key.references)
                yield f"{table.name}.{columns} is no reference, because {key.table}.{targets} is no key."
        for column in table.columns:
            if (
                column.default is not None
                and server_default(references.type_of(table.name, column), column.default) is None
            ):
                yield f"{table.name}.{column.name} has no default, because {column.default} is not certain to fit."
