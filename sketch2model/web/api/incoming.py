"""Graphs as clients send them: read within limits, and checked before anything works with them."""

from __future__ import annotations

import json
from typing import Annotated, Any

import networkx as nx
from fastapi import Depends, Request

from sketch2model.errors import GraphFormatError, GraphTooLargeError
from sketch2model.graph import graph_from_json

MOST_BYTES = 8 * 2**20
MOST_NODES = 1_000
MOST_EDGES = 3_000
MOST_MEMBERS = 10_000
_MOST_VALUES = 1_000_000
_LONGEST_TEXT = 10_000
_DEEPEST = 20
_OF_THE_PHOTO = ("source", "page", "width", "height")


async def _body(request: Request) -> bytes:
    parts: list[bytes] = []
    size = 0
    async for part in request.stream():
        size += len(part)
        if size > MOST_BYTES:
            raise GraphTooLargeError(f"the graph has more than {MOST_BYTES // 2**20} MiB")
        parts.append(part)
    return b"".join(parts)


GraphBody = Annotated[bytes, Depends(_body)]
"""How an endpoint asks for the bytes of a graph; no more than `MOST_BYTES` are ever kept."""

GRAPH_BODY: dict[str, Any] = {
    "requestBody": {
        "required": True,
        "description": "Node-link JSON, as the same address answers it.",
        "content": {
            "application/json": {
                "schema": {
                    "type": "object",
                    "required": ["graph", "nodes", "edges"],
                    "properties": {
                        "directed": {"const": True},
                        "multigraph": {"const": True},
                        "graph": {"type": "object"},
                        "nodes": {"type": "array", "items": {"type": "object"}, "maxItems": MOST_NODES},
                        "edges": {"type": "array", "items": {"type": "object"}, "maxItems": MOST_EDGES},
                    },
                }
            }
        },
    }
}
"""For the OpenAPI; `sketch2model.graph` says what belongs into nodes and edges."""


def corrected_graph(data: bytes, present: nx.MultiDiGraph) -> nx.MultiDiGraph:
    """The graph that a person has made of the present one.

    Args:
        data: Node-link JSON.
        present: A state of the same sketch.

    Raises:
        GraphTooLargeError: If it holds more than any sketch.
        GraphFormatError: If it breaks the contract, or is of another photo.
    """
    source = present.graph["source"]
    try:
        text = data.decode()
        _refuse_excess(json.loads(text))
    except (ValueError, RecursionError) as error:
        raise GraphFormatError("not a sketch2model graph in JSON", source=source) from error
    graph = graph_from_json(text, source=source)
    for fact in _OF_THE_PHOTO:
        if graph.graph.get(fact) != present.graph[fact]:
            raise GraphFormatError(f"{fact} must stay {present.graph[fact]!r}", source=source)
        graph.graph[fact] = present.graph[fact]  # 1.0 and true equal 1, and would be written differently
    refuse_large(graph)
    return graph


def refuse_large(graph: nx.MultiDiGraph) -> None:
    """Raise if no person could have drawn so much.

    Raises:
        GraphTooLargeError: Saying what there is too much of.
    """
    members = sum(len(node["attributes"]) + len(node["operations"]) for _, node in graph.nodes(data=True))
    for number, most, what in (
        (graph.number_of_nodes(), MOST_NODES, "nodes"),
        (graph.number_of_edges(), MOST_EDGES, "edges"),
        (members, MOST_MEMBERS, "attributes and operations"),
    ):
        if number > most:
            raise GraphTooLargeError(f"the graph has {number} {what}; {most} are taken at most")


def _refuse_excess(data: Any) -> None:
    """Raise where JSON is deeper, longer or wordier than a graph of a sketch can be."""
    waiting = [(data, 1)]
    values = 0
    while waiting:
        value, depth = waiting.pop()
        values += 1
        texts = [value] if isinstance(value, str) else value if isinstance(value, dict) else ()
        if any(len(text) > _LONGEST_TEXT for text in texts):
            raise GraphTooLargeError(f"a text in the graph has more than {_LONGEST_TEXT} characters")
        if values > _MOST_VALUES:
            raise GraphTooLargeError(f"the graph holds more than {_MOST_VALUES} values")
        children = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
        if depth > _DEEPEST and children:
            raise GraphTooLargeError(f"the graph is nested more than {_DEEPEST} deep")
        waiting.extend((child, depth + 1) for child in children)
