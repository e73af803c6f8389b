"""A diagram as UML understands it (OMG UML 2.5.1); also boxes and arrows of other notations.

Boxes are in photo pixels and say where on the page the concept was drawn.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from sketch2model.concepts.data_types import DataType
from sketch2model.elements import Box, EndKind, LineStyle, Point, ShapeKind
from sketch2model.elements.vocabulary import DiagramKind, EdgeKind, NodeKind


@dataclass(frozen=True, slots=True)
class UmlAttribute:
    """A property in an attribute compartment; what was not drawn is None.

    `flags` holds pk, fk, unique, nullable, derived, static as drawn. `text` is the line as read. `type` is the type
    as drawn, `data_type` what it is taken for, `why` says where that comes from.
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
    data_type: DataType | None = None
    why: str = ""


@dataclass(frozen=True, slots=True)
class UmlOperation:
    """An operation; `parameters` is what stands between the brackets, `flags` holds static and abstract."""

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
        stereotype: As drawn, such as `interface`; `initial`, `final`, `start` and `end` where the place of a circle
            among its arrows says so.
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

    @property
    def is_enumeration(self) -> bool:
        """Whether its attributes are the values of an enumeration."""
        return self.kind is NodeKind.CLASS and _keyword(self) in ("enumeration", "enum")

    @property
    def is_interface(self) -> bool:
        """Whether it is an interface."""
        return _keyword(self) == "interface"

    @property
    def is_abstract(self) -> bool:
        """Whether it has no objects of its own."""
        return _keyword(self) in ("abstract", "interface")


def _keyword(element: UmlElement) -> str:
    return (element.stereotype or "").strip("«»<>{} ").casefold()


@dataclass(frozen=True, slots=True)
class Transition:
    """What is written at an arrow between states: `trigger [guard] / effect` (OMG UML 2.5.1, 14.2.4.9)."""

    trigger: str | None = None
    guard: str | None = None
    effect: str | None = None


@dataclass(frozen=True, slots=True)
class UmlRelation:
    """A line between two elements; `source` and `target` are element ids. A child class is the source.

    `association_class` is the id of the class that is tied to the line; `transition` is there between states.
    """

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
    association_class: str | None = None
    transition: Transition | None = None


@dataclass(frozen=True, slots=True)
class DiagramPart:
    """One of several diagrams on a page: its kind, how sure that is, and the ids of its elements."""

    kind: DiagramKind
    confidence: float
    elements: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class UmlDiagram:
    """Everything on one page, in reading order.

    Attributes:
        kind: That of the only diagram, or of the one with most elements.
        elements: All boxes and signs.
        relations: All lines between two of them.
        source: Name of the photo's file.
        width: That of the photo, in pixels.
        height: That of the photo.
        confidence: How sure the kind is, 0 to 1.
        parts: The diagrams, where there are several on the page; empty for one.
    """

    kind: DiagramKind
    elements: tuple[UmlElement, ...]
    relations: tuple[UmlRelation, ...]
    source: str
    width: int
    height: int
    confidence: float = 1.0
    parts: tuple[DiagramPart, ...] = ()

    def split(self) -> tuple[UmlDiagram, ...]:
        """Each diagram on the page by itself; only this one where there are no others."""
        if not self.parts:
            return (self,)
        return tuple(self._part(part) for part in self.parts)

    def _part(self, part: DiagramPart) -> UmlDiagram:
        inside = frozenset(part.elements)
        return replace(
            self,
            kind=part.kind,
            elements=tuple(element for element in self.elements if element.id in inside),
            relations=tuple(r for r in self.relations if r.source in inside and r.target in inside),
            confidence=part.confidence,
            parts=(),
        )
