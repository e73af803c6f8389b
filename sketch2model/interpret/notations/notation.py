"""What a notation is: its signs, and what they mean."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import networkx as nx

from sketch2model.elements import ShapeKind
from sketch2model.elements.vocabulary import DiagramKind, NodeKind
from sketch2model.graph import EdgeData, NodeData
from sketch2model.interpret.notations.drawn import Drawn

_EVERYWHERE = {
    ShapeKind.CONTAINER: NodeKind.CONTAINER,
    ShapeKind.NOTE: NodeKind.NOTE,
    ShapeKind.ACTOR: NodeKind.ACTOR,
    ShapeKind.CYLINDER: NodeKind.STORE,
    ShapeKind.DOCUMENT: NodeKind.DOCUMENT,
    ShapeKind.NONE: NodeKind.NOTE,
}
"""Shapes that mean the same in every notation that does not say otherwise."""


def _nothing(graph: nx.MultiDiGraph, nodes: Sequence[str]) -> None:
    """What follows from most diagrams as a whole."""


@dataclass(frozen=True, slots=True, eq=False)
class Notation:
    """How the diagrams of one notation are read.

    The three functions that read write what they find into the attributes of the graph. They work from `lines`; a node
    or edge without lines keeps the texts it has.

    Attributes:
        diagram: What its diagrams are called.
        evidence: How much of what is drawn speaks for it: about 1 for a sign that other notations hardly have.
        shapes: What each shape stands for; any other is what it is everywhere, or a plain node.
        read_node: Sorts the writing of a node, whose kind is known.
        read_edge: Sorts the writing of an edge between two nodes, which have been read, and says its kind.
        conclude: What follows from the diagram as a whole; takes the graph and the ids of the diagram's nodes.
    """

    diagram: DiagramKind
    evidence: Callable[[Drawn], float]
    shapes: Mapping[ShapeKind, NodeKind]
    read_node: Callable[[NodeData], None]
    read_edge: Callable[[EdgeData, NodeData, NodeData], None]
    conclude: Callable[[nx.MultiDiGraph, Sequence[str]], None] = _nothing

    def kind_of(self, shape: ShapeKind) -> NodeKind:
        """What a shape stands for."""
        return self.shapes.get(shape) or _EVERYWHERE.get(shape, NodeKind.NODE)
