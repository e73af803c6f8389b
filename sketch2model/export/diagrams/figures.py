"""What stands in and at each box of an editable drawing, and how much room its writing takes."""

from __future__ import annotations

import textwrap
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from sketch2model.concepts import DOUBTFUL, UmlAttribute, UmlElement, UmlOperation, UmlRelation
from sketch2model.elements import ShapeKind
from sketch2model.elements.vocabulary import DiagramKind, NodeKind
from sketch2model.export.diagrams.drawing import Drawing, is_classifier, is_note
from sketch2model.export.diagrams.signatures import attribute_text, operation_text, transition_text
from sketch2model.export.escape import LABEL_LIMIT, one_line

Size = tuple[float, float]

_WRAP = 24
_WRAP_IN_DIAMOND = 14
_WRAP_BESIDE_SIGN = 18
_WRAP_MEMBER = 56
_LONGEST_MEMBER = LABEL_LIMIT - 2
_MARGINS: Size = (16.0, 8.0)
_ROW_AIR = 6.0
DIVIDER = 8.0
"""Height of the line between two compartments."""
_SIGN = 40.0
_PERSON: Size = (40.0, 70.0)
_ROOM_AROUND_TEXT = {
    ShapeKind.CIRCLE: (1.42, 1.42),
    ShapeKind.ELLIPSE: (1.42, 1.42),
    ShapeKind.DIAMOND: (1.8, 1.8),
    ShapeKind.PARALLELOGRAM: (1.35, 1.0),
    ShapeKind.CYLINDER: (1.0, 1.5),
    ShapeKind.DOCUMENT: (1.0, 1.4),
    ShapeKind.NOTE: (1.1, 1.1),
    ShapeKind.STADIUM: (1.2, 1.0),
}
"""How much wider and higher a shape is than the text that it holds."""


class FigureKind(StrEnum):
    """How an element is drawn.

    A `CLASS` has compartments, a `SIGN` is small and has its caption below, `INITIAL` and `FINAL` are signs that are
    filled, a `GROUP` holds other figures, everything else is a `SHAPE` with its text inside.
    """

    CLASS = "class"
    SIGN = "sign"
    INITIAL = "initial"
    FINAL = "final"
    GROUP = "group"
    SHAPE = "shape"


@dataclass(frozen=True, slots=True)
class Lettering:
    """Mean width of a letter and height of a line, in the drawing's pixels."""

    letter: float
    line: float

    def size(self, lines: Iterable[str]) -> Size:
        """Room that lines take, one below the other."""
        columns = [_columns(line) for line in lines]
        return (max(columns, default=0) * self.letter, len(columns) * self.line)


@dataclass(frozen=True, slots=True)
class Member:
    """A line in a compartment, wrapped, and how high it is; what was read with doubt ends in a question mark."""

    lines: tuple[str, ...]
    height: float
    underlined: bool = False
    bold: bool = False
    italic: bool = False
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class Figure:
    """An element ready to be drawn; all text is clean and wrapped, none is escaped.

    Attributes:
        element: What it shows.
        kind: How.
        shape: Its outline.
        title: Its stereotype in guillemets, then its name.
        compartments: Attributes, then operations where there are some.
        title_height: Of the room above the compartments.
        underlined: Whether its title is a key.
        size: The least it needs, in the drawing's pixels; of a sign without its caption.
    """

    element: UmlElement
    kind: FigureKind
    shape: ShapeKind
    title: tuple[str, ...]
    compartments: tuple[tuple[Member, ...], ...]
    title_height: float
    underlined: bool
    size: Size

    @property
    def captioned(self) -> bool:
        """Whether its title stands below it."""
        return self.kind in _SIGNS or (self.kind is FigureKind.SHAPE and self.shape is ShapeKind.ACTOR)


_SIGNS = (FigureKind.SIGN, FigureKind.INITIAL, FigureKind.FINAL)


def figures_of(drawing: Drawing, lettering: Lettering) -> dict[str, Figure]:
    """All figures by element id."""
    return {
        element.id: _figure(
            element,
            _kind(element, drawing.kind_around(element), element.id in drawing.children),
            lettering,
            element.id in drawing.keys,
        )
        for element in drawing.diagram.elements
    }


