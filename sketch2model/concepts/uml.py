"""A diagram as UML understands it (OMG UML 2.5.1); also boxes and arrows of other notations.

Boxes are in photo pixels and say where on the page the concept was drawn.
"""

from __future__ import annotations

from dataclasses import dataclass

from sketch2model.elements import Box, EndKind, LineStyle, Point, ShapeKind
from sketch2model.elements.vocabulary import DiagramKind, EdgeKind, NodeKind


@dataclass(frozen=True, slots=True)
class UmlAttribute:
    """A property in an attribute compartment; what was not drawn is None.

    `flags` holds pk, fk, unique, nullable, derived, static as drawn. `text` is the line as read.
    """

    name: str
    type: str | None = None
    visibility: str | None = None
    default: str | None = None
    multiplicity: str | None = None
    flags: tuple[str, ...] = ()
    text: str = ""
    box: Box | None = None
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class UmlOperation:
    """An operation; `parameters` is what stands between the brackets."""

    name: str
    parameters: str | None = None
    type: str | None = None
    visibility: str | None = None
    flags: tuple[str, ...] = ()
    text: str = ""
    box: Box | None = None
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class UmlElement:
    """A class, or whatever else a box stands for.

    Attributes:
        id: The node's id in the graph.
        name: As read; None when nothing was.
        kind: Class, entity, step, container, ...
        shape: Outline as drawn.
        box: Where on the page.
        parent: Id of the innermost container.
    """

    id: str
    name: str | None
    kind: NodeKind
    shape: ShapeKind
    box: Box
    stereotype: str | None = None
    attributes: tuple[UmlAttribute, ...] = ()
    operations: tuple[UmlOperation, ...] = ()
    parent: str | None = None
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class UmlRelation:
    """A line between two elements; `source` and `target` are element ids. A child class is the source."""

    source: str
    target: str
    kind: EdgeKind
    style: LineStyle = LineStyle.SOLID
    source_end: EndKind = EndKind.NONE
    target_end: EndKind = EndKind.NONE
    label: str | None = None
    source_multiplicity: str | None = None
    target_multiplicity: str | None = None
    source_role: str | None = None
    target_role: str | None = None
    points: tuple[Point, ...] = ()
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class UmlDiagram:
    """Everything on one page, in reading order; `width` and `height` are those of the photo."""

    kind: DiagramKind
    elements: tuple[UmlElement, ...]
    relations: tuple[UmlRelation, ...]
    source: str
    width: int
    height: int
