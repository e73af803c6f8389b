"""The attributes that graph, nodes and edges carry: a contract that outside tools read.

Coordinates are photo pixels rounded to 0.1; unknown is None, never an empty string.
`lines` is the evidence: what was read, line by line, before any notation was applied.
The attributes that `interpret` decides start as None, empty, or the most neutral kind.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NotRequired, TypedDict, Unpack

import networkx as nx

from sketch2model.elements import Box, Point

FORMAT = "sketch2model/1"


class LineData(TypedDict):
    """One line of writing that belongs to a node or an edge.

    `place` is, on a node, `inside` or `caption` (beside the shape); on an edge, `source`, `middle` or `target`.
    `compartment` counts from 0 at the top; 0 on shapes without compartments; None off shapes.
    `underlined` is there, and true, where a stroke runs below the line; `alternative_confidences`, one for each of
    `alternatives`, where there are any.
    """

    text: str
    bbox: list[float]
    confidence: float
    alternatives: list[str]
    place: str
    compartment: int | None
    underlined: NotRequired[bool]
    alternative_confidences: NotRequired[list[float]]


class AttributeData(TypedDict, total=False):
    """One attribute of a class or entity.

    `flags` holds pk, fk, unique, nullable, derived, static as drawn, and composite where an oval has ovals of its own.
    """

    name: str
    type: str | None
    visibility: str | None
    default: str | None
    multiplicity: str | None
    flags: list[str]
    text: str
    bbox: list[float] | None
    confidence: float


class OperationData(TypedDict, total=False):
    """One operation of a class.

    `parameters` is what stands between the brackets, None if nothing does; `flags` holds static, abstract and query.
    """

    name: str
    parameters: str | None
    type: str | None
    visibility: str | None
    flags: list[str]
    text: str
    bbox: list[float] | None
    confidence: float


class IssueData(TypedDict):
    """One remark on the page."""

    code: str
    severity: str
    message: str
    bbox: list[float] | None


class DiagramData(TypedDict):
    """One of several diagrams on a page; `nodes` are ids in the graph's order."""

    kind: str
    confidence: float
    nodes: list[str]


class NodeData(TypedDict, total=False):
    """Everything a node carries besides its key, which equals `id`.

    `corrected` is there, and true, where the node says something else than its lines: a person set it, or nodes of two
    pages were merged. `interpret` keeps it.
    """

    id: str
    shape: str
    kind: str
    bbox: list[float]
    polygon: list[list[float]] | None
    name: str | None
    stereotype: str | None
    text: str | None
    attributes: list[AttributeData]
    operations: list[OperationData]
    parent: str | None
    confidence: float
    lines: list[LineData]
    corrected: NotRequired[bool]


class EdgeData(TypedDict, total=False):
    """Everything an edge carries besides source, target and key.

    `association_class` is there only where one was drawn: the id of the class, or of the relationship with attributes
    of its own, that belongs to this association. `corrected` is as on nodes.
    """

    kind: str
    style: str
    source_end: str
    target_end: str
    label: str | None
    source_multiplicity: str | None
    target_multiplicity: str | None
    source_role: str | None
    target_role: str | None
    points: list[list[float]]
    confidence: float
    lines: list[LineData]
    association_class: NotRequired[str]
    corrected: NotRequired[bool]


def bbox_of(box: Box) -> list[float]:
    """A box as the graph stores it: [x0, y0, x1, y1], rounded to 0.1."""
    return [round(float(v), 1) for v in (box.x0, box.y0, box.x1, box.y1)]


def points_of(points: Iterable[Point]) -> list[list[float]]:
    """Points as the graph stores them: [[x, y], ...], rounded to 0.1."""
    return [[round(float(x), 1), round(float(y), 1)] for x, y in points]


def new_graph(*, source: str, page: int, width: int, height: int) -> nx.MultiDiGraph:
    """An empty graph with every graph attribute of the contract.

    `interpret` adds `diagram_confidence`, how sure the kind of diagram is, and, where a page shows several diagrams,
    `diagrams`: a list of `DiagramData`. `diagram` is then the kind of the one with most nodes.
    """
    return nx.MultiDiGraph(
        format=FORMAT, source=source, page=page, width=width, height=height, diagram="generic", issues=[]
    )


def new_node(**known: Unpack[NodeData]) -> NodeData:
    """Node attributes in the contract's order, with neutral values for what is not known yet."""
    neutral: NodeData = {
        "id": "",
        "shape": "none",
        "kind": "node",
        "bbox": [],
        "polygon": None,
        "name": None,
        "stereotype": None,
        "text": None,
        "attributes": [],
        "operations": [],
        "parent": None,
        "confidence": 0.0,
        "lines": [],
    }
    return {**neutral, **known}


def new_edge(**known: Unpack[EdgeData]) -> EdgeData:
    """Edge attributes in the contract's order, with neutral values for what is not known yet."""
    neutral: EdgeData = {
        "kind": "link",
        "style": "solid",
        "source_end": "none",
        "target_end": "none",
        "label": None,
        "source_multiplicity": None,
        "target_multiplicity": None,
        "source_role": None,
        "target_role": None,
        "points": [],
        "confidence": 0.0,
        "lines": [],
    }
    return {**neutral, **known}


def new_attribute(**known: Unpack[AttributeData]) -> AttributeData:
    """An attribute in the contract's order, with neutral values for what is not known; a person's word is sure."""
    neutral = AttributeData(
        name="",
        type=None,
        visibility=None,
        default=None,
        multiplicity=None,
        flags=[],
        text=known.get("name", ""),
        bbox=None,
        confidence=1.0,
    )
    return {**neutral, **known}


def new_operation(**known: Unpack[OperationData]) -> OperationData:
    """An operation in the contract's order, with neutral values for what is not known; a person's word is sure."""
    neutral = OperationData(
        name="",
        parameters=None,
        type=None,
        visibility=None,
        flags=[],
        text=known.get("name", ""),
        bbox=None,
        confidence=1.0,
    )
    return {**neutral, **known}
