"""Which nodes of a page belong together by lines, containers and nearness, whatever they mean."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from statistics import median

import networkx as nx

from sketch2model.elements import Box

_APART = 1.0
"""Between groups there is so many times the usual side of a shape, at least."""


def groups_of(graph: nx.MultiDiGraph) -> list[tuple[str, ...]]:
    """Groups of nodes that stand far from each other, each in the graph's order."""
    together: nx.Graph = nx.Graph()
    together.add_nodes_from(graph)
    together.add_edges_from(_joined(graph))
    components = [tuple(component) for component in nx.connected_components(together)]
    boxes = [[Box(*graph.nodes[key]["bbox"]) for key in component] for component in components]
    apart = _APART * median([(box.width + box.height) / 2 for group in boxes for box in group] or [0.0])
    for one, other in combinations(range(len(components)), 2):
        if _between(boxes[one], boxes[other]) <= apart:
            together.add_edge(components[one][0], components[other][0])
    order = {key: index for index, key in enumerate(graph)}
    groups = (tuple(sorted(group, key=order.__getitem__)) for group in nx.connected_components(together))
    return sorted(groups, key=lambda group: order[group[0]])


def _joined(graph: nx.MultiDiGraph) -> Iterator[tuple[str, str]]:
    for source, target, data in graph.edges(data=True):
        yield source, target
        if data.get("association_class") in graph:
            yield source, data["association_class"]
    for key, data in graph.nodes(data=True):
        if data["parent"] is not None:
            yield key, data["parent"]


def gap(graph: nx.MultiDiGraph, one: Sequence[str], other: Sequence[str]) -> float:
    """The white between two groups of nodes, in photo pixels; 0 where two of them touch."""
    first, second = ([Box(*graph.nodes[key]["bbox"]) for key in group] for group in (one, other))
    return _between(first, second)


def _between(first: Sequence[Box], second: Sequence[Box]) -> float:
    return min(a.gap(b) for a in first for b in second)
