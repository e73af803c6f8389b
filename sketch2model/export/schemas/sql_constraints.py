"""What is unique, references and indexes of a draft schema, as SQLAlchemy knows them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import sqlalchemy as sa

from sketch2model.concepts import Deletion, Schema
from sketch2model.export.schemas.identifiers import unique_identifier
from sketch2model.export.schemas.sql_references import Place, Reference, keys_of

# No word for RESTRICT: that is what databases do when nothing is said.
_ON_DELETE = {Deletion.CASCADE: "CASCADE", Deletion.SET_NULL: "SET NULL"}

_Columns = Sequence[sa.Column[Any]]


def add_constraints(
    schema: Schema, references: Sequence[Reference], made: Mapping[Place, sa.Column[Any]], taken: set[str]
) -> None:
    """Give them to the tables of the created columns: each with a name, and none that another covers.

    Args:
        schema: What was drafted.
        references: Its foreign keys that can be created.
        made: The column created for each of its columns.
        taken: Names in use, as `unique_identifier` notes them.
    """
    keys = {number: [table.primary_key] for number, table in enumerate(schema.tables)}
    for number, table in enumerate(schema.tables):
        for key in keys_of(table):
            columns = [made[number, name] for name in key if (number, name) in made]
            known = any(sorted(key) == sorted(other) for other in keys[number])
            if columns and len(columns) == len(set(key)) == len(key) and not known:
                keys[number].append(key)
                _owner(columns).append_constraint(sa.UniqueConstraint(*columns, name=_name("uq", columns, taken)))
    for reference in references:
        columns = [made[reference.owner, name] for name in reference.columns]
        targets = [made[reference.target, name] for name in reference.references]
        name, on_delete = _name("fk", columns, taken), _ON_DELETE.get(reference.on_delete)
        _owner(columns).append_constraint(sa.ForeignKeyConstraint(columns, targets, name=name, ondelete=on_delete))
        beginnings = (sorted(key[: len(columns)]) for key in keys[reference.owner])
        if sorted(reference.columns) not in beginnings:
            keys[reference.owner].append(reference.columns)
            sa.Index(_name("ix", columns, taken), *columns)


def _owner(columns: _Columns) -> sa.Table:
    return columns[0].table


def _name(kind: str, columns: _Columns, taken: set[str]) -> str:
    names = "_".join(column.name for column in columns)
    return unique_identifier(f"{kind}_{_owner(columns).name}_{names}", taken, kind)
