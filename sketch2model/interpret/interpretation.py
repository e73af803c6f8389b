"""Notation applied to a drawn graph."""

from __future__ import annotations

import copy

import networkx as nx

from sketch2model.elements import ShapeKind
from sketch2model.graph import DiagramData
from sketch2model.interpret.diagrams import Diagram, diagrams_of
from sketch2model.interpret.stereotypes import is_enumeration
from sketch2model.interpret.type_repair import repair_types
from sketch2model.settings import InterpretOptions


def interpret(graph: nx.MultiDiGraph, options: InterpretOptions) -> nx.MultiDiGraph:
    """Give names, attributes, kinds and labels to what was drawn.

    Works from `lines`; a node or edge without lines keeps the texts it has. The input is left as it is.

    Args:
        graph: As `assemble` made it.
        options: The kind of diagram, if the caller knows it.
    """
    meant: nx.MultiDiGraph = copy.deepcopy(graph)
    diagrams = diagrams_of(meant, options.diagram)
    _name_diagrams(meant, diagrams)
    for diagram in diagrams:
        for key in diagram.nodes:
            node = meant.nodes[key]
            node["kind"] = str(diagram.notation.kind_of(ShapeKind(node["shape"])))
            diagram.notation.read_node(node)
    _repair_types(meant)
    for diagram in diagrams:
        for source, target, edge in meant.subgraph(diagram.nodes).edges(data=True):
            diagram.notation.read_edge(edge, meant.nodes[source], meant.nodes[target])
        diagram.notation.conclude(meant, diagram.nodes)
    return meant


def _repair_types(graph: nx.MultiDiGraph) -> None:
    """Mend the types of all attributes; the values of an enumeration have none."""
    nodes = [node for _, node in graph.nodes(data=True)]
    typed = [node for node in nodes if not is_enumeration(node["stereotype"])]
    names = [node["name"] for node in nodes if node["name"]]
    repair_types([attribute for node in typed for attribute in node["attributes"]], names)


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
