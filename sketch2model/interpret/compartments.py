"""What the lines of a box are: stereotype, name, attributes, operations."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sketch2model.graph import AttributeData, LineData, OperationData
from sketch2model.interpret.attribute_grammar import FLAGS, STATIC, has_bullet, looks_like_attribute, parse_attribute
from sketch2model.interpret.literals import is_literal, literals
from sketch2model.interpret.multiplicity import normalise
from sketch2model.interpret.operation_grammar import OPERATION_FLAGS, parse_operation
from sketch2model.interpret.rows import Row, rows_of, unwrapped
from sketch2model.interpret.specks import without_specks
from sketch2model.interpret.stereotypes import is_enumeration, names_enumeration, without_stereotype

_DASHES = ("-", "–", "—", "−")
_WORD = 3
_LIST_ROWS = 3
"""A list has at least so many rows of at least so many letters."""


@dataclass(frozen=True, slots=True)
class Compartments:
    """A box with its writing sorted."""

    name: str | None
    stereotype: str | None
    attributes: list[AttributeData]
    operations: list[OperationData]


def sort_lines(
    lines: Sequence[LineData], *, divided: bool, title_only: bool = False, underlined: str | None = None
) -> Compartments:
    """Sort the lines of a class, entity or attribute list.

    The first compartment that holds writing is the name's. A box without dividers keeps the name on its first rows,
    and what looks like attributes follows. All that stands below the name of an enumeration is its values.

    Args:
        lines: Evidence in reading order.
        divided: The diagram uses compartments or attributes, so that a plain list below a name is its attributes.
        title_only: Without dividers only the first row can be the name, and none is if it is an attribute.
        underlined: Flag of the attributes and operations that are underlined, if it means anything.
    """
    rows = rows_of(lines if any(names_enumeration(line["text"]) for line in lines) else without_specks(lines))
    rows = [row for row in rows if any(letter.isalnum() for letter in row.text)]
    if not rows:
        return Compartments(None, None, [], [])
    first = _name_compartment(rows)
    head = [row for row in rows if row.compartment == first]
    body = [row for row in rows if row.compartment > first]
    head, stereotype = without_stereotype(head, all_rows=bool(body))
    if not body:
        count = len(head)
        if is_enumeration(stereotype):
            count = 1
        elif title_only:
            count = _title_rows(head)
        elif divided:
            count = _name_rows(head)
        head, body = head[:count], head[count:]
    values: list[AttributeData] = []
    if is_enumeration(stereotype) and body:
        valued = [row for row in body if row.compartment == body[0].compartment and is_literal(row)]
        values = [value for row in valued for value in literals(row)]
        body = [row for row in body if row not in valued]
    attributes, operations = _members(_without_dashes(body) if title_only else body, underlined)
    name = joined(head)
    return Compartments(_title(name) if title_only else name, stereotype, values + attributes, operations)


def is_list(rows: Sequence[Row]) -> bool:
    """Whether free writing is long enough to be a list of attributes and not a remark."""
    return sum(sum(letter.isalpha() for letter in row.text) >= _WORD for row in rows) >= _LIST_ROWS


def _name_compartment(rows: Sequence[Row]) -> int:
    """The first compartment, unless a sign of a line is all it holds and two more follow."""
    used = sorted({row.compartment for row in rows})
    head = [row for row in rows if row.compartment == used[0]]
    stray_sign = len(used) > 2 and len(head) == 1 and normalise(head[0].text, at_end=True) is not None
    return used[1] if stray_sign else used[0]


def joined(rows: Sequence[Row]) -> str | None:
    """The rows' text with spaces between; None if there is none."""
    return " ".join(row.text for row in rows) or None


def _name_rows(rows: Sequence[Row]) -> int:
    """How many rows at the top of an undivided box are its name.

    What follows the first row belongs to the name as long as it does not look like an attribute. A name that
    starts in lower case says nothing about its second row, which then needs a clearer sign. A first row with a colon
    is an attribute: the name was not read.
    """
    if rows and ":" in rows[0].text.strip(":"):
        return 0
    lower_case = bool(rows) and rows[0].text[:1].islower()
    for count, row in enumerate(rows[1:], start=1):
        clear = ":" in row.text or "(" in row.text
        if clear or (looks_like_attribute(row.text) and not (lower_case and len(rows) == 2)):
            return count
    return len(rows)


def _title_rows(rows: Sequence[Row]) -> int:
    """Whether the first row of a free list is its title, 0 or 1: it has no bullet, and nothing behind a colon."""
    return 0 if not rows or ":" in rows[0].text.strip().rstrip(":") or has_bullet(rows[0].text) else 1


def _without_dashes(rows: Sequence[Row]) -> Sequence[Row]:
    """The rows of a free list; dashes before all of them are bullets, beside other signs they are visibilities."""
    if not all(row.text[:1] in _DASHES for row in rows):
        return rows
    return [replace(row, text=row.text[1:].strip()) for row in rows]


def _title(name: str | None) -> str | None:
    return (name or "").strip().rstrip(":").strip() or name


def _members(rows: Sequence[Row], underlined: str | None) -> tuple[list[AttributeData], list[OperationData]]:
    attributes: list[AttributeData] = []
    operations: list[OperationData] = []
    for row in unwrapped(rows):
        if not any(letter.isalpha() for letter in row.text):
            continue
        operation = parse_operation(row.text)
        if operation is not None:
            drawn = STATIC if underlined == STATIC and row.underlined else None
            operations.append(
                OperationData(
                    name=operation.name,
                    parameters=operation.parameters,
                    type=operation.type,
                    visibility=operation.visibility,
                    flags=[flag for flag in OPERATION_FLAGS if flag in (*operation.flags, drawn)],
                    text=row.text,
                    bbox=list(row.box),
                    confidence=row.confidence,
                )
            )
            continue
        attribute = attribute_of(row, underlined)
        if attribute is not None:
            attributes.append(attribute)
    return attributes, operations


def attribute_of(row: Row, underlined: str | None = None) -> AttributeData | None:
    """The attribute a row holds; None if it holds no letter or digit.

    Args:
        row: Its writing.
        underlined: Its flag if the row is underlined.
    """
    parsed = parse_attribute(row.text)
    if parsed is None:
        return None
    drawn = {*parsed.flags, underlined if row.underlined else None}
    return AttributeData(
        name=parsed.name,
        type=parsed.type,
        visibility=parsed.visibility,
        default=parsed.default,
        multiplicity=parsed.multiplicity,
        flags=[flag for flag in FLAGS if flag in drawn],
        text=row.text,
        bbox=list(row.box),
        confidence=row.confidence,
    )
