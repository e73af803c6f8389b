"""Several pages become one graph: the same class on two pages becomes one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

import networkx as nx

from sketch2model.elements.vocabulary import NodeKind
from sketch2model.errors import UsageError
from sketch2model.graph import IssueData
from sketch2model.revision.merge_edges import merge_edges
from sketch2model.revision.names import pair_equal, plain
from sketch2model.revision.placing import side_by_side

_CLASSES = frozenset({NodeKind.CLASS, NodeKind.ENTITY, NodeKind.ATTRIBUTE_LIST})
_FACTS = ("type", "visibility", "default", "multiplicity", "parameters")


def merge(pages: Sequence[nx.MultiDiGraph]) -> nx.MultiDiGraph:
    """Put pages side by side and join the classes that bear the same name.

    Attributes and operations are united, and so are relations that say the same. Where two pages contradict each
    other, what was read with more confidence stays, and an issue `merge-conflict` says what the other page says.
    Boxes of steps, states and events stay apart: a process may take the same step twice.

    Args:
        pages: Interpreted graphs, in order. They are left as they are.

    Returns:
        A new graph of the contract, with the pages from left to right in one frame of coordinates.

    Raises:
        UsageError: If there is no page.
    """
    if not pages:
        raise UsageError("there is nothing to merge")
    whole = side_by_side(pages)
    into: dict[str, str] = {}
    for number in range(1, len(pages)):
        known = [key for key, node in whole.nodes(data=True) if node["page_of"] < number and key not in into]
        added = [key for key, node in whole.nodes(data=True) if node["page_of"] == number]

        def name_of(key: str) -> str | None:
            node = whole.nodes[key]
            return plain(node["name"]) if node["kind"] in _CLASSES else None

        for old, new in pair_equal(known, added, name_of):
            _join(whole, known[old], added[new])
            into[added[new]] = known[old]
    return _tidied(merge_edges(whole, into), into, [str(page.graph["diagram"]) for page in pages])


def _join(graph: nx.MultiDiGraph, kept: str, other: str) -> None:
    """Add to one node what the other knows; in place."""
    one, two = graph.nodes[kept], graph.nodes[other]
    issues: list[IssueData] = graph.graph["issues"]
    name = one["name"]
    _settle(one, two, ("stereotype",), f"class {name}", issues)
    for members in ("attributes", "operations"):
        pairs = pair_equal(one[members], two[members], lambda member: plain(member["name"]))
        for old, new in pairs:
            first, second = one[members][old], two[members][new]
            _settle(first, second, _FACTS, f"{name}.{first['name']}", issues)
            first["flags"] = [*first["flags"], *(flag for flag in second["flags"] if flag not in first["flags"])]
        found = {new for _, new in pairs}
        one[members] += [member for place, member in enumerate(two[members]) if place not in found]
    one["lines"] = [*one["lines"], *two["lines"]]
    one["text"] = "\n".join(text for text in (one["text"], two["text"]) if text) or None
    one["confidence"] = max(one["confidence"], two["confidence"])
    one["corrected"] = True  # the lines of two pages, read as one box, would say something else


def _settle(one: dict[str, Any], two: dict[str, Any], facts: Sequence[str], what: str, issues: list[IssueData]) -> None:
    """Fill what one does not know; where both differ, keep what was read with more confidence and say so; in place."""
    for fact in facts:
        a, b = one.get(fact), two.get(fact)
        if b is None or a == b:
            continue
        if a is None:
            one[fact] = b
        elif plain(a) != plain(b) or not plain(a):
            chosen = b if two["confidence"] > one["confidence"] else a
            one[fact] = chosen
            message = f"{what}: {fact} is {a!r} on one page and {b!r} on another; {chosen!r} was kept"
            issues.append(IssueData(code="merge-conflict", severity="warning", message=message, bbox=two["bbox"]))


def _tidied(graph: nx.MultiDiGraph, into: dict[str, str], kinds: Sequence[str]) -> nx.MultiDiGraph:
    """Numbers without gaps, and the kind of diagram that most pages have."""
    graph.remove_nodes_from(into)
    names = {key: f"n{place}" for place, key in enumerate(graph, 1)}
    for key, node in graph.nodes(data=True):
        del node["page_of"]
        node |= {"id": names[key], "parent": names.get(into.get(node["parent"], node["parent"]))}
    for *_, edge in graph.edges(data=True):
        if "association_class" in edge:
            tied = edge["association_class"]
            edge["association_class"] = names[into.get(tied, tied)]
    tidy: nx.MultiDiGraph = nx.relabel_nodes(graph, names)
    tidy.graph["diagram"] = Counter(kinds).most_common(1)[0][0]
    for optional in ("diagrams", "diagram_confidence"):
        tidy.graph.pop(optional, None)
    return tidy
