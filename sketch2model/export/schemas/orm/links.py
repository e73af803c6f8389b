"""How tables belong together, and what each side may call the other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from sketch2model.concepts import ForeignKey, Schema, Table
from sketch2model.export.schemas.orm.names import attribute_name, plural


@dataclass(frozen=True, slots=True)
class Link:
    """A foreign key as objects see it.

    Attributes:
        holder: The table that has the key.
        key: The key, which does not inherit.
        forward: What the row referred to may be called, the best name first.
        backward: What the rows that refer may be called on the other side.
        single: Whether there is at most one such row.
        nullable: Whether there may be no row referred to.
    """

    holder: Table
    key: ForeignKey
    forward: tuple[str, ...]
    backward: tuple[str, ...]
    single: bool
    nullable: bool


@dataclass(frozen=True, slots=True)
class Join:
    """A table that two keys join, `first` being the one of the table that is named first.

    Attributes:
        table: The join table.
        first: Its key to the one side.
        second: Its key to the other side.
        forward: What rows of the second side may be called on the first.
        backward: What rows of the first side may be called on the second.
        pure: Whether it has nothing of its own and was not drawn, so that it needs no class.
    """

    table: Table
    first: ForeignKey
    second: ForeignKey
    forward: tuple[str, ...]
    backward: tuple[str, ...]
    pure: bool


def parent_key(table: Table) -> ForeignKey | None:
    """The key by which a table inherits."""
    return next((key for key in table.foreign_keys if key.inherits), None)


def links_of(schema: Schema) -> tuple[Link, ...]:
    """All keys of all tables but those that inherit; expects a sound schema."""
    return tuple(link for table in schema.tables for link in _links(table, schema))


def _links(table: Table, schema: Schema) -> list[Link]:
    keys = [key for key in table.foreign_keys if not key.inherits]
    same_target = Counter(key.table for key in keys)
    return [_link(table, key, schema, same_target) for key in keys]


def _link(table: Table, key: ForeignKey, schema: Schema, same_target: Mapping[str, int]) -> Link:
    forward = _forward(table, key)
    single = _is_single(table, key)
    rows = attribute_name(table.name) if single else plural(attribute_name(table.name))
    if key.table == table.name and forward[0] == "parent":
        backward = ["child" if single else "children"]
    elif key.table == table.name or same_target[key.table] > 1:
        backward = [f"{forward[0]}_{rows}"]
    else:
        backward = [rows, f"{forward[0]}_{rows}"]
    if key.inverse and not _is_between_two(table, schema):
        backward.insert(0, attribute_name(key.inverse))
    columns = [column for column in table.columns if column.name in key.columns]
    return Link(table, key, forward, tuple(backward), single, any(column.nullable for column in columns))


def _forward(table: Table, key: ForeignKey) -> tuple[str, ...]:
    names = [attribute_name(key.role)] if key.role else []
    if len(key.columns) == 1:
        stem = key.columns[0].removesuffix("_id")
        if stem == key.columns[0]:
            stem = stem.removesuffix(f"_{key.references[0]}")
        inherited_name = key.columns[0] == key.references[0] or key.columns[0] in table.primary_key
        names.insert(len(names) if inherited_name and names else 0, attribute_name(stem))
        if inherited_name and stem == key.columns[0]:
            names.remove(attribute_name(stem))
    target = attribute_name(key.table)
    return tuple(dict.fromkeys([*names, target, f"{target}_reference"]))


def _is_single(table: Table, key: ForeignKey) -> bool:
    columns = set(key.columns)
    alone = table.column(key.columns[0]) if len(columns) == 1 else None
    groups = [set(group) for group in (*table.unique, table.primary_key)]
    return key.unique or (alone is not None and alone.unique) or any(group and group <= columns for group in groups)


def joins_of(schema: Schema) -> tuple[Join, ...]:
    """All tables that are there to join two others by their keys, in the order of the schema, which must be sound."""
    referred = {key.table for table in schema.tables for key in table.foreign_keys}
    return tuple(
        _join(table, table.name in referred)
        for table in schema.tables
        if table.joins and _is_between_two(table, schema)
    )


def _is_between_two(table: Table, schema: Schema) -> bool:
    """Whether it refers to the primary keys of two tables, which are its own key or what it was made for."""
    if len(table.foreign_keys) != 2 or parent_key(table):
        return False
    whole = all(
        (target := schema.table(key.table)) is not None and key.references == target.primary_key
        for key in table.foreign_keys
    )
    columns = [name for key in table.foreign_keys for name in key.columns]
    apart = len(set(columns)) == len(columns)
    return whole and apart and (table.joins or set(columns) == set(table.primary_key))


def _join(table: Table, referred: bool) -> Join:
    first, second = table.foreign_keys
    joined = {*first.columns, *second.columns}
    own = [column for column in table.columns if column.name not in joined and not _is_added_key(table, column.name)]
    lone = any(_is_single(table, key) for key in table.foreign_keys)
    there, here = (_rows(table, key) for key in (second, first))
    by = attribute_name(table.name)
    pure = table.element is None and not own and not referred and not lone
    return Join(table, first, second, (there, f"{there}_by_{by}"), (here, f"{here}_by_{by}"), pure)


def _rows(table: Table, key: ForeignKey) -> str:
    return plural(_forward(table, key)[0])


def _is_added_key(table: Table, name: str) -> bool:
    column = table.column(name)
    return column is not None and column.drawn_name is None and table.primary_key == (name,)
