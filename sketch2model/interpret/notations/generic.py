"""Boxes and arrows of no particular notation: they stay what they are."""

from __future__ import annotations

from sketch2model.elements import EndKind, LineStyle
from sketch2model.elements.vocabulary import DiagramKind, EdgeKind
from sketch2model.graph import EdgeData, NodeData
from sketch2model.interpret.notations.behaviour import plain_label
from sketch2model.interpret.notations.drawn import Drawn, ends_of, kind_by_signs
from sketch2model.interpret.notations.notation import Notation
from sketch2model.interpret.notations.structure import read_node

_ARROWS = (EndKind.OPEN, EndKind.FILLED_TRIANGLE)


def _evidence(drawn: Drawn) -> float:
    """Nothing speaks for it; it is what is left."""
    return 0.0


def _read_edge(edge: EdgeData, source: NodeData, target: NodeData) -> None:
    """Signs that hardly anybody draws without meaning them count; else an arrow is a flow and a line a link."""
    edge["label"] = plain_label(edge["lines"]) or edge["label"]
    edge["kind"] = str(_kind(edge))


def _kind(edge: EdgeData) -> EdgeKind:
    ends = ends_of(edge)
    signed = kind_by_signs(ends)
    if signed is not None:
        return signed
    if EndKind.TRIANGLE in ends:
        return EdgeKind.INHERITANCE if edge["style"] == LineStyle.SOLID else EdgeKind.REALIZATION
    return EdgeKind.FLOW if any(end in _ARROWS for end in ends) else EdgeKind.LINK


GENERIC = Notation(DiagramKind.GENERIC, _evidence, {}, read_node, _read_edge)
