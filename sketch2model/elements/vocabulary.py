"""The words for what is drawn; the graph contract uses the same ones."""

from __future__ import annotations

from enum import StrEnum


class ShapeKind(StrEnum):
    """Outline of a shape as drawn."""

    RECTANGLE = "rectangle"
    ROUNDED_RECTANGLE = "rounded_rectangle"
    CIRCLE = "circle"
    ELLIPSE = "ellipse"
    DIAMOND = "diamond"
    PARALLELOGRAM = "parallelogram"
    CYLINDER = "cylinder"
    DOCUMENT = "document"
    CONTAINER = "container"
    NOTE = "note"
    ACTOR = "actor"
    STADIUM = "stadium"
    NONE = "none"


class LineStyle(StrEnum):
    """How a connector's line is drawn."""

    SOLID = "solid"
    DASHED = "dashed"
    DOTTED = "dotted"


class EndKind(StrEnum):
    """What stands at the end of a connector."""

    NONE = "none"
    OPEN = "open"
    TRIANGLE = "triangle"
    FILLED_TRIANGLE = "filled_triangle"
    DIAMOND = "diamond"
    FILLED_DIAMOND = "filled_diamond"
    ONE = "one"
    MANY = "many"
    ZERO_ONE = "zero_one"
    ZERO_MANY = "zero_many"
    CIRCLE = "circle"


class Place(StrEnum):
    """Where a line of writing stands, which tells what it can say.

    A `NAME` heads a divided box, a `MEMBER` is an attribute or operation below it, an `END` stands at the end of a
    connector and is a multiplicity or a role, a `LABEL` stands along one, and `TEXT` is everything else.
    """

    NAME = "name"
    MEMBER = "member"
    END = "end"
    LABEL = "label"
    TEXT = "text"


class DiagramKind(StrEnum):
    """What sort of diagram a page shows."""

    CLASS = "class"
    ER = "er"
    FLOW = "flow"
    STATE = "state"
    PROCESS = "process"
    ATTRIBUTE_LIST = "attribute_list"
    GENERIC = "generic"


class NodeKind(StrEnum):
    """What a node stands for."""

    CLASS = "class"
    ENTITY = "entity"
    ATTRIBUTE_LIST = "attribute_list"
    ATTRIBUTE = "attribute"
    RELATIONSHIP = "relationship"
    STEP = "step"
    DECISION = "decision"
    EVENT = "event"
    STATE = "state"
    STORE = "store"
    DOCUMENT = "document"
    ACTOR = "actor"
    CONTAINER = "container"
    NOTE = "note"
    NODE = "node"


class EdgeKind(StrEnum):
    """What an edge stands for."""

    ASSOCIATION = "association"
    DIRECTED_ASSOCIATION = "directed_association"
    INHERITANCE = "inheritance"
    REALIZATION = "realization"
    DEPENDENCY = "dependency"
    AGGREGATION = "aggregation"
    COMPOSITION = "composition"
    FLOW = "flow"
    MESSAGE = "message"
    LINK = "link"
