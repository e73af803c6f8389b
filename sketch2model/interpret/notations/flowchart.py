"""Flowcharts (ISO 5807): terminals, steps, questions in diamonds, arrows."""

from __future__ import annotations

from collections.abc import Sequence

import networkx as nx

from sketch2model.elements import ShapeKind
from sketch2model.elements.vocabulary import DiagramKind, NodeKind
from sketch2model.graph import NodeData
from sketch2model.interpret.notations.behaviour import FLOW_SHAPES, mark_ends, named_end, read_flow, read_step
from sketch2model.interpret.notations.drawn import BOXES, Drawn
from sketch2model.interpret.notations.notation import Notation

_QUESTION = 3
"""Letters from which the writing in a diamond asks something; a gateway has a sign or nothing."""


def _evidence(drawn: Drawn) -> float:
    """Slanted boxes, terminals and diamonds, the more so with questions in them; then arrows count as well.

    There are steps between them, and no more diamonds or terminals than steps.
    """
    steps = drawn.count(*BOXES, ShapeKind.PARALLELOGRAM)
    diamonds = [node for node in drawn.nodes if node["shape"] == ShapeKind.DIAMOND]
    asked = sum(any(len(line["text"].strip()) >= _QUESTION for line in node["lines"]) for node in diamonds)
    questions = 0.6 * min(steps, len(diamonds)) + 0.5 * min(steps, asked)
    terminals = min(steps, drawn.shapes[ShapeKind.STADIUM]) + 0.5 * min(steps, len(_terminals(drawn)))
    signs = drawn.shapes[ShapeKind.PARALLELOGRAM] + terminals + questions
    return drawn.pointed * (signs + 0.3 * drawn.arrows) if signs and drawn.arrows else 0.0


def _terminals(drawn: Drawn) -> list[NodeData]:
    """Ellipses at which something starts or ends."""
    left = {source["id"] for source, _, _ in drawn.edges}
    reached = {target["id"] for _, target, _ in drawn.edges}
    return [node for node in drawn.nodes if node["shape"] == ShapeKind.ELLIPSE and node["id"] in left ^ reached]


def _read_node(node: NodeData) -> None:
    """A circle may bear a letter as its name; a box called start or end is a terminal."""
    read_step(node, marked=(ShapeKind.DIAMOND,))
    if node["kind"] == NodeKind.STEP and named_end(node):
        node["kind"] = str(NodeKind.EVENT)


def _conclude(graph: nx.MultiDiGraph, nodes: Sequence[str]) -> None:
    """A terminal that only sends arrows is the start, one that only receives them an end."""
    mark_ends(graph, [key for key in nodes if graph.nodes[key]["kind"] == NodeKind.EVENT], "start", "end")


FLOWCHART = Notation(DiagramKind.FLOW, _evidence, FLOW_SHAPES, _read_node, read_flow, _conclude)
