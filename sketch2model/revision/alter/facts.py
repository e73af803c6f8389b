"""What two tables that are the same differ in, as names of the new state."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from sketch2model.revision.alter.plan import TablePair

_INLINE = {"literal_binds": True}


@dataclass(frozen=True, slots=True)
class ReferenceFact:
    """A foreign key with the names of the new state; two that are equal are the same."""

    columns: tuple[str, ...]
    table: str
    references: tuple[str, ...]
    on_delete: str | None


def type_of(column: sa.Column[object], dialect: sa.Dialect) -> str:
    """The type in SQL; that of an enumeration with its values."""
    values = ", ".join(column.type.enums) if isinstance(column.type, sa.Enum) else ""
    return f"{column.type.compile(dialect=dialect)} {values}"


def default_of(column: sa.Column[object], dialect: sa.Dialect) -> str | None:
    """The default in SQL."""
    default = column.server_default
    if not isinstance(default, sa.DefaultClause):
        return None
    if isinstance(default.arg, str):
        return repr(default.arg)
    return str(default.arg.compile(dialect=dialect, compile_kwargs=_INLINE))


def differs(old: sa.Column[object], new: sa.Column[object], dialect: sa.Dialect) -> bool:
    """Whether a column must be altered, its name aside."""
    if type_of(old, dialect) != type_of(new, dialect) or bool(old.nullable) != bool(new.nullable):
        return True
    return default_of(old, dialect) != default_of(new, dialect)


def reference_fact(
    key: sa.ForeignKeyConstraint, tables: Mapping[str, TablePair], *, of_old: bool
) -> ReferenceFact | None:
    """A foreign key in the names of the new state; None for one that leads to, or from, what is gone.

    Args:
        key: The constraint.
        tables: Old names of tables to their pairs.
        of_old: Whether it is one of the old state.
    """
    target = key.referred_table.name
    columns = [column.name for column in key.columns]
    references = [element.column.name for element in key.elements]
    if of_old:
        own, other = tables.get(key.parent.name), tables.get(target)
        if own is None or other is None:
            return None
        columns = [own.columns.get(name, "") for name in columns]
        references = [other.columns.get(name, "") for name in references]
        target = other.new.name
    return ReferenceFact(tuple(columns), target, tuple(references), key.ondelete)


def index_columns(table: sa.Table, names: Mapping[str, str] | None = None) -> dict[tuple[str, ...], sa.Index]:
    """Columns of each index to the index; under the names of the new state if `names` maps to these."""
    return {
        renamed([column.name for column in index.columns], names): index
        for index in sorted(table.indexes, key=lambda index: str(index.name))
    }


def unique_columns(
    table: sa.Table, names: Mapping[str, str] | None = None
) -> dict[tuple[str, ...], sa.UniqueConstraint]:
    """Columns that are unique together to the constraint that says so."""
    found = [constraint for constraint in table.constraints if isinstance(constraint, sa.UniqueConstraint)]
    return {
        renamed([column.name for column in constraint.columns], names): constraint
        for constraint in sorted(found, key=lambda constraint: str(constraint.name))
    }


def renamed(columns: Sequence[str], names: Mapping[str, str] | None) -> tuple[str, ...]:
    """The columns under their new names; an empty one for what is gone."""
    return tuple(columns) if names is None else tuple(names.get(column, "") for column in columns)


def foreign_keys(table: sa.Table) -> list[sa.ForeignKeyConstraint]:
    """The references of a table, sorted by name."""
    return sorted(table.foreign_key_constraints, key=lambda key: str(key.name))