def relation_label(relation: UmlRelation) -> str:
    """What is written along a line; between states the parts of the transition where no label says so."""
    said = transition_text(relation.transition) if relation.transition else ""
    return one_line(relation.label or said, LABEL_LIMIT)


def wrapped(text: str, width: int = _WRAP) -> tuple[str, ...]:
    """Clean text in lines of at most so many letters."""
    return tuple(textwrap.wrap(one_line(text, LABEL_LIMIT), width))


def _kind(element: UmlElement, diagram: DiagramKind, holds_others: bool) -> FigureKind:
    stereotype = (element.stereotype or "").strip("«»<> ").casefold()
    if holds_others or element.kind is NodeKind.CONTAINER:
        return FigureKind.GROUP
    if is_classifier(element) and not is_note(element):
        return FigureKind.CLASS
    if diagram is DiagramKind.STATE and stereotype in ("initial", "final"):
        return FigureKind(stereotype)
    if element.kind is NodeKind.EVENT and element.shape is ShapeKind.CIRCLE:
        return FigureKind.SIGN
    if element.shape is ShapeKind.DIAMOND and diagram is DiagramKind.PROCESS:
        return FigureKind.SIGN
    return FigureKind.SHAPE


def _figure(element: UmlElement, kind: FigureKind, lettering: Lettering, underlined: bool) -> Figure:
    shape = ShapeKind.NOTE if is_note(element) else element.shape
    compartments: tuple[tuple[Member, ...], ...] = ()
    if kind is FigureKind.CLASS:
        attributes = tuple(_member(each, attribute_text(each), lettering) for each in element.attributes)
        operations = tuple(_member(each, operation_text(each), lettering) for each in element.operations)
        compartments = (attributes, operations) if operations else (attributes,) if attributes else ()
    title = _title(element, kind, shape)
    members = [member for compartment in compartments for member in compartment]
    width, height = lettering.size([*title, *(line for member in members for line in member.lines)])
    title_height = max(len(title), 1) * lettering.line + 2 * _MARGINS[1]
    if kind in _SIGNS:
        size = (_SIGN, _SIGN)
    elif kind is FigureKind.SHAPE and shape is ShapeKind.ACTOR:
        size = _PERSON
    elif compartments:
        dividers = DIVIDER * (len(compartments) - 1)
        size = (width + 2 * _MARGINS[0], title_height + dividers + sum(member.height for member in members))
    else:
        wider, higher = _ROOM_AROUND_TEXT.get(shape, (1.0, 1.0)) if kind is FigureKind.SHAPE else (1.0, 1.0)
        size = (width * wider + 2 * _MARGINS[0], height * higher + 2 * _MARGINS[1])
    return Figure(element, kind, shape, title, compartments, title_height, underlined, size)


def _title(element: UmlElement, kind: FigureKind, shape: ShapeKind) -> tuple[str, ...]:
    stereotype = one_line((element.stereotype or "").strip("«»<> "), LABEL_LIMIT)
    if kind is not FigureKind.CLASS and stereotype.casefold() in ("initial", "final", "start", "end"):
        stereotype = ""
    width = _WRAP
    if kind in _SIGNS:
        width = _WRAP_BESIDE_SIGN
    elif kind is FigureKind.SHAPE and shape is ShapeKind.DIAMOND:
        width = _WRAP_IN_DIAMOND
    above = wrapped(f"«{stereotype}»", max(width, _WRAP)) if stereotype else ()
    return (*above, *wrapped(element.name or "", width))


def _member(member: UmlAttribute | UmlOperation, text: str, lettering: Lettering) -> Member:
    doubtful, flags = member.confidence < DOUBTFUL, member.flags
    lines = wrapped(f"{one_line(text, _LONGEST_MEMBER)} ?" if doubtful else text, _WRAP_MEMBER) or (" ",)
    height = len(lines) * lettering.line + _ROW_AIR
    return Member(lines, height, "static" in flags, "pk" in flags, "abstract" in flags, doubtful)


def _columns(line: str) -> int:
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in line)
