"""A table made anew with its rows copied: where it cannot be altered, or where its key changes."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from sketch2model.revision.alter.facts import type_of
from sketch2model.revision.alter.fill import fill
from sketch2model.revision.alter.plan import TablePair
from sketch2model.revision.alter.statements import Statements

_MOST_BYTES = 58


def aside(name: str) -> str:
    """What a table is called while its rows are copied."""
    return f"old__{name.encode()[:_MOST_BYTES].decode(errors='ignore')}"


def copy_rows(pair: TablePair, statements: Statements) -> None:
    """Copy the rows of the old table, which was put aside, if any column stays."""
    dialect = statements.dialect
    source = {new: old for old, new in pair.columns.items()}
    copied: dict[str, sa.ColumnElement[Any]] = {}
    for column in pair.new.columns:
        value = None if column.nullable else fill(column, dialect)
        if column.name in source:
            old = pair.old.columns[source[column.name]]
            kept: sa.ColumnElement[object] = sa.column(old.name)
            if dialect.name == "postgresql" and type_of(old, dialect) != type_of(column, dialect):
                kept = sa.cast(sa.cast(kept, sa.Text), column.type)
            may_be_empty = value is not None and old.nullable
            copied[column.name] = sa.func.coalesce(kept, sa.literal_column(str(value))) if may_be_empty else kept
        elif value is not None and column.server_default is None:
            copied[column.name] = sa.literal_column(value)
        elif not column.nullable and column.server_default is None and column.identity is None:
            statements.comment(f"{column.name} may not be empty: this works while {pair.new.name} has no rows")
            copied[column.name] = sa.null().label(column.name)
    if not copied:
        return
    rows = sa.select(*copied.values()).select_from(sa.table(aside(pair.old.name)))
    statements.run(str(sa.insert(pair.new).from_select(list(copied), rows).compile(dialect=dialect)))
    statements.count_on(pair.new)
