"""Chen's entity-relationship notation: ovals are attributes, diamonds relationships (Chen 1976)."""

from __future__ import annotations

from itertools import combinations

import networkx as nx

from sketch2model.elements.vocabulary import EdgeKind, NodeKind
from sketch2model.graph import LineData, new_edge
from sketch2model.interpret.attribute_grammar import PRIMARY_KEY
from sketch2model.interpret.compartments import attribute_of
from sketch2model.interpret.rows import Row

_MANY_SIGNS = ("*", "n", "m", "N", "M")


def apply_chen(graph: nx.MultiDiGraph) -> None:
    """List ovals in their entities and join the entities of each relationship by an association; in place."""
    for key in list(graph):
        kind = graph.nodes[key]["kind"]
        if kind == NodeKind.ATTRIBUTE:
            _list_attribute(graph, key)
        elif kind == NodeKind.RELATIONSHIP:
            _join_entities(graph, key)


def _neighbours(graph: nx.MultiDiGraph, key: str, kind: NodeKind) -> list[str]:
    joined = dict.fromkeys([*graph.predecessors(key), *graph.successors(key)])
    return sorted((other for other in joined if graph.nodes[other]["kind"] == kind), key=list(graph).index)


def _list_attribute(graph: nx.MultiDiGraph, key: str) -> None:
    oval = graph.nodes[key]
    if not oval["name"]:
        return
    underlined = any(line.get("underlined", False) for line in oval["lines"])
    row = Row(oval["name"], tuple(oval["bbox"]), oval["confidence"], 0, underlined)
    attribute = attribute_of(row, PRIMARY_KEY)
    for entity in _neighbours(graph, key, NodeKind.ENTITY):
        if attribute is not None:
            graph.nodes[entity]["attributes"].append(attribute)


def _join_entities(graph: nx.MultiDiGraph, key: str) -> None:
    diamond = graph.nodes[key]
    for a, b in combinations(_neighbours(graph, key, NodeKind.ENTITY), 2):
        first, second = _leg(graph, a, key), _leg(graph, b, key)
        graph.add_edge(
            a,
            b,
            **new_edge(
                kind=str(EdgeKind.ASSOCIATION),
                label=diamond["name"],
                source_multiplicity=first[0],
                target_multiplicity=second[0],
                points=[*first[1], *second[1][::-1]],
                confidence=diamond["confidence"],
            ),
        )


def _leg(graph: nx.MultiDiGraph, entity: str, diamond: str) -> tuple[str | None, list[list[float]]]:
    """Multiplicity written at the line between entity and diamond, and its points from the entity."""
    for source, target in ((entity, diamond), (diamond, entity)):
        for data in graph.get_edge_data(source, target, default={}).values():
            points = data["points"] if source == entity else data["points"][::-1]
            return data["source_multiplicity"] or data["target_multiplicity"] or _sign(data["lines"]), points
    return None, []


def _sign(lines: list[LineData]) -> str | None:
    return next((line["text"].strip() for line in lines if line["text"].strip() in _MANY_SIGNS), None)
