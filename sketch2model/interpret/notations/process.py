"""Process diagrams in the manner of BPMN 2.0.2: pools and lanes, events, tasks, gateways, data, messages."""

from __future__ import annotations

from collections.abc import Sequence

import networkx as nx

from sketch2model.elements import LineStyle, ShapeKind
from sketch2model.elements.vocabulary import DiagramKind, EdgeKind, NodeKind
from sketch2model.graph import EdgeData, NodeData
from sketch2model.interpret.notations.behaviour import FLOW_SHAPES, mark_ends, read_flow, read_step
from sketch2model.interpret.notations.drawn import BOXES, Drawn
from sketch2model.interpret.notations.notation import Notation

_ASIDE = (NodeKind.DOCUMENT, NodeKind.STORE, NodeKind.NOTE)


def _evidence(drawn: Drawn) -> float:
    """Events beside tasks, joined by arrows; then pools, gateways, data and dashed lines count as well.

    Where events were not seen, pools show a process if gateways or data are in them; pages of screens or use cases
    have frames as well.
    """
    circles = max(0, drawn.shapes[ShapeKind.CIRCLE] - drawn.shapes[ShapeKind.ACTOR])  # a person's head is none
    pools = drawn.shapes[ShapeKind.CONTAINER]
    data = drawn.count(ShapeKind.DOCUMENT, ShapeKind.CYLINDER)
    inside = drawn.shapes[ShapeKind.DIAMOND] + data
    if not drawn.count(*BOXES) or not (circles or (pools and inside)):
        return 0.0
    marks = circles + pools + 0.5 * drawn.shapes[ShapeKind.DIAMOND] + 0.5 * data
    return drawn.pointed * (marks + 0.3 * drawn.broken + 0.3 * drawn.arrows)


def _read_edge(edge: EdgeData, source: NodeData, target: NodeData) -> None:
    """A solid line is a sequence flow, any other a message, or ties data or a remark to a task."""
    read_flow(edge, source, target)
    if edge["style"] != LineStyle.SOLID:
        aside = source["kind"] in _ASIDE or target["kind"] in _ASIDE
        edge["kind"] = str(EdgeKind.LINK if aside else EdgeKind.MESSAGE)


def _conclude(graph: nx.MultiDiGraph, nodes: Sequence[str]) -> None:
    """An event that only sends arrows starts the process, one that only receives them ends it."""
    mark_ends(graph, [key for key in nodes if graph.nodes[key]["kind"] == NodeKind.EVENT], "start", "end")


PROCESS = Notation(DiagramKind.PROCESS, _evidence, FLOW_SHAPES, read_step, _read_edge, _conclude)
