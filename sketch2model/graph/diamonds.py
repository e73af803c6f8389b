"""Relations that are drawn as diamonds: which edges only repeat what a diamond between the same nodes says."""

from __future__ import annotations

from collections.abc import Iterator

import networkx as nx

from sketch2model.elements.vocabulary import EdgeKind, ShapeKind
from sketch2model.graph.attributes import EdgeData


def repeats_diamond(graph: nx.MultiDiGraph, source: str, target: str, edge: EdgeData) -> bool:
    """Whether an edge was added to say what a diamond between the same nodes says, and is no line on the page."""
    if edge["lines"] or edge["kind"] != EdgeKind.ASSOCIATION:
        return False
    between = set(nx.all_neighbors(graph, source)) & set(nx.all_neighbors(graph, target))
    return any(
        edge["points"] == [*there, *back]
        for key in between
        if graph.nodes[key]["shape"] == ShapeKind.DIAMOND
        for there in _paths(graph, source, key)
        for back in _paths(graph, key, target)
    )


def _paths(graph: nx.MultiDiGraph, start: str, end: str) -> Iterator[list[list[float]]]:
    """The points of each line between two nodes, from one to the other."""
    for data in graph.get_edge_data(start, end, default={}).values():
        yield data["points"]
    for data in graph.get_edge_data(end, start, default={}).values():
        yield data["points"][::-1]
