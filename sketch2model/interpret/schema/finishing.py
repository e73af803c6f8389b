"""The last steps: types of references, and an order in which tables can be created."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from sketch2model.concepts import Column
from sketch2model.interpret.schema.issues import Remarks
from sketch2model.interpret.schema.tables import TableDraft

_Place = tuple[str, str]


def settle_types(tables: Sequence[TableDraft], remarks: Remarks, drawn: Mapping[_Place, Column]) -> None:
    """Every reference gets the type of the key it leads to in the end.

    A key whose own type was not drawn takes the first that was drawn for a reference to it.

    Args:
        tables: With all their references.
        remarks: Takes references that were drawn with another type.
        drawn: Columns whose type was drawn, before they became references.
    """
    leads = dict(_leads(tables))
    ends = {place: _end(place, leads) for place in leads}
    columns = {(table.name, column.name): column for table in tables for column in table.columns}
    chosen: dict[_Place, Column] = {}
    for place, end in ends.items():
        wanted = drawn.get(place)
        if wanted is not None and end not in drawn:
            chosen.setdefault(end, wanted)
    for table in tables:
        for column in table.columns:
            place = (table.name, column.name)
            end = ends.get(place, place)
            source = chosen.get(end, columns[end])
            if source.type == column.type and place not in ends:
                continue
            why = column.why if place in ends else f"drawn so where it is referred to, as {source.name}"
            table.replace(column, replace(column, type=source.type, why=why))
            wanted = drawn.get(place)
            if wanted is not None and wanted.type.name is not source.type.name and place in ends:
                words = {"table": table.name, "column": column.name, "key": source.type.name.value}
                remarks.add("reference-type", column.box, type=column.drawn_type, **words)


def _leads(tables: Sequence[TableDraft]) -> Iterator[tuple[_Place, _Place]]:
    for table in tables:
        for key in table.foreign_keys:
            for column, referred in zip(key.columns, key.references, strict=True):
                yield (table.name, column), (key.table, referred)


def _end(place: _Place, leads: Mapping[_Place, _Place]) -> _Place:
    """The column at the end of a chain of references; of a circle the first by name."""
    passed: list[_Place] = []
    while place in leads and place not in passed:
        passed.append(place)
        place = leads[place]
    return min(passed[passed.index(place) :]) if place in passed else place


def creation_order(tables: Sequence[TableDraft], remarks: Remarks) -> list[TableDraft]:
    """Referred tables first, otherwise as drawn; in a circle of references the one drawn first goes first."""
    waiting = {table.name: table for table in tables}
    needs = {table.name: {key.table for key in table.foreign_keys} - {table.name} for table in tables}
    ordered: list[TableDraft] = []
    while waiting:
        ready = next((name for name in waiting if not needs[name] & waiting.keys()), None)
        ordered.append(waiting.pop(ready or next(iter(waiting))))
    _remark_circles(tables, remarks)
    return ordered


def _remark_circles(tables: Sequence[TableDraft], remarks: Remarks) -> None:
    """Tables of which none can have a first row, since each needs one of the next."""
    by_name = {table.name: table for table in tables}
    needs = {
        table.name: {key.table for key in table.foreign_keys if _is_needed(table, key.columns)} for table in tables
    }
    while True:
        free = {name for name, needed in needs.items() if not needed & needs.keys()}
        if not free:
            break
        needs = {name: needed for name, needed in needs.items() if name not in free}
    while True:
        needed = {name for each in needs.values() for name in each}
        if needs.keys() <= needed:
            break
        needs = {name: each for name, each in needs.items() if name in needed}
    if needs:
        first = by_name[next(iter(needs))]
        remarks.add("circular-references", first.box, tables=", ".join(needs))


def _is_needed(table: TableDraft, columns: Sequence[str]) -> bool:
    return not any(column.nullable for column in table.columns if column.name in columns)
