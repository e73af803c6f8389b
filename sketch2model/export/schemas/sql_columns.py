"""The columns of a draft schema as SQLAlchemy knows them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

import sqlalchemy as sa

from sketch2model.concepts import Column, DataType, Schema, Table, TypeName
from sketch2model.export.schemas.identifiers import unique_identifier
from sketch2model.export.schemas.sql_defaults import server_default
from sketch2model.export.schemas.sql_references import Place, keys_of
from sketch2model.export.schemas.sql_types import (
    KEY_LENGTH,
    ROW_LENGTH,
    STRING_LENGTH,
    column_type,
    row_length,
)

_NUMBERED = (TypeName.INTEGER, TypeName.BIGINT)
_NOWHERE: Place = (-1, "")


@dataclass(frozen=True, slots=True)
class ColumnTypes:
    """What decides about types beside what was drawn.

    Attributes:
        shared: Types of the columns that refer or are referred to.
        referring: The columns that refer.
        enumerations: Types with named values, by the id of the element that they were drawn as.
        key_length: Most characters of a column in a key.
    """

    shared: Mapping[Place, DataType]
    referring: frozenset[Place]
    enumerations: Mapping[str | None, sa.Enum]
    key_length: int


def key_length(schema: Schema) -> int:
    """Most characters of a column in a key, so that MySQL takes the widest; one for all, since references share it."""
    widest = max((len(key) for table in schema.tables for key in keys_of(table)), default=0)
    return KEY_LENGTH // min(max(widest, 1), KEY_LENGTH)


def created_columns(number: int, table: Table, types: ColumnTypes) -> Iterator[sa.Column[Any]]:
    """The columns of the table with that number in its schema, in order, under names that differ."""
    taken: set[str] = set()
    in_keys = {name for key in keys_of(table) for name in key}
    crowded = sum(row_length(column.type) for column in table.columns) > ROW_LENGTH
    first = {column.name: position for position, column in reversed(list(enumerate(table.columns, 1)))}
    for position, column in enumerate(table.columns, 1):
        place = (number, column.name) if first[column.name] == position else _NOWHERE
        data_type = types.shared.get(place, column.type)
        length = types.key_length if column.name in in_keys or place in types.shared else None
        enumeration = types.enumerations.get(data_type.element) if data_type.name is TypeName.ENUMERATION else None
        lone_key = column.primary_key and len(table.primary_key) == 1
        counted = lone_key and data_type.name in _NUMBERED and place not in types.referring
        default = _default(column, data_type, length, enumeration)
        yield sa.Column(
            unique_identifier(column.name, taken, f"column_{position}"),
            column_type(data_type, length, crowded=crowded) if enumeration is None else enumeration,
            *([sa.Identity()] if counted and default is None else []),
            primary_key=column.primary_key,
            autoincrement=counted,
            nullable=column.nullable and not column.primary_key,
            server_default=default,
        )


def _default(column: Column, data_type: DataType, length: int | None, enumeration: sa.Enum | None) -> Any:
    if column.default is None:
        return None
    if length is not None and data_type.name is TypeName.STRING:
        data_type = replace(data_type, length=min(length, data_type.length or STRING_LENGTH))
    return server_default(data_type, column.default, enumeration.enums if enumeration is not None else ())
