"""The whole script: what goes first, what comes after it.

References and indexes that change are dropped first and made last, so that tables and columns in between can be
renamed, altered and dropped in any order. SQLite can hardly alter anything: there a table that changes is made anew
under its name, and its rows are copied (https://sqlite.org/lang_altertable.html, section 7).
"""

from __future__ import annotations

from collections.abc import Iterator

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import CreateEnumType
from sqlalchemy.schema import sort_tables_and_constraints

from sketch2model.concepts import Schema
from sketch2model.export.escape import sql_comment
from sketch2model.export.schemas.sql_dialects import SQL_DIALECTS
from sketch2model.revision.alter.columns import alter_columns
from sketch2model.revision.alter.facts import (
    ReferenceFact,
    differs,
    foreign_keys,
    index_columns,
    reference_fact,
    unique_columns,
)
from sketch2model.revision.alter.moving import move_rows
from sketch2model.revision.alter.plan import Plan, TablePair
from sketch2model.revision.alter.rebuild import aside, copy_rows
from sketch2model.revision.alter.statements import Statements
from sketch2model.revision.changes import Comparison


def changes_sql(comparison: Comparison, old: Schema, new: Schema, dialect: str) -> bytes:
    """SQL that turns a database made from the old schema into one of the new schema.

    Args:
        comparison: Which elements and attributes are the same.
        old: The schema of the old state.
        new: The schema of the new one.
        dialect: One of `settings.DIALECTS`.
    """
    plan = Plan.of(comparison, old, new)
    statements = Statements(SQL_DIALECTS[dialect].compiler)
    if dialect == "sqlite":
        _rebuild_all(plan, statements)
    else:
        _alter_all(plan, statements)
    head = [
        f"-- From {sql_comment(comparison.old)} to {sql_comment(comparison.new)}.",
        "-- Rows that are there get neutral values where a column may not be empty. Try it on a copy first.",
        *([] if statements.text else ["-- Nothing is to be done."]),
    ]
    return "\n".join([*head, "", statements.text]).strip().encode() + b"\n"


def _alter_all(plan: Plan, statements: Statements) -> None:
    rebuilt = [pair for pair in plan.pairs if pair.key_changes]
    stay = _references_that_stay(plan, rebuilt, statements.dialect)
    _drop_references(plan, stay, statements)
    for pair in plan.pairs:
        _drop_indexes(pair, statements, whole=pair in rebuilt)
    _drop_removed(plan, statements)
    old_types = _change_types(plan, statements)
    _rename_tables(plan, rebuilt, statements)
    _create_added(plan, statements)
    move_rows(plan, rebuilt, statements)
    for pair in rebuilt:
        statements.create(pair.new, [])
        _copy_and_drop(pair, statements)
    for pair in plan.pairs:
        if pair not in rebuilt:
            alter_columns(pair, statements)
            _create_indexes(pair, statements)
    for name in old_types:
        statements.run(f"DROP TYPE {statements.quoted(aside(name))}")
    _create_references(plan, stay, statements)


def _change_types(plan: Plan, statements: Statements) -> list[str]:
    """Put the types of PostgreSQL that are not needed any more aside, make the new ones, and name the old ones."""
    if statements.dialect.name != "postgresql":
        return []
    old, new = ({str(each.name): each for each in types} for types in (plan.old_types, plan.new_types))
    gone = [name for name, each in old.items() if name not in new or new[name].enums != each.enums]
    for name in gone:
        statements.run(f"ALTER TYPE {statements.quoted(name)} RENAME TO {statements.quoted(aside(name))}")
    for name, each in new.items():
        if name not in old or name in gone:
            native = each.dialect_impl(statements.dialect)
            statements.run(str(CreateEnumType(native).compile(dialect=statements.dialect)))
    return gone


def _references_that_stay(plan: Plan, rebuilt: list[TablePair], dialect: sa.Dialect) -> set[tuple[str, ReferenceFact]]:
    """References, by the new name of their table, that no change touches."""
    tables = {pair.old.name: pair for pair in plan.pairs}
    touched = {(pair.new.name, column) for pair in plan.pairs for column in _retyped(pair, dialect)}
    renewed = {pair.new.name for pair in rebuilt}
    before = {
        (pair.new.name, fact)
        for pair in plan.pairs
        for key in foreign_keys(pair.old)
        if (fact := reference_fact(key, tables, of_old=True)) is not None
    }
    after = {
        (pair.new.name, fact)
        for pair in plan.pairs
        for key in foreign_keys(pair.new)
        if (fact := reference_fact(key, tables, of_old=False)) is not None
    }
    return {
        (table, fact)
        for table, fact in before & after
        if not renewed & {table, fact.table}
        and not any((table, column) in touched for column in fact.columns)
        and not any((fact.table, column) in touched for column in fact.references)
    }


def _retyped(pair: TablePair, dialect: sa.Dialect) -> Iterator[str]:
    for old, new in pair.columns.items():
        if differs(pair.old.columns[old], pair.new.columns[new], dialect):
            yield new


def _drop_references(plan: Plan, stay: set[tuple[str, ReferenceFact]], statements: Statements) -> None:
    tables = {pair.old.name: pair for pair in plan.pairs}
    for table in [*(pair.old for pair in plan.pairs), *plan.removed]:
        for key in foreign_keys(table):
            fact = reference_fact(key, tables, of_old=True)
            if fact is None or (tables[table.name].new.name, fact) not in stay:
                statements.op.drop_constraint(str(key.name), table.name, type_="foreignkey")


