"""Pages side by side, with numbers of their own for everything on them."""

from __future__ import annotations

import copy
from collections.abc import Iterator, Sequence
from typing import Any

import networkx as nx

_GAP = 0.05
"""Between two pages lies so much of the wider one's width."""


def side_by_side(pages: Sequence[nx.MultiDiGraph]) -> nx.MultiDiGraph:
    """One graph that holds all pages, from left to right; nodes are n1, n2, ... in the order of the pages.

    Every node and edge carries `page_of`, the index of its page.
    """
    gap = round(_GAP * max(page.graph["width"] for page in pages))
    whole: nx.MultiDiGraph = nx.MultiDiGraph(**copy.deepcopy(pages[0].graph))
    whole.graph["issues"] = []
    left = 0
    for number, page in enumerate(pages):
        names = {key: f"n{len(whole) + place}" for place, key in enumerate(page, 1)}
        moved = copy.deepcopy(page)
        for key, node in moved.nodes(data=True):
            _move(node, left)
            node |= {"id": names[key], "parent": names.get(node["parent"]), "page_of": number}
            whole.add_node(names[key], **node)
        for source, target, edge in moved.edges(data=True):
            _move(edge, left)
            if edge.get("association_class") in names:
                edge["association_class"] = names[edge["association_class"]]
            whole.add_edge(names[source], names[target], **edge, page_of=number)
        for issue in moved.graph["issues"]:
            _move(issue, left)
            whole.graph["issues"].append(issue)
        left += page.graph["width"] + gap
    whole.graph |= {
        "source": " + ".join(dict.fromkeys(str(page.graph["source"]) for page in pages)),
        "page": 0,
        "width": left - gap,
        "height": max(page.graph["height"] for page in pages),
    }
    return whole


def _move(data: dict[str, Any], left: float) -> None:
    """Move everything that has a place to the right; in place."""
    for part in _placed(data):
        if part.get("bbox"):
            x0, y0, x1, y1 = part["bbox"]
            part["bbox"] = [round(x0 + left, 1), y0, round(x1 + left, 1), y1]
        for outline in ("polygon", "points"):
            if part.get(outline):
                part[outline] = [[round(x + left, 1), y] for x, y in part[outline]]


def _placed(data: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield data
    for members in ("attributes", "operations", "lines"):
        yield from data.get(members, ())
