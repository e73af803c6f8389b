"""What sort of diagram a page shows."""

from __future__ import annotations

from collections import Counter

import networkx as nx

from sketch2model.elements import EndKind, LineStyle, ShapeKind
from sketch2model.elements.vocabulary import DiagramKind
from sketch2model.graph import LineData
from sketch2model.interpret.multiplicity import normalise

_BOXES = (ShapeKind.RECTANGLE, ShapeKind.ROUNDED_RECTANGLE)
_CROWS_FEET = (EndKind.ONE, EndKind.MANY, EndKind.ZERO_ONE, EndKind.ZERO_MANY)
_ARROWS = (EndKind.OPEN, EndKind.FILLED_TRIANGLE)
_NOT_IN_CLASS_DIAGRAMS = (
    ShapeKind.CIRCLE,
    ShapeKind.DIAMOND,
    ShapeKind.ELLIPSE,
    ShapeKind.PARALLELOGRAM,
    ShapeKind.CYLINDER,
    ShapeKind.DOCUMENT,
)
"""Where half of the shapes are of these, triangles are arrowheads and lines in boxes are no compartments."""
_ENOUGH = 1.0


def diagram_kind(graph: nx.MultiDiGraph) -> DiagramKind:
    """The kind with most evidence; generic where no kind has enough.

    Evidence is counted per page: compartments, triangles, multiplicities and types speak for class diagrams, crow's
    feet or ovals tied to boxes for entity-relationship diagrams, arrows with circles, diamonds, pools or slanted boxes
    for processes and flowcharts, arrows between rounded boxes or circles for states.
    """
    shapes = Counter(data["shape"] for _, data in graph.nodes(data=True))
    if shapes and set(shapes) == {ShapeKind.NONE}:
        return DiagramKind.ATTRIBUTE_LIST
    evidence = {
        DiagramKind.CLASS: _class_evidence(graph),
        DiagramKind.ER: _er_evidence(graph, shapes),
        DiagramKind.PROCESS: _process_evidence(graph, shapes),
        DiagramKind.FLOW: _flow_evidence(graph, shapes),
        DiagramKind.STATE: _state_evidence(graph, shapes),
    }
    best = max(evidence, key=lambda kind: evidence[kind])
    return best if evidence[best] >= _ENOUGH else DiagramKind.GENERIC


def _class_evidence(graph: nx.MultiDiGraph) -> float:
    boxes = [data for _, data in graph.nodes(data=True) if data["shape"] in _BOXES]
    shapes = Counter(data["shape"] for _, data in graph.nodes(data=True))
    foreign: float = sum(shapes[kind] for kind in _NOT_IN_CLASS_DIAGRAMS) / max(1, shapes.total())
    divided = sum(any(line["compartment"] for line in data["lines"]) for data in boxes)
    typed = sum(any(":" in line["text"] for line in data["lines"]) for data in boxes)
    ends = Counter(end for *_, data in graph.edges(data=True) for end in (data["source_end"], data["target_end"]))
    signs = ends[EndKind.TRIANGLE] + ends[EndKind.DIAMOND] + ends[EndKind.FILLED_DIAMOND]
    multiplicities = sum(_has_multiplicity(data["lines"]) for *_, data in graph.edges(data=True))
    plain = ends[EndKind.NONE] == 2 * graph.number_of_edges()
    weight = max(0.0, 1.0 - 2.0 * foreign)
    return weight * (2.0 * divided + typed + 1.5 * signs + 1.5 * multiplicities + (0.5 if plain else 0.0))


def _has_multiplicity(lines: list[LineData]) -> bool:
    return any(
        normalise(line["text"], at_end=line["place"] != "middle") is not None for line in lines if line["text"].strip()
    )


def _er_evidence(graph: nx.MultiDiGraph, shapes: Counter[str]) -> float:
    feet: int = sum(
        data["source_end"] in _CROWS_FEET or data["target_end"] in _CROWS_FEET for *_, data in graph.edges(data=True)
    )
    ovals = 0
    for source, target, data in graph.edges(data=True):
        ends = {graph.nodes[source]["shape"], graph.nodes[target]["shape"]}
        plain = data["source_end"] == data["target_end"] == EndKind.NONE
        ovals += plain and ShapeKind.ELLIPSE in ends and bool(ends & {*_BOXES, ShapeKind.DIAMOND})
    return 3.0 * feet + (1.5 * ovals if shapes[ShapeKind.RECTANGLE] else 0.0)


def _arrows(graph: nx.MultiDiGraph) -> int:
    return sum(data["source_end"] in _ARROWS or data["target_end"] in _ARROWS for *_, data in graph.edges(data=True))


def _process_evidence(graph: nx.MultiDiGraph, shapes: Counter[str]) -> float:
    messages = sum(data["style"] != LineStyle.SOLID for *_, data in graph.edges(data=True))
    marks = shapes[ShapeKind.CIRCLE] + 0.5 * shapes[ShapeKind.DIAMOND] + shapes[ShapeKind.CONTAINER]
    stores = shapes[ShapeKind.DOCUMENT] + shapes[ShapeKind.CYLINDER]
    if not shapes[ShapeKind.CIRCLE] and not shapes[ShapeKind.CONTAINER]:
        return 0.0
    return float(marks + 0.5 * stores + 0.3 * messages + 0.3 * _arrows(graph))


def _flow_evidence(graph: nx.MultiDiGraph, shapes: Counter[str]) -> float:
    slanted = shapes[ShapeKind.PARALLELOGRAM] + shapes[ShapeKind.STADIUM]
    asked = sum(
        data["shape"] == ShapeKind.DIAMOND and any(len(line["text"].strip()) > 2 for line in data["lines"])
        for _, data in graph.nodes(data=True)
    )
    arrows = _arrows(graph)
    if not arrows:
        return 0.0
    decisions = shapes[ShapeKind.DIAMOND]
    return float(slanted + 0.5 * asked + 0.6 * decisions + 0.5 * shapes[ShapeKind.ELLIPSE] + 0.3 * arrows)


def _state_evidence(graph: nx.MultiDiGraph, shapes: Counter[str]) -> float:
    if shapes[ShapeKind.RECTANGLE] or shapes[ShapeKind.DIAMOND] or shapes[ShapeKind.CONTAINER]:
        return 0.0
    states = shapes[ShapeKind.ROUNDED_RECTANGLE] + shapes[ShapeKind.ELLIPSE]
    labelled = sum(bool(data["lines"]) for *_, data in graph.edges(data=True))
    rounds = states + (shapes[ShapeKind.CIRCLE] if labelled else 0)
    return 0.8 * rounds + 0.4 * labelled if _arrows(graph) else 0.0
