"""What a shape stands for in each kind of diagram."""

from __future__ import annotations

from sketch2model.elements import ShapeKind
from sketch2model.elements.vocabulary import DiagramKind, NodeKind

_EVERYWHERE = {
    ShapeKind.CONTAINER: NodeKind.CONTAINER,
    ShapeKind.NOTE: NodeKind.NOTE,
    ShapeKind.ACTOR: NodeKind.ACTOR,
    ShapeKind.CYLINDER: NodeKind.STORE,
    ShapeKind.DOCUMENT: NodeKind.DOCUMENT,
}
_BOXES = (ShapeKind.RECTANGLE, ShapeKind.ROUNDED_RECTANGLE)
_FLOW = {
    ShapeKind.RECTANGLE: NodeKind.STEP,
    ShapeKind.ROUNDED_RECTANGLE: NodeKind.STEP,
    ShapeKind.PARALLELOGRAM: NodeKind.STEP,
    ShapeKind.DIAMOND: NodeKind.DECISION,
    ShapeKind.CIRCLE: NodeKind.EVENT,
    ShapeKind.ELLIPSE: NodeKind.EVENT,
    ShapeKind.STADIUM: NodeKind.EVENT,
    ShapeKind.NONE: NodeKind.NOTE,
}
_BY_DIAGRAM: dict[DiagramKind, dict[ShapeKind, NodeKind]] = {
    DiagramKind.CLASS: dict.fromkeys(_BOXES, NodeKind.CLASS)
    | {ShapeKind.DIAMOND: NodeKind.RELATIONSHIP, ShapeKind.NONE: NodeKind.NOTE},
    DiagramKind.ER: dict.fromkeys(_BOXES, NodeKind.ENTITY)
    | {
        ShapeKind.ELLIPSE: NodeKind.ATTRIBUTE,
        ShapeKind.CIRCLE: NodeKind.ATTRIBUTE,
        ShapeKind.STADIUM: NodeKind.ATTRIBUTE,
        ShapeKind.DIAMOND: NodeKind.RELATIONSHIP,
        ShapeKind.NONE: NodeKind.NOTE,
    },
    DiagramKind.FLOW: _FLOW,
    DiagramKind.PROCESS: _FLOW,
    DiagramKind.STATE: {
        ShapeKind.RECTANGLE: NodeKind.STATE,
        ShapeKind.ROUNDED_RECTANGLE: NodeKind.STATE,
        ShapeKind.CIRCLE: NodeKind.STATE,
        ShapeKind.ELLIPSE: NodeKind.STATE,
        ShapeKind.STADIUM: NodeKind.STATE,
        ShapeKind.DIAMOND: NodeKind.DECISION,
        ShapeKind.NONE: NodeKind.NOTE,
    },
    DiagramKind.ATTRIBUTE_LIST: {ShapeKind.NONE: NodeKind.ATTRIBUTE_LIST}
    | dict.fromkeys(_BOXES, NodeKind.ATTRIBUTE_LIST),
    DiagramKind.GENERIC: {ShapeKind.NONE: NodeKind.NOTE},
}

WITH_MEMBERS = frozenset((NodeKind.CLASS, NodeKind.ENTITY, NodeKind.ATTRIBUTE_LIST))
"""Kinds whose lines are a name, attributes and operations."""


def node_kind(diagram: DiagramKind, shape: ShapeKind) -> NodeKind:
    """The kind of a node; `node` where the diagram's notation does not know the shape."""
    return _BY_DIAGRAM[diagram].get(shape) or _EVERYWHERE.get(shape, NodeKind.NODE)
