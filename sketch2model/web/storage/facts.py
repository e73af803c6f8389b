"""What the library knows of a sketch without opening its graph."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import networkx as nx

from sketch2model.graph.doubts import doubts_of
from sketch2model.web.storage.tables import SketchRow


def describe(row: SketchRow, graph: nx.MultiDiGraph) -> None:
    """Write into the row what its graph holds now."""
    row.diagram = graph.graph["diagram"]
    row.nodes, row.edges = graph.number_of_nodes(), graph.number_of_edges()
    row.doubts = len(doubts_of(graph))
    row.width, row.height = graph.graph["width"], graph.graph["height"]
    row.words = folded("\n".join(dict.fromkeys(_words(graph))))


def folded(text: str) -> str:
    """The text as search compares it: without case, without what no database can keep."""
    return text.replace("\0", "").casefold()


def _words(graph: nx.MultiDiGraph) -> Iterator[str]:
    for _, node in graph.nodes(data=True):
        yield from _texts(node, ("name", "stereotype"))
        for member in (*node["attributes"], *node["operations"]):
            yield from _texts(member, ("name", "type"))
    for *_, edge in graph.edges(data=True):
        yield from _texts(edge, ("label", "source_role", "target_role"))


def _texts(data: dict[str, Any], names: tuple[str, ...]) -> Iterator[str]:
    yield from (data[name] for name in names if data.get(name))
