"""The graph as concepts: elements and relations."""

from __future__ import annotations

from collections.abc import Sequence

import networkx as nx

from sketch2model.concepts import UmlAttribute, UmlDiagram, UmlElement, UmlOperation, UmlRelation
from sketch2model.elements import Box, EndKind, LineStyle, ShapeKind
from sketch2model.elements.vocabulary import DiagramKind, EdgeKind, NodeKind
from sketch2model.graph import AttributeData, EdgeData, NodeData, OperationData
from sketch2model.interpret.attribute_types import with_types


def uml_diagram(graph: nx.MultiDiGraph) -> UmlDiagram:
    """Everything an interpreted graph says, in the graph's order."""
    return UmlDiagram(
        kind=DiagramKind(graph.graph["diagram"]),
        elements=with_types([_element(key, data) for key, data in graph.nodes(data=True)]),
        relations=tuple(_relation(source, target, data) for source, target, data in graph.edges(data=True)),
        source=graph.graph["source"],
        width=graph.graph["width"],
        height=graph.graph["height"],
    )


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


def _relation(source: str, target: str, data: EdgeData) -> UmlRelation:
    return UmlRelation(
        source=source,
        target=target,
        kind=EdgeKind(data["kind"]),
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
    )
