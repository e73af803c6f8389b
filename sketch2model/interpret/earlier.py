"""What an earlier interpretation concluded, taken out again, so that only ink and a person's word count."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal, get_args

import networkx as nx

from sketch2model.graph import EdgeData, LineData, repeats_diamond
from sketch2model.interpret.notations import CONCLUDED_STEREOTYPES

_Text = Literal["label", "source_multiplicity", "target_multiplicity", "source_role", "target_role"]
_TEXTS: tuple[_Text, ...] = get_args(_Text)


def forget_conclusions(graph: nx.MultiDiGraph) -> None:
    """Leave of each node and edge with lines only these, and take out edges that repeat diamonds; in place.

    What a person corrected stays, and so do texts that no lines stand for: nothing could give them again.
    """
    repeated = [
        (source, target, key)
        for source, target, key, edge in graph.edges(keys=True, data=True)
        if not edge.get("corrected") and repeats_diamond(graph, source, target, edge)
    ]
    graph.remove_edges_from(repeated)
    forget_nodes(graph, list(graph))
    forget_edges(edge for *_, edge in graph.edges(data=True))


def forget_nodes(graph: nx.MultiDiGraph, keys: Iterable[str]) -> None:
    """The same for some nodes."""
    for key in keys:
        node = graph.nodes[key]
        if node.get("corrected"):
            continue
        if _was_concluded(node["stereotype"], node["lines"]):
            node["stereotype"] = None
        if node["lines"]:
            node["name"] = node["text"] = None
            node["attributes"], node["operations"] = [], []


def forget_edges(edges: Iterable[EdgeData]) -> None:
    """The same for some edges."""
    for edge in edges:
        if edge["lines"] and not edge.get("corrected"):
            for name in _TEXTS:
                edge[name] = None


def _was_concluded(stereotype: str | None, lines: Sequence[LineData]) -> bool:
    """Whether a stereotype follows from arrows or was read; any other one somebody gave."""
    return stereotype in CONCLUDED_STEREOTYPES or any((stereotype or "") in line["text"] for line in lines)
