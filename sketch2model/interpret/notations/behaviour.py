"""What processes, flowcharts and state machines share: steps, labelled arrows, starts and ends."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence

import networkx as nx

from sketch2model.elements import ShapeKind
from sketch2model.elements.vocabulary import EdgeKind, NodeKind
from sketch2model.graph import EdgeData, LineData, NodeData
from sketch2model.interpret.compartments import joined
from sketch2model.interpret.rows import rows_of

FLOW_SHAPES = {
    ShapeKind.RECTANGLE: NodeKind.STEP,
    ShapeKind.ROUNDED_RECTANGLE: NodeKind.STEP,
    ShapeKind.PARALLELOGRAM: NodeKind.STEP,
    ShapeKind.DIAMOND: NodeKind.DECISION,
    ShapeKind.CIRCLE: NodeKind.EVENT,
    ShapeKind.ELLIPSE: NodeKind.EVENT,
    ShapeKind.STADIUM: NodeKind.EVENT,
}
"""ISO 5807 and BPMN 2.0.2, 7.3.1, as far as both are drawn by hand."""
_MARKER_LETTERS = 2
MARKED = (ShapeKind.CIRCLE, ShapeKind.DIAMOND)
_STARTS = frozenset(("start", "begin", "anfang", "beginn", "début", "inicio"))
CONCLUDED_STEREOTYPES = frozenset(("start", "end", "initial", "final"))
"""Stereotypes that follow from arrows, and are not written."""
_ENDS = frozenset(("end", "stop", "exit", "finish", "ende", "fin", "final", "einde"))


def read_step(node: NodeData, marked: Container[str] = MARKED) -> None:
    """All writing is the name, but for the sign in a gateway or event, such as X or +, which is part of the symbol.

    Args:
        node: Any node.
        marked: Shapes that such signs stand in.
    """
    if not node["lines"]:
        return
    rows = rows_of([line for line in node["lines"] if not (node["shape"] in marked and _is_marker(line))])
    node["text"] = "\n".join(row.text for row in rows) or None
    node["name"] = joined(rows)


def _is_marker(line: LineData) -> bool:
    return line["place"] != "caption" and len(line["text"].strip()) <= _MARKER_LETTERS


def read_flow(edge: EdgeData, source: NodeData, target: NodeData) -> None:
    """All writing at an arrow is its label."""
    edge["label"] = plain_label(edge["lines"]) or edge["label"]
    edge["kind"] = str(EdgeKind.FLOW)


def plain_label(lines: Sequence[LineData]) -> str | None:
    """All writing of an edge in one label."""
    return " ".join(text for text in (line["text"].strip() for line in lines) if text) or None


def mark_ends(graph: nx.MultiDiGraph, nodes: Iterable[str], start: str, end: str) -> None:
    """Say of the given nodes which ones only send arrows and which ones only receive them, or are called so.

    A stereotype that somebody wrote stays, and so does that of a node that a person corrected.

    Args:
        graph: With all edges read.
        nodes: Those that may start or end something.
        start: Stereotype of the first kind.
        end: Stereotype of the second kind.
    """
    for key in nodes:
        node = graph.nodes[key]
        if not node.get("corrected") and node["stereotype"] in (None, start, end):
            place = _place(graph, key)
            node["stereotype"] = {"start": start, "end": end, None: None}[place]


def _place(graph: nx.MultiDiGraph, key: str) -> str | None:
    """`start` or `end`; None for a node between others, and for one without arrows that bears another name."""
    arrives = any(source != key and data["kind"] == EdgeKind.FLOW for source, _, data in graph.in_edges(key, data=True))
    leaves = any(target != key and data["kind"] == EdgeKind.FLOW for _, target, data in graph.out_edges(key, data=True))
    if arrives != leaves:
        return "start" if leaves else "end"
    return None if arrives else named_end(graph.nodes[key])


def named_end(node: NodeData) -> str | None:
    """`start` or `end` for a node that is called so."""
    word = (node["name"] or "").strip(" .:").casefold()
    return "start" if word in _STARTS else "end" if word in _ENDS else None
