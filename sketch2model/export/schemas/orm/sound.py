"""A draft schema that any object-relational mapper accepts: plain names, and only references that can be kept."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace

from sketch2model.concepts import Column, DataType, Deletion, Enumeration, ForeignKey, Schema, Table, TypeName
from sketch2model.export.escape import one_line
from sketch2model.export.schemas.identifiers import unique_identifier

_LONGEST_VALUE = 100
_LONGEST_STRING = 10_000
_MOST_DIGITS = 65
_MOST_DECIMALS = 30
_Place = tuple[str, str]


@dataclass(frozen=True, slots=True)
class SoundSchema:
    """A schema that is free of contradictions.

    Names are letters, digits and underscores, and unique where case does not count. Every table has columns and a
    key. A reference points to a primary key or to unique columns of the same types, never in a circle of columns, and
    at most one reference of a table inherits: its primary key is then that of its parent, which comes first.

    Attributes:
        schema: The sound one.
        remarks: What had to be left out, and why; not escaped.
    """

    schema: Schema
    remarks: tuple[str, ...]


def sound_schema(schema: Schema) -> SoundSchema:
    """Rename, complete and leave out what no mapper would take; a good schema stays as it is."""
    remarks = [
        f"Table {table.name} was left out, because it has no columns." for table in schema.tables if not table.columns
    ]
    enumerations = tuple(_enumerations(schema))
    known = {each.element for each in enumerations}
    renamed = _Renamed(schema, known)
    keys = _Keys(renamed)
    remarks += keys.remarks
    tables = _parents_first([_finished(table, keys) for table in renamed.tables])
    return SoundSchema(Schema(tuple(tables), schema.issues, enumerations), tuple(remarks))


def _plain(name: str) -> str:
    return re.sub(r"[\W_]+", "_", unicodedata.normalize("NFKC", one_line(name))).strip("_")


def _enumerations(schema: Schema) -> Iterator[Enumeration]:
    taken: set[str] = set()
    elements: set[str] = set()
    for number, each in enumerate(schema.enumerations, 1):
        values = tuple(dict.fromkeys(filter(None, (one_line(value, _LONGEST_VALUE) for value in each.values))))
        if values and each.element not in elements:
            elements.add(each.element)
            name = unique_identifier(_plain(each.name), taken, f"enumeration_{number}")
            yield replace(each, name=name, values=values)


class _Renamed:
    """The tables under their new names; of several with one name, references mean the first."""

    def __init__(self, schema: Schema, enumerations: set[str]) -> None:
        taken: set[str] = set()
        self.tables: list[Table] = []
        self.names: dict[str, str] = {}
        self.columns: dict[_Place, str] = {}
        for number, table in enumerate(schema.tables, 1):
            if not table.columns:
                continue
            name = unique_identifier(_plain(table.name), taken, f"table_{number}")
            places = {} if table.name in self.names else self.columns
            self.names.setdefault(table.name, name)
            self.tables.append(_renamed(table, name, places, enumerations))
        self.by_name = {table.name: table for table in self.tables}


def _renamed(table: Table, name: str, places: dict[_Place, str], enumerations: set[str]) -> Table:
    taken: set[str] = set()
    own: dict[str, str] = {}
    columns = []
    lone = len(table.primary_key) == 1
    for number, column in enumerate(table.columns, 1):
        new = unique_identifier(_plain(column.name), taken, f"column_{number}")
        own.setdefault(column.name, new)
        places.setdefault((table.name, column.name), new)
        columns.append(
            replace(
                column,
                name=new,
                type=_sound_type(column.type, enumerations),
                nullable=column.nullable and not column.primary_key,
                unique=column.unique and not (column.primary_key and lone),
            )
        )
    if not table.primary_key:
        name_of_key = unique_identifier("id", taken, "id")
        columns.insert(
            0, Column(name_of_key, DataType(TypeName.INTEGER), why="every row needs a key", primary_key=True)
        )
    groups = [tuple(dict.fromkeys(own[each] for each in group if each in own)) for group in table.unique]
    keys = tuple(replace(key, columns=tuple(own.get(each, "") for each in key.columns)) for key in table.foreign_keys)
    return replace(
        table,
        name=name,
        columns=tuple(columns),
        foreign_keys=keys,
        unique=tuple(dict.fromkeys(group for group in groups if group)),
        discriminator=None if table.discriminator is None else own.get(table.discriminator),
    )


def _sound_type(data_type: DataType, enumerations: set[str]) -> DataType:
    match data_type.name:
        case TypeName.ENUMERATION if data_type.element in enumerations:
            return data_type
        case TypeName.ENUMERATION | TypeName.REFERENCE:
            return DataType(TypeName.STRING)
        case TypeName.STRING if data_type.length is not None:
            return DataType(TypeName.STRING, length=min(max(data_type.length, 1), _LONGEST_STRING))
        case TypeName.NUMERIC if data_type.precision is not None:
            precision = min(max(data_type.precision, 1), _MOST_DIGITS)
            scale = min(max(data_type.scale or 0, 0), precision, _MOST_DECIMALS)
            return DataType(TypeName.NUMERIC, precision=precision, scale=scale)
    return data_type


class _Keys:
    """The references that can be kept, by the table that holds them, under their new names."""

    def __init__(self, renamed: _Renamed) -> None:
        self._renamed = renamed
        self._next: dict[_Place, list[_Place]] = {}
        self.kept: dict[str, list[ForeignKey]] = {}
        self.remarks: list[str] = []
        for table in renamed.tables:
            kept = self.kept[table.name] = []
            for key in table.foreign_keys:
                sound = self._sound(table, key)
                if sound is None or any(sound.columns == each.columns for each in kept):
                    self.remarks.append(_left_out(table, key))
                    continue
                for own, other in zip(sound.columns, sound.references, strict=True):
                    self._next.setdefault((table.name, own), []).append((sound.table, other))
                kept.append(replace(sound, inherits=sound.inherits and not any(each.inherits for each in kept)))

    def _sound(self, table: Table, key: ForeignKey) -> ForeignKey | None:
        target = self._renamed.by_name.get(self._renamed.names.get(key.table, ""))
        if target is None or not key.columns or len(key.columns) != len(key.references) or "" in key.columns:
            return None
        references = tuple(self._renamed.columns.get((key.table, each), "") for each in key.references)
        twice = len(set(key.columns)) < len(key.columns) or len(set(references)) < len(references)
        if twice or not _is_key(target, references) or self._circular(table.name, key.columns, target.name, references):
            return None
        whole = set(key.columns) == set(table.primary_key) and set(references) == set(target.primary_key)
        may_be_empty = all(column.nullable for column in table.columns if column.name in key.columns)
        return replace(
            key,
            table=target.name,
            references=references,
            inherits=key.inherits and whole,
            unique=key.unique or (key.inherits and not whole),
            on_delete=Deletion.RESTRICT if key.on_delete is Deletion.SET_NULL and not may_be_empty else key.on_delete,
        )

    def _circular(self, table: str, columns: tuple[str, ...], target: str, references: tuple[str, ...]) -> bool:
        """Whether a column would refer to itself, directly or through others."""
        return any(
            (table, own) in self._reached((target, other)) for own, other in zip(columns, references, strict=True)
        )

    def _reached(self, start: _Place) -> set[_Place]:
        reached, waiting = set[_Place](), [start]
        while waiting:
            place = waiting.pop()
            reached.add(place)
            waiting += self._next.get(place, [])
        return reached

    def type_of(self, table: Table, column: Column) -> DataType:
        """The type of the column that this one stands for."""
        place = (table.name, column.name)
        while place in self._next:
            place = self._next[place][0]
        found = self._renamed.by_name[place[0]].column(place[1])
        return (found or column).type


def _is_key(table: Table, columns: tuple[str, ...]) -> bool:
    alone = table.column(columns[0]) if len(columns) == 1 else None
    wanted = set(columns)
    return (
        (alone is not None and alone.unique)
        or wanted == set(table.primary_key)
        or any(wanted == set(group) for group in table.unique)
    )


def _left_out(table: Table, key: ForeignKey) -> str:
    columns, targets = ", ".join(key.columns), ", ".join(key.references)
    return f"{table.name} ({columns}) does not refer to {key.table} ({targets}): that is no key, or a circle."


def _finished(table: Table, keys: _Keys) -> Table:
    """A reference that is unique makes its columns unique."""
    own = [key for key in keys.kept[table.name] if key.unique]
    groups = dict.fromkeys((*table.unique, *(key.columns for key in own)))
    groups = {group: None for group in groups if set(group) != set(table.primary_key)}
    alone = {group[0] for group in groups if len(group) == 1}
    columns = tuple(
        replace(column, type=keys.type_of(table, column), unique=column.unique or column.name in alone)
        for column in table.columns
    )
    together = tuple(group for group in groups if len(group) > 1)
    return replace(table, columns=columns, unique=together, foreign_keys=tuple(keys.kept[table.name]))


def _parents_first(tables: list[Table]) -> list[Table]:
    parents = {table.name: key.table for table in tables for key in table.foreign_keys if key.inherits}
    by_name = {table.name: table for table in tables}
    ordered: dict[str, Table] = {}

    for table in tables:
        line = [table.name]
        while line[-1] in parents:
            line.append(parents[line[-1]])
        ordered |= {name: by_name[name] for name in reversed(line) if name not in ordered}
    return list(ordered.values())
