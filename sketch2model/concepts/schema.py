"""A draft database schema: tables, columns, keys."""

from __future__ import annotations

from dataclasses import dataclass

from sketch2model.elements import Box
from sketch2model.elements.issue import Issue


@dataclass(frozen=True, slots=True)
class ForeignKey:
    """A reference to the column `column` of table `table`."""

    table: str
    column: str


@dataclass(frozen=True, slots=True)
class Column:
    """One column.

    Attributes:
        name: snake_case, unique in its table.
        type: Neutral type: one of `COLUMN_TYPES`.
        drawn_name: The attribute as drawn; None for a column that was added (a key, a reference).
        drawn_type: The type as drawn; None when none was.
        why: Where the type comes from, in a few words, such as `drawn` or `name ends in _at`.
        box: Where on the page, in photo pixels.
        confidence: 0 to 1, of the reading.
    """

    name: str
    type: str
    drawn_name: str | None = None
    drawn_type: str | None = None
    why: str = ""
    nullable: bool = False
    primary_key: bool = False
    unique: bool = False
    foreign_key: ForeignKey | None = None
    default: str | None = None
    box: Box | None = None
    confidence: float = 1.0


COLUMN_TYPES = (
    "integer",
    "bigint",
    "numeric",
    "float",
    "boolean",
    "string",
    "text",
    "date",
    "time",
    "timestamp",
    "uuid",
    "binary",
    "json",
)


@dataclass(frozen=True, slots=True)
class Table:
    """One table; `element` is the id of the element it was drawn as, None for a join table."""

    name: str
    columns: tuple[Column, ...]
    drawn_name: str | None = None
    element: str | None = None
    box: Box | None = None
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Schema:
    """All tables, in an order in which they can be created where references allow it."""

    tables: tuple[Table, ...]
    issues: tuple[Issue, ...] = ()