def _create_references(plan: Plan, stay: set[tuple[str, ReferenceFact]], statements: Statements) -> None:
    tables = {pair.old.name: pair for pair in plan.pairs}
    for pair in plan.pairs:
        for key in foreign_keys(pair.new):
            fact = reference_fact(key, tables, of_old=False)
            if fact is not None and (pair.new.name, fact) not in stay:
                _create_reference(key, statements)
    for table in plan.added:
        for key in foreign_keys(table):
            _create_reference(key, statements)


def _create_reference(key: sa.ForeignKeyConstraint, statements: Statements) -> None:
    statements.op.create_foreign_key(
        str(key.name),
        key.parent.name,
        key.referred_table.name,
        [column.name for column in key.columns],
        [element.column.name for element in key.elements],
        ondelete=key.ondelete,
    )


def _drop_indexes(pair: TablePair, statements: Statements, *, whole: bool) -> None:
    """Drop the indexes and unique constraints that are gone; all of them if the table is made anew."""
    kept = set() if whole else set(index_columns(pair.new))
    for columns, index in index_columns(pair.old, pair.columns).items():
        if columns not in kept:
            statements.op.drop_index(str(index.name), table_name=pair.old.name)
    kept = set() if whole else set(unique_columns(pair.new))
    for columns, constraint in unique_columns(pair.old, pair.columns).items():
        if columns not in kept:
            statements.op.drop_constraint(str(constraint.name), pair.old.name, type_="unique")


def _create_indexes(pair: TablePair, statements: Statements) -> None:
    there = set(unique_columns(pair.old, pair.columns))
    for columns, constraint in unique_columns(pair.new).items():
        if columns not in there:
            statements.op.create_unique_constraint(str(constraint.name), pair.new.name, list(columns))
    there = set(index_columns(pair.old, pair.columns))
    for columns, index in index_columns(pair.new).items():
        if columns not in there:
            statements.op.create_index(str(index.name), pair.new.name, list(columns))


def _rename_tables(plan: Plan, rebuilt: list[TablePair], statements: Statements) -> None:
    """Through a name aside, where the new one is still in use, and for tables that are made anew."""
    names = {pair.old.name for pair in plan.pairs}
    late = []
    for pair in plan.pairs:
        if pair in rebuilt:
            statements.op.rename_table(pair.old.name, aside(pair.old.name))
        elif pair.old.name != pair.new.name and pair.new.name in names:
            statements.op.rename_table(pair.old.name, aside(pair.old.name))
            late.append(pair)
    for pair in plan.pairs:
        if pair in late:
            statements.op.rename_table(aside(pair.old.name), pair.new.name)
        elif pair not in rebuilt and pair.old.name != pair.new.name:
            statements.op.rename_table(pair.old.name, pair.new.name)


def _drop_removed(plan: Plan, statements: Statements) -> None:
    for table in plan.removed:
        statements.comment(f"{table.name} is not in the new sketch: it goes with all its rows")
        statements.op.drop_table(table.name)


def _create_added(plan: Plan, statements: Statements) -> None:
    for table in plan.added:
        statements.create(table, [])


def _rebuild_all(plan: Plan, statements: Statements) -> None:
    """All that changes is made anew; references are checked again at the end."""
    changed = [pair for pair in plan.pairs if _changed(pair, plan, statements.dialect)]
    if not changed and not plan.added and not plan.removed:
        return
    statements.run("PRAGMA foreign_keys = OFF")
    statements.run("PRAGMA legacy_alter_table = ON")
    _drop_removed(plan, statements)
    for pair in changed:
        for index in index_columns(pair.old).values():
            statements.op.drop_index(str(index.name), table_name=pair.old.name)
        statements.op.rename_table(pair.old.name, aside(pair.old.name))
    made = [*plan.added, *(pair.new for pair in changed)]
    for table, _ in sort_tables_and_constraints(made):  # type: ignore[no-untyped-call]
        if table is not None:
            statements.create(table, foreign_keys(table))
    move_rows(plan, changed, statements)
    for pair in changed:
        _copy_and_drop(pair, statements)
    statements.run("PRAGMA legacy_alter_table = OFF")
    statements.run("PRAGMA foreign_keys = ON")


def _copy_and_drop(pair: TablePair, statements: Statements) -> None:
    copy_rows(pair, statements)
    statements.op.drop_table(aside(pair.old.name))


def _changed(pair: TablePair, plan: Plan, dialect: sa.Dialect) -> bool:
    """Whether a table must be made anew."""
    tables = {each.old.name: each for each in plan.pairs}
    if [pair.columns.get(column.name) for column in pair.old.columns] != [column.name for column in pair.new.columns]:
        return True
    if any(old != new for old, new in pair.columns.items()) or pair.old.name != pair.new.name:
        return True
    referred = [tables.get(key.referred_table.name) for key in foreign_keys(pair.old)]
    if any(other is None or other.old.name != other.new.name for other in referred):
        return True
    before = {reference_fact(key, tables, of_old=True) for key in foreign_keys(pair.old)}
    after = {reference_fact(key, tables, of_old=False) for key in foreign_keys(pair.new)}
    return (
        before != after
        or pair.key_changes
        or any(_retyped(pair, dialect))
        or set(index_columns(pair.old)) != set(index_columns(pair.new))
        or set(unique_columns(pair.old)) != set(unique_columns(pair.new))
    )
