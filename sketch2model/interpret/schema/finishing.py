"""The last steps: types of references, and an order in which tables can be created."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

import networkx as nx

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
    """Referred tables first, otherwise as drawn; within a circle those first that others cannot be without."""
    place = {table.name: number for number, table in enumerate(tables)}
    every, needed = _references(tables, optional=True), _references(tables, optional=False)
    for circle in _circles(needed):
        names = sorted(circle, key=place.__getitem__)
        if len(names) > 1 or needed.has_edge(names[0], names[0]):
            remarks.add("circular-references", tables[place[names[0]]].box, tables=", ".join(names))
    ordered = []
    for circle in _in_order(every, place):
        for together in _in_order(needed.subgraph(circle), place):
            ordered += sorted(together, key=place.__getitem__)
    return [tables[place[name]] for name in ordered]


def _references(tables: Sequence[TableDraft], *, optional: bool) -> nx.DiGraph:
    """An edge from each table to those that refer to it, with or without those references that may be empty."""
    graph = nx.DiGraph()
    graph.add_nodes_from(table.name for table in tables)
    for table in tables:
        nullable = {column.name for column in table.columns if column.nullable}
        graph.add_edges_from(
            (key.table, table.name) for key in table.foreign_keys if optional or not nullable & set(key.columns)
        )
    return graph


def _circles(graph: nx.DiGraph) -> list[set[str]]:
    """Tables that refer to each other, directly or by others; most stand alone."""
    return [set(names) for names in nx.strongly_connected_components(graph)]


def _in_order(graph: nx.DiGraph, place: Mapping[str, int]) -> Iterator[set[str]]:
    circles = _circles(graph)
    first = [min(place[name] for name in names) for names in circles]
    condensed = nx.condensation(graph, circles)
    for number in nx.lexicographical_topological_sort(condensed, key=first.__getitem__):
        yield circles[number]
