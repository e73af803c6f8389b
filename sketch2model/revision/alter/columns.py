"""Columns of a table that stays: renamed, altered, added, dropped."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from sketch2model.revision.alter.facts import default_of, differs, type_of
from sketch2model.revision.alter.fill import fill
from sketch2model.revision.alter.plan import TablePair
from sketch2model.revision.alter.rebuild import aside
from sketch2model.revision.alter.statements import Statements


def alter_columns(pair: TablePair, statements: Statements) -> None:
    """Everything between the columns of the old table, which has its new name already, and those of the new one."""
    table = pair.new.name
    for column in pair.old.columns:
        if column.name not in pair.columns:
            statements.comment(f"{table}.{column.name} is not in the new sketch: it goes with all its values")
            statements.op.drop_column(table, column.name)
    _rename(pair, statements)
    for old, new in pair.columns.items():
        if differs(pair.old.columns[old], pair.new.columns[new], statements.dialect):
            _alter(table, pair.old.columns[old], pair.new.columns[new], statements)
    for column in pair.new.columns:
        if column.name not in pair.columns.values():
            _add(table, column, statements)


def _rename(pair: TablePair, statements: Statements) -> None:
    """Through a name aside, where the new one is still in use."""
    late = {}
    for old, new in pair.columns.items():
        if old != new:
            taken = new in pair.columns and pair.columns[new] != new
            late[new] = (aside(old) if taken else old, pair.old.columns[old])
            if taken:
                _rename_one(pair.new.name, old, aside(old), pair.old.columns[old], statements)
    for new, (old, column) in late.items():
        _rename_one(pair.new.name, old, new, column, statements)


def _rename_one(table: str, old: str, new: str, column: sa.Column[object], statements: Statements) -> None:
    statements.op.alter_column(table, old, new_column_name=new, **_existing(column))


def _existing(column: sa.Column[object]) -> dict[str, Any]:
    """What MySQL must be told again whenever a column is altered."""
    return {
        "existing_type": column.type,
        "existing_nullable": bool(column.nullable),
        "existing_server_default": column.server_default
        if isinstance(column.server_default, sa.DefaultClause)
        else False,
        "existing_autoincrement": column.table.autoincrement_column is column or None,
    }


def _alter(table: str, old: sa.Column[object], new: sa.Column[object], statements: Statements) -> None:
    dialect = statements.dialect
    state = _existing(old)
    retyped = type_of(old, dialect) != type_of(new, dialect)
    redefined = default_of(old, dialect) != default_of(new, dialect)
    if old.nullable and not new.nullable:
        _fill_rows(table, new, statements, only_empty=True)
    if retyped and old.server_default is not None:
        # A default of the old type would stand in the way.
        statements.op.alter_column(table, new.name, server_default=None, **state)
        state["existing_server_default"] = False
        redefined = new.server_default is not None
    wanted: dict[str, Any] = {}
    if retyped:
        cast = f"{statements.quoted(new.name)}::text::{new.type.compile(dialect=dialect)}"
        wanted |= {"type_": new.type, "postgresql_using": cast}
    if bool(old.nullable) != bool(new.nullable):
        wanted["nullable"] = bool(new.nullable)
    if redefined:
        wanted["server_default"] = new.server_default
    statements.op.alter_column(table, new.name, **state, **wanted)


def _add(table: str, column: sa.Column[object], statements: Statements) -> None:
    value = fill(column, statements.dialect)
    filled = not column.nullable and column.server_default is None
    added: sa.Column[object] = sa.Column(
        column.name,
        column.type,
        nullable=column.nullable if value is None else (column.nullable or filled),
        server_default=column.server_default,
    )
    if filled and value is None:
        statements.comment(f"{column.name} may not be empty: this works while {table} has no rows")
    statements.op.add_column(table, added)
    if filled and value is not None:
        _fill_rows(table, column, statements, only_empty=False)
        statements.op.alter_column(
            table, column.name, nullable=False, existing_type=column.type, existing_server_default=False
        )


def _fill_rows(table: str, column: sa.Column[object], statements: Statements, *, only_empty: bool) -> None:
    value = fill(column, statements.dialect)
    if value is None:
        return
    name: sa.ColumnClause[object] = sa.column(column.name)
    update = sa.update(sa.table(table, name)).values({column.name: sa.literal_column(value)})
    statements.run(str((update.where(name.is_(None)) if only_empty else update).compile(dialect=statements.dialect)))
