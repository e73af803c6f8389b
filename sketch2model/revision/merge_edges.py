"""Relations of several pages in one graph: those that say the same become one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import networkx as nx

from sketch2model.elements.vocabulary import EdgeKind
from sketch2model.graph import IssueData
from sketch2model.revision.names import plain

_TWO_WAY = frozenset({EdgeKind.ASSOCIATION, EdgeKind.LINK})
_MULTIPLICITIES = ("source_multiplicity", "target_multiplicity")
_WORDS = ("label", "source_role", "target_role")
_MIRRORED = (
    ("source_multiplicity", "target_multiplicity"),
    ("source_role", "target_role"),
    ("source_end", "target_end"),
)


def merge_edges(graph: nx.MultiDiGraph, into: Mapping[str, str]) -> nx.MultiDiGraph:
    """Tie the relations of joined nodes to the node that stays, and unite those that were drawn on both pages.

    Args:
        graph: All pages; edges carry `page_of`, the index of their page.
        into: Node that goes to the node that stays.

    Returns:
        A graph with the same nodes; conflicts of multiplicities are among its issues.
    """
    whole: nx.MultiDiGraph = nx.MultiDiGraph(**graph.graph)
    whole.add_nodes_from(graph.nodes(data=True))
    for source, target, edge in graph.edges(data=True):
        a, b = into.get(source, source), into.get(target, target)
        moved = source in into and target in into
        same = _same(whole, a, b, edge) if moved else None
        if same is None:
            whole.add_edge(a, b, **edge)
        else:
            _unite(whole, (a, b), *same)
    for *_, edge in whole.edges(data=True):
        del edge["page_of"]
    return whole


def _same(graph: nx.MultiDiGraph, a: str, b: str, edge: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]] | None:
    """A relation that is there already, and the new one as seen from its side."""
    for known in graph.get_edge_data(a, b, default={}).values():
        if _agree(known, edge):
            return known, edge
    if edge["kind"] in _TWO_WAY and a != b:
        turned = _turned(edge)
        for known in graph.get_edge_data(b, a, default={}).values():
            if _agree(known, turned):
                return known, turned
    return None


def _agree(one: dict[str, Any], two: dict[str, Any]) -> bool:
    """Whether both are of one kind, of two pages, and no word at one contradicts a word at the other."""
    if one["kind"] != two["kind"] or one["page_of"] == two["page_of"]:
        return False
    return all(not one[word] or not two[word] or plain(one[word]) == plain(two[word]) for word in _WORDS)


def _turned(edge: dict[str, Any]) -> dict[str, Any]:
    turned = {**edge, "points": edge["points"][::-1]}
    for first, second in _MIRRORED:
        turned[first], turned[second] = edge[second], edge[first]
    return turned


def _unite(graph: nx.MultiDiGraph, ends: tuple[str, str], one: dict[str, Any], two: dict[str, Any]) -> None:
    names = " and ".join(str(graph.nodes[end]["name"] or end) for end in ends)
    for word in _WORDS:
        one[word] = one[word] or two[word]
    for end in _MULTIPLICITIES:
        a, b = one[end], two[end]
        if a and b and a != b:
            chosen = b if two["confidence"] > one["confidence"] else a
            one[end] = chosen
            message = f"relation of {names}: a multiplicity is {a} on one page and {b} on another; {chosen} was kept"
            box = _around(two["points"])
            graph.graph["issues"].append(
                IssueData(code="merge-conflict", severity="warning", message=message, bbox=box)
            )
        else:
            one[end] = a or b
    if "association_class" in two:
        one.setdefault("association_class", two["association_class"])
    one["confidence"] = max(one["confidence"], two["confidence"])
    one["corrected"] = True  # its own lines would say less
    one["page_of"] = two["page_of"]


def _around(points: list[list[float]]) -> list[float] | None:
    if not points:
        return None
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return [min(xs), min(ys), max(xs), max(ys)]
