"""What the library knows of a sketch without opening its graph."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

import networkx as nx

from sketch2model.graph.doubts import doubts_of
from sketch2model.web.storage.folder import new_id
from sketch2model.web.storage.tables import SketchRow
from sketch2model.web.storage.text import folded, plain


def describe(row: SketchRow, graph: nx.MultiDiGraph) -> None:
    """Write into the row what its graph holds now."""
    row.diagram = graph.graph["diagram"]
    row.nodes, row.edges = graph.number_of_nodes(), graph.number_of_edges()
    row.doubts = len(doubts_of(graph))
    row.width, row.height = graph.graph["width"], graph.graph["height"]
    row.words = folded("\n".join(dict.fromkeys(_words(graph))))


def new_sketch(graph: nx.MultiDiGraph, name: str, source: str, moment: datetime, page: int = 0) -> SketchRow:
    """The row of a sketch that nobody has changed yet."""
    row = SketchRow(
        id=new_id(), page=page, name=plain(name), source=plain(source), created_at=moment, changed_at=moment
    )
    row.revision = row.latest = 0
    row.tags = []
    describe(row, graph)
    entitle(row)
    return row


def entitle(row: SketchRow) -> None:
    """Write into the row what its name and tags are found and sorted by."""
    row.title = folded("\n".join([row.name, *(tag.name for tag in row.tags)]))


def _words(graph: nx.MultiDiGraph) -> Iterator[str]:
    for _, node in graph.nodes(data=True):
        yield from _texts(node, ("name", "stereotype"))
        for member in (*node["attributes"], *node["operations"]):
            yield from _texts(member, ("name", "type"))
    for *_, edge in graph.edges(data=True):
        yield from _texts(edge, ("label", "source_role", "target_role"))


def _texts(data: dict[str, Any], names: tuple[str, ...]) -> Iterator[str]:
    yield from (data[name] for name in names if data.get(name))
