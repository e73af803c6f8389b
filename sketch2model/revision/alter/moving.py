"""Rows of new tables that are known from the tables that are there: of a new parent, and of a new join table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import permutations
from typing import Any

import sqlalchemy as sa

from sketch2model.revision.alter.facts import foreign_keys, type_of
from sketch2model.revision.alter.fill import fill
from sketch2model.revision.alter.plan import Plan, TablePair
from sketch2model.revision.alter.rebuild import aside
from sketch2model.revision.alter.statements import Statements


@dataclass(frozen=True, slots=True)
class _Rows:
    """Rows for a new table: where they come from, what they hold by name of column, and what must not be empty."""

    source: TablePair
    values: Mapping[str, sa.ColumnElement[Any]]
    given: tuple[sa.ColumnElement[Any], ...] = ()


def move_rows(plan: Plan, put_aside: Iterable[TablePair], statements: Statements) -> None:
    """Fill the new tables, while the columns of the old ones are still what they were.

    Args:
        plan: What is to be done.
        put_aside: The pairs whose old tables have another name by now.
        statements: Takes the statements.
    """
    names = {pair.old.name: pair.new.name for pair in plan.pairs}
    names |= {pair.old.name: aside(pair.old.name) for pair in put_aside}
    for table in plan.added:
        for rows in (*_of_parent(table, plan, statements), *_of_join(table, plan, statements)):
            source = sa.table(names[rows.source.old.name])
            chosen = (
                sa.select(*rows.values.values()).select_from(source).where(*(each.is_not(None) for each in rows.given))
            )
            insert = sa.insert(table).from_select(list(rows.values), chosen)
            statements.run(str(insert.compile(dialect=statements.dialect)))
            statements.count_on(table)


def _of_parent(table: sa.Table, plan: Plan, statements: Statements) -> Iterator[_Rows]:
    """Where the rows of a table are now also rows of this one; those of several could have the same keys."""
    children = [
        (pair, key)
        for pair in plan.pairs
        for key in foreign_keys(pair.new)
        if key.referred_table is table and set(key.columns) == set(pair.new.primary_key)
    ]
    values = _inherited(table, *children[0], statements.dialect) if len(children) == 1 else None
    if values is not None:
        yield _Rows(children[0][0], values)
        return
    for pair, _ in children:
        statements.comment(f"Rows of {pair.new.name} would have to be in {table.name}: this works while there are none")


def _inherited(
    table: sa.Table, child: TablePair, key: sa.ForeignKeyConstraint, dialect: sa.Dialect
) -> dict[str, sa.ColumnElement[Any]] | None:
    """The key of the child, and what it had that its parent has now; None if a column would be left empty."""
    before = {new: old for old, new in child.columns.items()}
    keys = {
        element.column.name: before.get(own.name, "") for own, element in zip(key.columns, key.elements, strict=True)
    }
    values: dict[str, sa.ColumnElement[Any]] = {}
    for column in table.columns:
        name = keys.get(column.name, column.name)
        known = child.old.columns.get(name) if column.name in keys or name not in child.columns else None
        neutral = fill(column, dialect)
        if known is not None and _alike(known, column, dialect):
            values[column.name] = sa.column(known.name)
            if known.nullable and not column.nullable and neutral is not None:
                values[column.name] = sa.func.coalesce(values[column.name], sa.literal_column(neutral))
        elif not column.nullable and column.server_default is None:
            if neutral is None:
                return None
            values[column.name] = sa.literal_column(neutral)
    return values


def _of_join(table: sa.Table, plan: Plan, statements: Statements) -> Iterator[_Rows]:
    """Where one of the joined tables referred to the other one before."""
    pairs = {pair.new.name: pair for pair in plan.pairs}
    ends = [(key, pairs[key.referred_table.name]) for key in foreign_keys(table) if key.referred_table.name in pairs]
    joined = {column for key, _ in ends for column in key.columns}
    if len(ends) != 2 or ends[0][1] is ends[1][1] or joined != set(table.columns):
        return
    for (own, holder), (other, target) in permutations(ends):
        gone = [
            key
            for key in foreign_keys(holder.old)
            if key.referred_table is target.old and not any(column.name in holder.columns for column in key.columns)
        ]
        if len(gone) == 1:
            pointing = zip(gone[0].columns, gone[0].elements, strict=True)
            known = (
                {new: holder.old.columns[old] for old, new in holder.columns.items()},
                {target.columns.get(element.column.name, ""): column for column, element in pointing},
            )
            found = {
                column: old
                for key, columns in zip((own, other), known, strict=True)
                for column, element in zip(key.columns, key.elements, strict=True)
                if (old := columns.get(element.column.name)) is not None and _alike(old, column, statements.dialect)
            }
            if found.keys() == joined:
                values: dict[str, sa.ColumnElement[Any]] = {
                    column.name: sa.column(old.name) for column, old in found.items()
                }
                yield _Rows(holder, values, tuple(sa.column(column.name) for column in gone[0].columns))
                return


def _alike(old: sa.Column[Any], new: sa.Column[Any], dialect: sa.Dialect) -> bool:
    return type_of(old, dialect) == type_of(new, dialect)
