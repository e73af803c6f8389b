"""The graph as concepts: elements and relations."""

from __future__ import annotations

from collections.abc import Sequence

import networkx as nx

from sketch2model.concepts import (
    DiagramPart,
    UmlAttribute,
    UmlDiagram,
    UmlElement,
    UmlOperation,
    UmlRelation,
)
from sketch2model.elements import Box, EndKind, LineStyle, ShapeKind
from sketch2model.elements.vocabulary import DiagramKind, EdgeKind, NodeKind
from sketch2model.graph import AttributeData, DiagramData, EdgeData, NodeData, OperationData
from sketch2model.interpret.attribute_types import with_types
from sketch2model.interpret.transition_grammar import parse_transition


def uml_diagram(graph: nx.MultiDiGraph) -> UmlDiagram:
    """Everything an interpreted graph says, in the graph's order.

    Works on graphs from outside that lack what is optional in the contract: then the kind of diagram is sure, there is
    one of them, and no association has a class.
    """
    kind = DiagramKind(graph.graph["diagram"])
    parts = tuple(_part(data, graph) for data in graph.graph.get("diagrams", ()))
    states = frozenset(key for key in graph if _kind_at(key, parts, kind) is DiagramKind.STATE)
    return UmlDiagram(
        kind=kind,
        elements=with_types([_element(key, data) for key, data in graph.nodes(data=True)]),
        relations=tuple(
            _relation(source, target, data, graph, between_states=source in states and target in states)
            for source, target, data in graph.edges(data=True)
        ),
        source=graph.graph["source"],
        width=graph.graph["width"],
        height=graph.graph["height"],
        confidence=graph.graph.get("diagram_confidence", 1.0),
        parts=parts if len(parts) > 1 else (),
    )


def _part(data: DiagramData, graph: nx.MultiDiGraph) -> DiagramPart:
    return DiagramPart(DiagramKind(data["kind"]), data["confidence"], tuple(k for k in data["nodes"] if k in graph))


def _kind_at(key: str, parts: Sequence[DiagramPart], whole: DiagramKind) -> DiagramKind:
    return next((part.kind for part in parts if key in part.elements), whole)


def _element(key: str, data: NodeData) -> UmlElement:
    return UmlElement(
        id=key,
        name=data["name"],
        kind=NodeKind(data["kind"]),
        shape=ShapeKind(data["shape"]),
        box=Box(*data["bbox"]),
        stereotype=data["stereotype"],
        attributes=tuple(map(_attribute, data["attributes"])),
        operations=tuple(map(_operation, data["operations"])),
        parent=data["parent"],
        confidence=data["confidence"],
    )


def _attribute(data: AttributeData) -> UmlAttribute:
    return UmlAttribute(
        name=data["name"],
        type=data["type"],
        visibility=data["visibility"],
        default=data["default"],
        multiplicity=data["multiplicity"],
        flags=tuple(data["flags"]),
        text=data["text"],
        box=_box(data["bbox"]),
        confidence=data["confidence"],
    )


def _operation(data: OperationData) -> UmlOperation:
    return UmlOperation(
        name=data["name"],
        parameters=data["parameters"],
        type=data["type"],
        visibility=data["visibility"],
        flags=tuple(data["flags"]),
        text=data["text"],
        box=_box(data["bbox"]),
        confidence=data["confidence"],
    )


def _box(bbox: Sequence[float] | None) -> Box | None:
    return None if bbox is None else Box(*bbox)


def _relation(source: str, target: str, data: EdgeData, graph: nx.MultiDiGraph, *, between_states: bool) -> UmlRelation:
    kind, tied = EdgeKind(data["kind"]), data.get("association_class")
    return UmlRelation(
        source=source,
        target=target,
        kind=kind,
        style=LineStyle(data["style"]),
        source_end=EndKind(data["source_end"]),
        target_end=EndKind(data["target_end"]),
        label=data["label"],
        source_multiplicity=data["source_multiplicity"],
        target_multiplicity=data["target_multiplicity"],
        source_role=data["source_role"],
        target_role=data["target_role"],
        points=tuple((x, y) for x, y in data["points"]),
        confidence=data["confidence"],
        association_class=tied if tied in graph else None,
        transition=parse_transition(data["label"]) if between_states and kind is EdgeKind.FLOW else None,
    )
