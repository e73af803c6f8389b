"""A draft schema as SQLAlchemy tables that every database accepts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from sketch2model.concepts import Enumeration, Schema, Table
from sketch2model.export.schemas.identifiers import enumeration_labels, unique_identifier
from sketch2model.export.schemas.sql_columns import ColumnTypes, created_columns, key_length
from sketch2model.export.schemas.sql_constraints import add_constraints
from sketch2model.export.schemas.sql_names import enumeration_name, made_by_postgresql
from sketch2model.export.schemas.sql_references import Place, references_of, types_of
from sketch2model.export.schemas.sql_types import enumeration_type


@dataclass(frozen=True, slots=True)
class Draft:
    """Tables ready to be created.

    Attributes:
        tables: In the order of the schema, with their constraints and indexes.
        drawn: Name of a created table to what it was made of; its columns are in the same order.
        columns: Names of a table and a column in the schema to the column that was created for them.
        enumerations: Types with named values, each with what it was made of.
        remarks: What had to be left out, and why.
    """

    tables: tuple[sa.Table, ...]
    drawn: Mapping[str, Table]
    columns: Mapping[tuple[str, str], sa.Column[Any]]
    enumerations: tuple[tuple[sa.Enum, Enumeration], ...]
    remarks: tuple[str, ...]


def draft_metadata(schema: Schema) -> Draft:
    """Tables with unique names, the references that can be kept, and indexes for them.

    They are the same for all databases; where types differ, they have SQLAlchemy's variants.
    """
    taken = set(made_by_postgresql(schema))
    names = [unique_identifier(table.name, taken, f"table_{n}") for n, table in enumerate(schema.tables, 1)]
    enumerations = tuple(_enumerations(schema, taken))
    references, remarks = references_of(schema)
    types = ColumnTypes(
        types_of(schema, references),
        frozenset(column for reference in references for column, _ in reference.pairs()),
        {enumeration.element: created for created, enumeration in reversed(enumerations)},
        key_length(schema),
    )
    metadata = sa.MetaData()
    made: dict[Place, sa.Column[Any]] = {}
    for number, (name, table) in enumerate(zip(names, schema.tables, strict=True)):
        columns = tuple(created_columns(number, table, types))
        if not columns:
            remarks.append(f"Table {table.name} was left out, because it has no columns.")
            continue
        sa.Table(name, metadata, *columns, mysql_charset="utf8mb4", mariadb_charset="utf8mb4")
        for column, created in zip(table.columns, columns, strict=True):
            made.setdefault((number, column.name), created)
            if column.default is not None and created.server_default is None:
                remarks.append(f"{table.name}.{column.name} has no default: {column.default} is not certain to fit.")
    add_constraints(schema, references, made, taken)
    return Draft(
        tables=tuple(metadata.tables.values()),
        drawn={name: table for name, table in zip(names, schema.tables, strict=True) if table.columns},
        columns={(schema.tables[number].name, name): made[number, name] for number, name in reversed(made)},
        enumerations=enumerations,
        remarks=(*remarks, *_about_enumerations(schema)),
    )


def _enumerations(schema: Schema, taken: set[str]) -> Iterator[tuple[sa.Enum, Enumeration]]:
    for number, enumeration in enumerate(schema.enumerations, 1):
        if enumeration.values:
            name = enumeration_name(enumeration.name, taken, number)
            yield enumeration_type(name, list(enumeration_labels(enumeration.values).values())), enumeration


def _about_enumerations(schema: Schema) -> Iterator[str]:
    used = {column.type.element for table in schema.tables for column in table.columns}
    for enumeration in schema.enumerations:
        if not enumeration.values:
            yield f"{enumeration.name} has no values, so columns of this type take any text."
        elif enumeration.element not in used:
            yield f"No column is of the type {enumeration.name}: {', '.join(enumeration.values)}."
