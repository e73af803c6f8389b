"""The graph as JSON: networkx node-link data, the same bytes for the same graph."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import networkx as nx

from sketch2model.errors import GraphFormatError
from sketch2model.graph.attributes import new_attribute, new_edge, new_node, new_operation
from sketch2model.graph.checks import check_graph

_SURE = 1.0


def graph_to_json(graph: nx.MultiDiGraph) -> str:
    """Node-link JSON with one trailing newline.

    Nodes and edges keep the graph's own order, which is reading order.
    """
    data = nx.node_link_data(graph, edges="edges")
    return json.dumps(data, ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def graph_from_json(text: str, *, source: str | None = None) -> nx.MultiDiGraph:
    """Read back what `graph_to_json` wrote, and a person may have corrected.

    What is left out of a node, an edge or an attribute is taken for unknown, and what has no confidence for sure.

    Args:
        text: The JSON.
        source: File name for error messages.

    Raises:
        GraphFormatError: If it is not JSON, not node-link data, or breaks the contract.
    """
    try:
        data = json.loads(text)
        # What could not be written again is not read: NaN, 1e999, half a surrogate pair.
        json.dumps(data, ensure_ascii=False, allow_nan=False).encode()
        graph = nx.node_link_graph(data, edges="edges", directed=True, multigraph=True)
        graph.graph = dict(graph.graph)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError, nx.NetworkXError) as error:
        raise GraphFormatError("not a sketch2model graph in JSON", source=source) from error
    for key, node in graph.nodes(data=True):
        # Node-link data keep the id apart; it comes first again, so that the bytes stay the same.
        _complete(node, {**new_node(id=key, confidence=_SURE), **node})
        for members, neutral in (("attributes", new_attribute), ("operations", new_operation)):
            if isinstance(node[members], list):
                node[members] = [neutral(**each) if isinstance(each, dict) else each for each in node[members]]
        _complete_lines(node, "inside")
    for *_, edge in graph.edges(data=True):
        _complete(edge, {**new_edge(confidence=_SURE), **edge})
        _complete_lines(edge, "middle")
    check_graph(graph, source=source)
    return graph


def _complete(data: dict[str, Any], whole: Mapping[str, Any]) -> None:
    data.clear()
    data.update(whole)


def _complete_lines(data: dict[str, Any], place: str) -> None:
    """Add what lines of others lack; what they have keeps its order."""
    for line in data["lines"] if isinstance(data["lines"], list) else ():
        if isinstance(line, dict):
            neutral = {"confidence": _SURE, "alternatives": [], "place": place, "compartment": None}
            line.update({name: value for name, value in neutral.items() if name not in line})
