"""The graph as GraphML, for Gephi, yEd, Cytoscape and their like.

GraphML knows numbers, truth values and text: lists become JSON, what is unknown is left out.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import networkx as nx

from sketch2model.export.base import Exportable, Format
from sketch2model.export.escape import xml_text
from sketch2model.settings import ExportOptions

_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>'


def _write(exportable: Exportable, options: ExportOptions) -> bytes:
    lines = nx.generate_graphml(_flat(exportable.graph), encoding="utf-8")
    return "\n".join([_DECLARATION, *lines, ""]).encode()


def _flat(graph: nx.MultiDiGraph) -> nx.MultiDiGraph:
    """The same graph with plain values; nodes are n1, n2, ... in order, edges e1, e2, ..., as XML wants its ids."""
    names = {key: f"n{number}" for number, key in enumerate(graph, 1)}
    flat = nx.MultiDiGraph(**_plain(graph.graph))
    for key, data in graph.nodes(data=True):
        inside = {"parent": names[data["parent"]]} if data.get("parent") in names else {}
        flat.add_node(names[key], **_plain({**data, "id": names[key], "parent": None, **inside}))
    for number, (source, target, data) in enumerate(graph.edges(data=True), 1):
        flat.add_edge(names[source], names[target], key=f"e{number}", **_plain(data))
    return flat


def _plain(data: Mapping[str, Any]) -> dict[str, Any]:
    return {xml_text(str(name)): _value(value) for name, value in data.items() if value is not None}


def _value(value: Any) -> Any:
    if isinstance(value, bool | int | float):
        return value if isinstance(value, bool) else float(value)
    return xml_text(value if isinstance(value, str) else json.dumps(value, ensure_ascii=False))


GRAPHML = Format("graphml", "graphml", "Graph as GraphML, for Gephi, yEd, Cytoscape", "application/graphml+xml", _write)
