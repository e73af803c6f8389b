"""Which tables and columns of two schemas are the same, and what is different between them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import sqlalchemy as sa

from sketch2model.concepts import Schema, Table
from sketch2model.export.schemas.sql_metadata import Draft, draft_metadata
from sketch2model.revision.changes import Comparison


@dataclass(frozen=True, slots=True)
class TablePair:
    """A table in both states; `columns` maps names of old columns to names of the same columns in the new table."""

    old: sa.Table
    new: sa.Table
    columns: Mapping[str, str]

    @property
    def key_changes(self) -> bool:
        """Whether the primary key has other columns than before, or is no longer counted, or only now."""
        before = [(self.columns.get(column.name), column.identity is None) for column in self.old.primary_key]
        return before != [(column.name, column.identity is None) for column in self.new.primary_key]


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be done; the types are enumerations."""

    pairs: tuple[TablePair, ...]
    removed: tuple[sa.Table, ...]
    added: tuple[sa.Table, ...]
    old_types: tuple[sa.Enum, ...]
    new_types: tuple[sa.Enum, ...]

    @classmethod
    def of(cls, comparison: Comparison, old: Schema, new: Schema) -> Plan:
        """Find the tables of the old schema again in the new one."""
        before, after = draft_metadata(old), draft_metadata(new)
        names = _table_pairs(before, after, comparison)
        old_tables = {table.name: table for table in before.tables}
        new_tables = {table.name: table for table in after.tables}
        pairs = tuple(
            TablePair(
                old_tables[name],
                new_tables[other],
                _column_pairs(before, after, (name, other), names, comparison),
            )
            for name, other in names.items()
        )
        return cls(
            pairs,
            tuple(table for table in before.tables if table.name not in names),
            tuple(table for table in after.tables if table.name not in names.values()),
            tuple(created for created, _ in before.enumerations),
            tuple(created for created, _ in after.enumerations),
        )


def _table_pairs(before: Draft, after: Draft, comparison: Comparison) -> dict[str, str]:
    """Old name to new name: tables of the same element, then join tables that have one name or join the same."""
    drawn = {table.element: name for name, table in after.drawn.items() if table.element is not None}
    pairs: dict[str, str] = {}
    for name, table in before.drawn.items():
        found = drawn.get(comparison.elements.get(table.element or "", ""))
        if found is not None:
            pairs[name] = found
    for name, table in before.drawn.items():
        free = [other for other in after.drawn if other not in pairs.values() and after.drawn[other].element is None]
        if name not in pairs and table.element is None and free:
            joined = _joined(table, before, pairs)
            same = next((other for other in free if _joined(after.drawn[other], after, None) == joined), None)
            found = name if name in free else same
            if found is not None:
                pairs[name] = found
    return pairs


def _joined(table: Table, draft: Draft, renamed: Mapping[str, str] | None) -> list[str]:
    """Names of the tables that a join table refers to; as they are called in the new state if `renamed` says so."""
    created = {each.name: name for name, each in draft.drawn.items()}
    names = [created.get(key.table, key.table) for key in table.foreign_keys]
    return sorted(names if renamed is None else [renamed.get(name, "") for name in names])


def _column_pairs(
    before: Draft, after: Draft, names: tuple[str, str], tables: Mapping[str, str], comparison: Comparison
) -> dict[str, str]:
    """Old name to new name: columns of the same attribute, then references to the same table, then equal names."""
    old, new = before.drawn[names[0]], after.drawn[names[1]]
    old_names, new_names = _created(before, names[0]), _created(after, names[1])
    drawn = {column.drawn_name: column.name for column in reversed(new.columns) if column.drawn_name}
    pairs: dict[str, str] = {}
    for column in old.columns:
        attribute = comparison.attributes.get((old.element or "", column.drawn_name or ""))
        if attribute in drawn:
            pairs[column.name] = drawn[attribute]
    new_tables = {table.name: name for name, table in after.drawn.items()}
    old_tables = {table.name: name for name, table in before.drawn.items()}
    for key in old.foreign_keys:
        for other in new.foreign_keys:
            same_table = tables.get(old_tables.get(key.table, "")) == new_tables.get(other.table)
            if same_table and key.inherits == other.inherits and len(key.columns) == len(other.columns):
                for a, b in zip(key.columns, other.columns, strict=True):
                    if a not in pairs and b not in pairs.values():
                        pairs[a] = b
    for column in old.columns:
        found = new.column(column.name)
        if column.name not in pairs and found is not None and found.name not in pairs.values():
            pairs[column.name] = column.name
    return {old_names[a]: new_names[b] for a, b in pairs.items()}


def _created(draft: Draft, table: str) -> dict[str, str]:
    """Name of a column in the schema to its name in the database."""
    created = next(each for each in draft.tables if each.name == table)
    columns = draft.drawn[table].columns
    return {column.name: made.name for column, made in reversed(list(zip(columns, created.columns, strict=True)))}
