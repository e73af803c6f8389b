"""Does a graph keep the contract? Asked of graphs that come from outside."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import networkx as nx

from sketch2model.elements.vocabulary import DiagramKind, EdgeKind, EndKind, LineStyle, NodeKind, ShapeKind
from sketch2model.errors import GraphFormatError
from sketch2model.graph.attributes import FORMAT, new_edge, new_node
from sketch2model.graph.values import edge_faults, is_share, node_faults, page_faults

_NODE_WORDS = {"shape": ShapeKind, "kind": NodeKind}
_EDGE_WORDS = {"kind": EdgeKind, "style": LineStyle, "source_end": EndKind, "target_end": EndKind}


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
    yield from _diagram_faults(graph)
    yield from page_faults(graph.graph)
    for key, data in graph.nodes(data=True):
        where = f"node {key}"
        if not isinstance(key, str) or not key:
            yield f"{where}: the id is no text"
        yield from _missing(where, data, new_node())
        yield from _unknown_words(where, data, _NODE_WORDS)
        yield from node_faults(where, data)
        if data.get("parent") is not None and data["parent"] not in graph:
            yield f"{where}: parent {data['parent']!r} is no node"
    for source, target, data in graph.edges(data=True):
        where = f"edge {source} to {target}"
        yield from _missing(where, data, new_edge())
        yield from _unknown_words(where, data, _EDGE_WORDS)
        yield from edge_faults(where, data)
        if "association_class" in data and not _is_node(data["association_class"], graph):
            yield f"{where}: association_class {data['association_class']!r} is no node"


def _diagram_faults(graph: nx.MultiDiGraph) -> Iterator[str]:
    """What is wrong with the attributes of a graph that are not always there."""
    if "diagram_confidence" in graph.graph and not is_share(graph.graph["diagram_confidence"]):
        yield f"diagram_confidence is {graph.graph['diagram_confidence']!r}"
    diagrams = graph.graph.get("diagrams", [])
    if not isinstance(diagrams, list) or not all(isinstance(diagram, dict) for diagram in diagrams):
        yield "diagrams is not a list of diagrams"
        return
    for number, diagram in enumerate(diagrams, 1):
        where = f"diagram {number}"
        yield from _unknown_words(where, diagram, {"kind": DiagramKind})
        if not is_share(diagram.get("confidence")):
            yield f"{where}: confidence is {diagram.get('confidence')!r}"
        nodes = diagram.get("nodes")
        if not isinstance(nodes, list):
            yield f"{where}: nodes is not a list"
        else:
            yield from (f"{where}: {key!r} is no node" for key in nodes if not _is_node(key, graph))


def _is_node(key: Any, graph: nx.MultiDiGraph) -> bool:
    return key in graph  # networkx says no, and does not raise, for what cannot be a key


def _missing(where: str, data: dict[str, Any], wanted: Any) -> Iterator[str]:
    yield from (f"{where}: no {name}" for name in wanted if name not in data and name != "lines")
    yield from (f"{where}: {name} is an empty string" for name, value in data.items() if value == "")


def _unknown_words(where: str, data: dict[str, Any], words: dict[str, Any]) -> Iterator[str]:
    yield from (
        f"{where}: {name} is {data.get(name)!r}" for name, known in words.items() if data.get(name) not in list(known)
    )
