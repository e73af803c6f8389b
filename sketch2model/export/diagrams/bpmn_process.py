"""What a drawing means in BPMN 2.0.2 (OMG formal/13-12-09): pools, lanes, flow nodes, data, flows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from sketch2model.concepts import UmlDiagram, UmlElement, UmlRelation
from sketch2model.elements import ShapeKind
from sketch2model.elements.vocabulary import EdgeKind, NodeKind
from sketch2model.export.diagrams.drawing import Drawing, is_class_diagram, is_note


class NodeType(StrEnum):
    """What an element becomes; the value is the name of the XML element."""

    POOL = "participant"
    LANE = "lane"
    TASK = "task"
    PERSON = "userTask"
    START = "startEvent"
    END = "endEvent"
    INTERMEDIATE = "intermediateThrowEvent"
    GATEWAY = "exclusiveGateway"
    STORE = "dataStoreReference"
    DATA = "dataObjectReference"
    NOTE = "textAnnotation"


class FlowType(StrEnum):
    """What a relation becomes; the value is the name of the XML element."""

    SEQUENCE = "sequenceFlow"
    MESSAGE = "messageFlow"
    INPUT = "dataInputAssociation"
    OUTPUT = "dataOutputAssociation"
    ASSOCIATION = "association"


EVENTS = frozenset((NodeType.START, NodeType.END, NodeType.INTERMEDIATE))
FLOW_NODES = frozenset((NodeType.TASK, NodeType.PERSON, NodeType.GATEWAY)) | EVENTS
CONTAINERS = frozenset((NodeType.POOL, NodeType.LANE))
_ACTIVITIES = frozenset((NodeType.TASK, NodeType.PERSON))
_ITEMS = frozenset((NodeType.STORE, NodeType.DATA))
_PARTNERS = _ACTIVITIES | EVENTS | {NodeType.POOL}
_IN_POOLS = frozenset((NodeType.GATEWAY, NodeType.LANE))
_WRITING = _ACTIVITIES | {NodeType.START}
_READING = _ACTIVITIES | {NodeType.END, NodeType.INTERMEDIATE}
"""Who has data associations that lead outwards or inwards: activities, events that catch, events that throw."""
_DIRECTED = frozenset((EdgeKind.FLOW, EdgeKind.MESSAGE, EdgeKind.DIRECTED_ASSOCIATION, EdgeKind.DEPENDENCY))
_EVENT_WORDS = {
    "start": NodeType.START,
    "initial": NodeType.START,
    "end": NodeType.END,
    "final": NodeType.END,
}


@dataclass(frozen=True, slots=True)
class Flow:
    """A relation with the place it has in BPMN.

    Attributes:
        relation: As drawn.
        type: What it becomes.
        source: Id of the element that it refers to: its own source, or the pool of that where BPMN demands it.
        target: As `source`, at its other end.
    """

    relation: UmlRelation
    type: FlowType
    source: str
    target: str


@dataclass(frozen=True, slots=True)
class Process:
    """A drawing sorted by BPMN.

    Attributes:
        types: Element id to what it becomes.
        pools: Element id to the id of its pool, itself for a pool; None for what stands outside all pools.
        flows: In the order of the drawing.
    """

    types: Mapping[str, NodeType]
    pools: Mapping[str, str | None]
    flows: tuple[Flow, ...]

    @classmethod
    def of(cls, drawing: Drawing) -> Process:
        """Sort elements and relations."""
        elements, relations = drawing.diagram.elements, drawing.relations
        pools = _pools(drawing)
        types = {element.id: _type(element, drawing, pools) for element in elements}
        sequence = [r for r in relations if _flow_type(r, types, pools) is FlowType.SEQUENCE]
        entered, left = {r.target for r in sequence}, {r.source for r in sequence}
        for element in elements:
            if types[element.id] is NodeType.INTERMEDIATE:
                types[element.id] = _event(element, entered=element.id in entered, left=element.id in left)
        return cls(types, pools, tuple(_flow(relation, types, pools) for relation in relations))


def without_classes(diagram: UmlDiagram) -> UmlDiagram:
    """The same page without its diagrams of classes, which are no processes."""
    inside = {each.id for part in diagram.split() if not is_class_diagram(part) for each in part.elements}
    elements = tuple(element for element in diagram.elements if element.id in inside)
    return replace(diagram, elements=elements, parts=())


def _pools(drawing: Drawing) -> dict[str, str | None]:
    """Outermost containers are pools."""
    pools: dict[str, str | None] = {}
    waiting: list[tuple[UmlElement, str | None]] = [(root, None) for root in drawing.roots]
    while waiting:
        element, pool = waiting.pop()
        inside = drawing.children.get(element.id, ())
        if pool is None and (inside or element.kind is NodeKind.CONTAINER):
            pool = element.id
        pools[element.id] = pool
        waiting += [(child, pool) for child in inside]
    return pools


def _type(element: UmlElement, drawing: Drawing, pools: Mapping[str, str | None]) -> NodeType:
    if element.kind is NodeKind.CONTAINER or element.id in drawing.children:
        return NodeType.POOL if pools[element.id] == element.id else NodeType.LANE
    if is_note(element):
        return NodeType.NOTE
    if element.kind is NodeKind.EVENT or _word(element) in _EVENT_WORDS:
        return NodeType.INTERMEDIATE
    if element.kind is NodeKind.DECISION or element.shape is ShapeKind.DIAMOND:
        return NodeType.GATEWAY
    if element.kind is NodeKind.STORE:
        return NodeType.STORE
    if element.kind is NodeKind.DOCUMENT:
        return NodeType.DATA
    return NodeType.PERSON if element.kind is NodeKind.ACTOR else NodeType.TASK


def _event(element: UmlElement, *, entered: bool, left: bool) -> NodeType:
    """By the sequence flows at it; by its stereotype where it has none."""
    if entered and left:
        return NodeType.INTERMEDIATE
    if entered or left:
        return NodeType.END if entered else NodeType.START
    return _EVENT_WORDS.get(_word(element), NodeType.INTERMEDIATE)


def _flow(relation: UmlRelation, types: Mapping[str, NodeType], pools: Mapping[str, str | None]) -> Flow:
    kind = _flow_type(relation, types, pools)
    # Messages go to and from activities, events and pools (table 7.4), and no tool draws a line to a lane:
    # for the rest speaks the pool it is in.
    mute = {FlowType.MESSAGE: _IN_POOLS, FlowType.ASSOCIATION: frozenset((NodeType.LANE,))}.get(kind, frozenset())
    source, target = (pools[key] if types[key] in mute else key for key in (relation.source, relation.target))
    return Flow(relation, kind, source or relation.source, target or relation.target)


def _flow_type(relation: UmlRelation, types: Mapping[str, NodeType], pools: Mapping[str, str | None]) -> FlowType:
    source, target = types[relation.source], types[relation.target]
    if relation.kind not in _DIRECTED:
        return FlowType.ASSOCIATION
    if pools[relation.source] != pools[relation.target]:
        ends = (relation.source, relation.target)
        heard = all(types[key] in _PARTNERS or (types[key] in _IN_POOLS and pools[key]) for key in ends)
        return FlowType.MESSAGE if heard else FlowType.ASSOCIATION
    if {source, target} <= FLOW_NODES:
        return FlowType.SEQUENCE
    if source in _WRITING and target in _ITEMS:
        return FlowType.OUTPUT
    return FlowType.INPUT if source in _ITEMS and target in _READING else FlowType.ASSOCIATION


def _word(element: UmlElement) -> str:
    return (element.stereotype or "").strip("«»<> ").casefold()
