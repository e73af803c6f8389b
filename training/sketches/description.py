"""What a page shows, in words: figures, lines between them, and what they mean. Sheet pixels, x right, y down."""

from __future__ import annotations

from dataclasses import dataclass

from sketch2model.elements import Box, EndKind, LineStyle, Point, ShapeKind
from sketch2model.elements.vocabulary import DiagramKind, EdgeKind, NodeKind

Side = tuple[str, float]
"""left | right | top | bottom, and where along it (0 to 1) from its left or top end."""


@dataclass(frozen=True, slots=True)
class Field:
    """An attribute, or an operation where `parameters` is not None."""

    name: str
    type: str | None = None
    visibility: str | None = None
    default: str | None = None
    flags: tuple[str, ...] = ()
    parameters: str | None = None

    @property
    def written(self) -> str:
        """The line as it is written on paper, such as `+ age: int = 0`."""
        marks = [flag.upper() for flag in self.flags]
        call = f"({self.parameters})" if self.parameters is not None else ""
        kind = f": {self.type}" if self.type else ""
        default = f"= {self.default}" if self.default else ""
        return " ".join(filter(None, [self.visibility, *marks, f"{self.name}{call}{kind}", default]))


@dataclass(frozen=True, slots=True)
class Figure:
    """One shape with its writing.

    Attributes:
        id: Unique on the page.
        kind: The outline; NONE for a title with a list and no box.
        at: Top left corner.
        name: What is written in it (lines split by a newline), None for an empty shape.
        means: What it stands for.
        size: Width and height; None to fit the writing.
        stereotype: Written above the name in guillemets.
        fields: Attributes, then operations; each sort has a compartment of its own.
        captioned: The name is written below the shape, not in it.
        upwards: The name is written from bottom to top along the left side (a lane).
        parent: Id of the container it lies in.
        bullet: Written before each field.
        blanks: So many empty compartments follow the written ones.
        border: single | double | thick | filled | eye (the end of a state machine); or one of `figures.RIMS`.
        symbol: Drawn inside without meaning of its own, a name in `symbols.SYMBOLS`.
        caption: Where the name stands if `captioned`: below | above | left | right.
        underlined: The name is underlined (the key of a Chen diagram).
        separated: A vertical line follows a name that is written upwards.
        titled: A horizontal line follows the name of a container.
        open_sides: Sides of a container that are not drawn, since a neighbour's line is there.
    """

    id: str
    kind: ShapeKind
    at: Point
    name: str | None
    means: NodeKind
    size: tuple[float, float] | None = None
    stereotype: str | None = None
    fields: tuple[Field, ...] = ()
    captioned: bool = False
    upwards: bool = False
    parent: str | None = None
    bullet: str = ""
    blanks: int = 0
    border: str = "single"
    symbol: str | None = None
    caption: str = "below"
    underlined: bool = False
    separated: bool = True
    titled: bool = False
    open_sides: frozenset[str] = frozenset()

    @property
    def attributes(self) -> tuple[Field, ...]:
        """The fields that are no operations."""
        return tuple(field for field in self.fields if field.parameters is None)

    @property
    def operations(self) -> tuple[Field, ...]:
        """The fields that are."""
        return tuple(field for field in self.fields if field.parameters is not None)

    @property
    def compartments(self) -> tuple[tuple[str, ...], ...]:
        """The written lines from top to bottom, in their compartments."""
        head: tuple[str, ...] = (f"«{self.stereotype}»",) if self.stereotype else ()
        head += tuple(self.name.split("\n")) if self.name and not self.captioned else ()
        rest = (self.attributes, self.operations)
        written = (tuple(self.bullet + field.written for field in fields) for fields in rest if fields)
        return (head, *written, *((),) * self.blanks)


@dataclass(frozen=True, slots=True)
class Line:
    """A connector between two figures; the same figure twice makes a loop.

    Attributes:
        source: Id of the figure it comes from; None for a loose end.
        target: Id of the figure it goes to; None for a loose end.
        kind: What it stands for.
        route: straight | orthogonal | curved, or one of `routing.ROUTES` to keep clear of other figures.
        leaves: Side of the source and where along it (0 to 1); None to choose.
        enters: The same for the target.
        loose: Where an end without a figure lies; `onto` or this is given if source or target is None.
        onto: The target end lies on the middle of this connector of the description (an association class).
        joins: It runs into this connector of the description shortly before their target and shares its sign.
        parts_from: It begins as one with this connector of the description and parts from it.
    """

    source: str | None
    target: str | None
    kind: EdgeKind = EdgeKind.ASSOCIATION
    style: LineStyle = LineStyle.SOLID
    source_end: EndKind = EndKind.NONE
    target_end: EndKind = EndKind.NONE
    label: str | None = None
    source_multiplicity: str | None = None
    target_multiplicity: str | None = None
    source_role: str | None = None
    target_role: str | None = None
    route: str = "straight"
    leaves: Side | None = None
    enters: Side | None = None
    loose: Point | None = None
    onto: int | None = None
    joins: int | None = None
    parts_from: int | None = None

    @property
    def borrows(self) -> bool:
        """Whether a part of it is a part of another connector."""
        return self.joins is not None or self.parts_from is not None

    @property
    def other(self) -> int | None:
        """The connector that it has to do with."""
        return next((number for number in (self.onto, self.joins, self.parts_from) if number is not None), None)


@dataclass(frozen=True, slots=True)
class Tree:
    """Children that share one triangle at their parent.

    Attributes:
        parent: Id of the figure with the triangle.
        children: Ids of the figures below it.
        side: Side of the parent where the triangle stands.
        fan: The children's lines run straight to the triangle, without a crossbar.
    """

    parent: str
    children: tuple[str, ...]
    kind: EdgeKind = EdgeKind.INHERITANCE
    style: LineStyle = LineStyle.SOLID
    side: str = "bottom"
    fan: bool = False


@dataclass(frozen=True, slots=True)
class Mark:
    """Ink that means nothing: something crossed out, a picture, a button; `kind` is one of `marks.MARKS`."""

    kind: str
    box: Box


@dataclass(frozen=True, slots=True)
class Description:
    """Everything on one page; `size` is the sheet's width and height."""

    diagram: DiagramKind
    size: tuple[int, int]
    figures: tuple[Figure, ...]
    lines: tuple[Line, ...] = ()
    trees: tuple[Tree, ...] = ()
    marks: tuple[Mark, ...] = ()
