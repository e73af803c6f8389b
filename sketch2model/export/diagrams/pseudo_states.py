"""Circles and diamonds that begin, end or split a flow (OMG UML 2.5.1, 14.2.3.4 and 15.3.3)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum

from sketch2model.elements import ShapeKind
from sketch2model.elements.vocabulary import NodeKind
from sketch2model.export.diagrams.drawing import Drawing
from sketch2model.export.diagrams.lines import Line
from sketch2model.export.diagrams.relation_text import ends_of, is_arrow

_STARTS = frozenset({"initial", "start", "begin"})
_ENDS = frozenset({"final", "end", "stop"})


class Sign(StrEnum):
    """What a sign without a box of its own says."""

    START = "start"
    END = "end"
    CHOICE = "choice"


_NAMELESS = (Sign.START, Sign.END)


def signs_of(drawing: Drawing, lines: Sequence[Line]) -> dict[str, Sign]:
    """Element id to its sign.

    A start that is entered, an end that is left, one that is joined to something outside its container, and one with
    a name of its own are no signs: notations that have signs would lose that.

    Args:
        drawing: The diagram.
        lines: Its lines.
    """
    homes = homes_of(drawing)
    entered, left, astray = set[str](), set[str](), set[str]()
    for line in lines:
        source, target = ends_of(line)
        left.add(source)
        entered.add(target)
        if not is_arrow(line):
            entered.add(source)
        if homes.get(source) != homes.get(target):
            astray |= {source, target}
    signs: dict[str, Sign] = {}
    for element in drawing.diagram.elements:
        stereotype = (element.stereotype or "").strip("«»<> ").casefold()
        name = (element.name or "").strip().casefold()
        if element.id in drawing.children or element.attributes or element.operations:
            continue
        if stereotype in _STARTS and name in _STARTS | {""} and element.id in left - entered - astray:
            signs[element.id] = Sign.START
        elif stereotype in _ENDS and name in _ENDS | {""} and element.id in entered - left - astray:
            signs[element.id] = Sign.END
        elif element.kind is NodeKind.DECISION or element.shape is ShapeKind.DIAMOND:
            signs[element.id] = Sign.CHOICE
    return signs


def homes_of(drawing: Drawing) -> dict[str, str]:
    """Element id to the id of the container it is drawn in."""
    return {child.id: outer for outer, inside in drawing.children.items() for child in inside}


def region_of(ends: Sequence[str], signs: Mapping[str, Sign], homes: Mapping[str, str]) -> str | None:
    """Id of the container in which a line must be told, since it begins or ends at a sign there that has no name."""
    return next((homes.get(end) for end in ends if signs.get(end) in _NAMELESS), None)


def told_as(id_: str, signs: Mapping[str, Sign], names: Mapping[str, str]) -> str:
    """How PlantUML and Mermaid call the end of a line: a start and an end are both `[*]`."""
    return "[*]" if signs.get(id_) in _NAMELESS else names[id_]
