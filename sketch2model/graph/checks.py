"""Does a graph keep the contract? Asked of graphs that come from outside."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import networkx as nx

from sketch2model.elements.vocabulary import DiagramKind, EdgeKind, EndKind, LineStyle, NodeKind, ShapeKind
from sketch2model.errors import GraphFormatError
from sketch2model.graph.attributes import FORMAT, new_edge, new_node

_NODE_WORDS = {"shape": ShapeKind, "kind": NodeKind}
_EDGE_WORDS = {"kind": EdgeKind, "style": LineStyle, "source_end": EndKind, "target_end": EndKind}
_NODE_LISTS = ("attributes", "operations", "lines")


def check_graph(graph: nx.MultiDiGraph, *, source: str | None = None) -> None:
    """Raise if the graph breaks the contract.

    Args:
        graph: Any graph.
        source: File it came from, for the error; the photo it was made from if left out.

    Raises:
        GraphFormatError: Naming the first few places where it does.
    """
    faults = list(_faults(graph))
    if faults:
        more = f" and {len(faults) - 3} more" if len(faults) > 3 else ""
        photo = graph.graph.get("source")
        raise GraphFormatError("; ".join(faults[:3]) + more, source=source or (str(photo) if photo else None))


def _faults(graph: nx.MultiDiGraph) -> Iterator[str]:
    if not (isinstance(graph, nx.MultiDiGraph)):
        yield "not a networkx.MultiDiGraph"
        return
    if graph.graph.get("format") != FORMAT:
        yield f"format is {graph.graph.get('format')!r}, not {FORMAT!r}"
    if graph.graph.get("diagram") not in list(DiagramKind):
        yield f"diagram is {graph.graph.get('diagram')!r}"
    for key, data in graph.nodes(data=True):
        where = f"node {key}"
        yield from _missing(where, data, new_node())
        yield from _unknown_words(where, data, _NODE_WORDS)
        yield from (f"{where}: {name} is not a list" for name in _NODE_LISTS if not isinstance(data.get(name), list))
        if not _is_bbox(data.get("bbox")):
            yield f"{where}: bbox is {data.get('bbox')!r}"
        if data.get("parent") is not None and data["parent"] not in graph:
            yield f"{where}: parent {data['parent']!r} is no node"
    for source, target, data in graph.edges(data=True):
        where = f"edge {source} to {target}"
        yield from _missing(where, data, new_edge())
        yield from _unknown_words(where, data, _EDGE_WORDS)


def _missing(where: str, data: dict[str, Any], wanted: Any) -> Iterator[str]:
    yield from (f"{where}: no {name}" for name in wanted if name not in data and name != "lines")
    yield from (f"{where}: {name} is an empty string" for name, value in data.items() if value == "")


def _unknown_words(where: str, data: dict[str, Any], words: dict[str, Any]) -> Iterator[str]:
    yield from (
        f"{where}: {name} is {data.get(name)!r}" for name, known in words.items() if data.get(name) not in list(known)
    )


def _is_bbox(value: Any) -> bool:
    return isinstance(value, list) and len(value) == 4 and all(isinstance(v, int | float) for v in value)
