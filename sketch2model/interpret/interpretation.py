"""Notation applied to a drawn graph."""

from __future__ import annotations

import copy
from collections.abc import Collection

import networkx as nx

from sketch2model.elements import ShapeKind
from sketch2model.graph import DiagramData, EdgeData, NodeData
from sketch2model.interpret.diagrams import Diagram, diagrams_of, told_diagrams
from sketch2model.interpret.earlier import forget_conclusions, forget_edges, forget_nodes
from sketch2model.interpret.notations import Notation
from sketch2model.interpret.stereotypes import is_enumeration
from sketch2model.interpret.type_repair import repair_types
from sketch2model.settings import InterpretOptions


def interpret(graph: nx.MultiDiGraph, options: InterpretOptions) -> nx.MultiDiGraph:
    """Give names, attributes, kinds and labels to what was drawn.

    Works from `lines`; a node or edge without lines keeps the texts it has, and one that a person corrected keeps its
    texts and members in any case: only its kind is decided again. The input is left as it is, and interpreting the
    result again changes nothing.

    Args:
        graph: As `assemble` made it, or as an earlier interpretation and a person left it.
        options: The kind of diagram, if the caller knows it.
    """
    meant: nx.MultiDiGraph = copy.deepcopy(graph)
    forget_conclusions(meant)
    diagrams = diagrams_of(meant, options.diagram)
    _name_diagrams(meant, diagrams)
    _apply(meant, diagrams, set(meant))
    for diagram in diagrams:
        for source, target, edge in meant.subgraph(diagram.nodes).edges(data=True):
            _read_edge(diagram.notation, edge, meant.nodes[source], meant.nodes[target])
        diagram.notation.conclude(meant, diagram.nodes)
    return meant


def interpret_parts(
    graph: nx.MultiDiGraph, nodes: Collection[str], edges: Collection[tuple[str, str, int]] = ()
) -> nx.MultiDiGraph:
    """Read the writing of some nodes and edges anew, as the kinds of diagram that the graph names.

    All others stay, but for what follows from the new ones in the diagram as a whole.

    Args:
        graph: An interpreted graph, left as it is; the lines of these parts may have changed.
        nodes: Ids.
        edges: Source, target and key of each.
    """
    meant: nx.MultiDiGraph = copy.deepcopy(graph)
    forget_nodes(meant, nodes)
    forget_edges(meant.edges[edge] for edge in edges)
    diagrams = told_diagrams(meant)
    _apply(meant, diagrams, nodes)
    for diagram in diagrams:
        own = [edge for edge in edges if edge[0] in diagram.nodes]
        for source, target, key in own:
            _read_edge(diagram.notation, meant.edges[source, target, key], meant.nodes[source], meant.nodes[target])
        if own or not set(nodes).isdisjoint(diagram.nodes):
            diagram.notation.conclude(meant, diagram.nodes)
    return meant


def _apply(graph: nx.MultiDiGraph, diagrams: tuple[Diagram, ...], keys: Collection[str]) -> None:
    """Read the writing of the given nodes and say their kinds; in place."""
    for diagram in diagrams:
        for key in diagram.nodes:
            if key in keys:
                _read_node(diagram.notation, graph.nodes[key])
    _repair_types(graph, keys)


def _read_node(notation: Notation, node: NodeData) -> None:
    node["kind"] = str(notation.kind_of(ShapeKind(node["shape"])))
    read = _unwritten(node) if node.get("corrected") else node
    notation.read_node(read)
    node["kind"] = read["kind"]


def _read_edge(notation: Notation, edge: EdgeData, source: NodeData, target: NodeData) -> None:
    read: EdgeData = {**edge, "lines": []} if edge.get("corrected") else edge
    notation.read_edge(read, source, target)
    edge["kind"] = read["kind"]


def _unwritten(node: NodeData) -> NodeData:
    """The node as a person left it, without the ink that might say otherwise."""
    return {**node, "lines": []}


def _repair_types(graph: nx.MultiDiGraph, keys: Collection[str]) -> None:
    """Mend the types of attributes; the values of an enumeration have none, and a person's stay, but count."""
    nodes = [node for _, node in graph.nodes(data=True)]
    typed = [(key, node) for key, node in graph.nodes(data=True) if not is_enumeration(node["stereotype"])]
    names = [node["name"] for node in nodes if node["name"]]
    repaired = [
        attribute if key in keys and not node.get("corrected") else copy.copy(attribute)
        for key, node in typed
        for attribute in node["attributes"]
    ]
    repair_types(repaired, names)


def _name_diagrams(graph: nx.MultiDiGraph, diagrams: tuple[Diagram, ...]) -> None:
    """Say in the graph which kind it is: that of the largest diagram, and all of them where there are several."""
    largest = max(diagrams, key=lambda diagram: len(diagram.nodes))
    graph.graph["diagram"] = str(largest.notation.diagram)
    graph.graph["diagram_confidence"] = largest.confidence
    graph.graph.pop("diagrams", None)
    if len(diagrams) > 1:
        graph.graph["diagrams"] = [
            DiagramData(kind=str(each.notation.diagram), confidence=each.confidence, nodes=list(each.nodes))
            for each in diagrams
        ]
