"""Which foreign keys a database accepts, and which types that asks for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import networkx as nx

from sketch2model.concepts import DataType, Deletion, ForeignKey, Schema, Table

Place = tuple[int, str]
"""Number of a table in the schema, and name of a column; of several columns with one name, the first."""


@dataclass(frozen=True, slots=True)
class Reference:
    """A foreign key that can be created.

    Attributes:
        owner: Number of its table in the schema.
        target: Number of the table referred to.
        columns: Names of the columns that refer.
        references: Those referred to, in the order of the key that they are.
        on_delete: What happens when that row is deleted.
    """

    owner: int
    target: int
    columns: tuple[str, ...]
    references: tuple[str, ...]
    on_delete: Deletion

    def pairs(self) -> Iterator[tuple[Place, Place]]:
        """Each column with the one that it refers to."""
        for column, target in zip(self.columns, self.references, strict=True):
            yield (self.owner, column), (self.target, target)


def references_of(schema: Schema) -> tuple[list[Reference], list[str]]:
    """The foreign keys that can be created, each once, and why others cannot.

    A key refers to a whole primary key, or to what is unique. Of several tables with one name, it means the first.
    """
    kept: dict[frozenset[tuple[Place, Place]], Reference] = {}
    remarks = []
    numbers = {table.name: number for number, table in reversed(list(enumerate(schema.tables)))}
    for owner, table in enumerate(schema.tables):
        for key in table.foreign_keys:
            target = numbers.get(key.table)
            pairs = None if target is None else _pairs(table, key, schema.tables[target])
            here = _place(table.name, key.columns)
            if target is None or not pairs:
                remarks.append(f"{here} is no reference, because {_place(key.table, key.references)} is no key.")
                continue
            on_delete = key.on_delete
            if on_delete is Deletion.SET_NULL and not _may_be_empty(table, key):
                on_delete = Deletion.RESTRICT
                remarks.append(f"{here} is not emptied when what it refers to is deleted, because it may not be empty.")
            columns, references = zip(*pairs, strict=True)
            reference = Reference(owner, target, columns, references, on_delete)
            kept.setdefault(frozenset(reference.pairs()), reference)
    return list(kept.values()), remarks


def keys_of(table: Table) -> Iterator[tuple[str, ...]]:
    """Groups of columns that tell rows apart: the primary key, then whatever is unique."""
    yield table.primary_key
    for name in dict.fromkeys(column.name for column in table.columns):
        column = table.column(name)
        if column and column.unique:
            yield (name,)
    yield from table.unique
    yield from (key.columns for key in table.foreign_keys if key.unique)


def types_of(schema: Schema, references: Sequence[Reference]) -> dict[Place, DataType]:
    """The type of every column that refers or is referred to: that of the one where the references end."""
    pairs = [pair for reference in references for pair in reference.pairs()]
    referring = {column for column, _ in pairs}
    types = {}
    for places in nx.connected_components(nx.Graph(pairs)):
        number, name = min(places - referring or places)
        column = schema.tables[number].column(name)
        if column:
            types.update(dict.fromkeys(places, column.type))
    return types


def _pairs(table: Table, key: ForeignKey, target: Table) -> list[tuple[str, str]] | None:
    """Columns and what they refer to, in the order of a key of the target; None when there is no such key."""
    count = len(key.columns)
    if not count == len(key.references) == len(set(key.columns)) == len(set(key.references)):
        return None
    if None in map(table.column, key.columns) or (table is target and key.columns == key.references):
        return None
    owner = dict(zip(key.references, key.columns, strict=True))
    for candidate in keys_of(target):
        if sorted(candidate) == sorted(key.references) and None not in map(target.column, candidate):
            return [(owner[name], name) for name in candidate]
    return None


def _may_be_empty(table: Table, key: ForeignKey) -> bool:
    columns = [table.column(name) for name in key.columns]
    return all(column is not None and column.nullable and not column.primary_key for column in columns)


def _place(table: str, columns: Sequence[str]) -> str:
    return f"{table}.{columns[0]}" if len(columns) == 1 else f"{table} ({', '.join(columns)})"
