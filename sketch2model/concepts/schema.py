"""A draft database schema: tables, columns, keys."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from sketch2model.concepts.data_types import DataType
from sketch2model.elements import DOUBTFUL, Box
from sketch2model.elements.issue import Issue


class Origin(StrEnum):
    """Where a column comes from.

    `drawn` with its type, `doubtful` when it was read with little confidence, `guessed` when its type was not drawn,
    `added` when nothing of it was.
    """

    DRAWN = "drawn"
    DOUBTFUL = "doubtful"
    GUESSED = "guessed"
    ADDED = "added"


class Deletion(StrEnum):
    """What becomes of a row when the row it refers to is deleted."""

    RESTRICT = "restrict"
    CASCADE = "cascade"
    SET_NULL = "set null"


@dataclass(frozen=True, slots=True)
class Column:
    """One column.

    Attributes:
        name: snake_case, unique in its table.
        type: What it holds; never a reference.
        drawn_name: The attribute as drawn; None for a column that was added (a key, a reference).
        drawn_type: The type as drawn; None when none was.
        why: Where the type comes from, in a few words, such as `drawn` or `name ends in _at`.
        nullable: Whether it may be empty.
        primary_key: Whether it is the primary key or a part of it.
        unique: Whether no two rows may have the same value.
        default: As drawn.
        box: Where on the page, in photo pixels.
        confidence: 0 to 1, of the reading.
    """

    name: str
    type: DataType
    drawn_name: str | None = None
    drawn_type: str | None = None
    why: str = ""
    nullable: bool = False
    primary_key: bool = False
    unique: bool = False
    default: str | None = None
    box: Box | None = None
    confidence: float = 1.0

    @property
    def origin(self) -> Origin:
        """Drawn, read with doubt, guessed or added."""
        if self.drawn_name is None:
            return Origin.ADDED
        if self.confidence < DOUBTFUL:
            return Origin.DOUBTFUL
        return Origin.GUESSED if self.drawn_type is None else Origin.DRAWN


@dataclass(frozen=True, slots=True)
class ForeignKey:
    """A reference from columns of one table to as many of another, which are its primary key or unique.

    Attributes:
        columns: Names of the columns that refer.
        table: Name of the table referred to.
        references: Names of the columns referred to, in the same order.
        on_delete: What happens when that row is deleted.
        role: snake_case name of what is referred to, as seen from this table, such as `customer`.
        inverse: snake_case name of this table's rows as seen from the other one, such as `orders`; None where a
            drawing gave none.
        unique: Whether at most one row refers to each row of the other table.
        inherits: Whether the row referred to is the same thing, as its parent class knows it (joined tables).
        why: Where it comes from, in a few words.
    """

    columns: tuple[str, ...]
    table: str
    references: tuple[str, ...]
    on_delete: Deletion = Deletion.RESTRICT
    role: str | None = None
    inverse: str | None = None
    unique: bool = False
    inherits: bool = False
    why: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """One table.

    Attributes:
        name: snake_case, unique in the schema.
        columns: The key first, then as drawn.
        foreign_keys: Its references, in the order of their columns.
        unique: Groups of columns that are unique together; single ones say so themselves.
        drawn_name: Its name on the page.
        element: Id of the element it was drawn as; None for a join table.
        discriminator: Name of the column that says which class a row belongs to, where several share a table.
        joins: Whether it is there only to join two tables.
        box: Where on the page, in photo pixels.
        confidence: 0 to 1, of the reading.
    """

    name: str
    columns: tuple[Column, ...]
    foreign_keys: tuple[ForeignKey, ...] = ()
    unique: tuple[tuple[str, ...], ...] = ()
    drawn_name: str | None = None
    element: str | None = None
    discriminator: str | None = None
    joins: bool = False
    box: Box | None = None
    confidence: float = 1.0

    @property
    def primary_key(self) -> tuple[str, ...]:
        """Names of the columns of its primary key."""
        return tuple(column.name for column in self.columns if column.primary_key)

    def column(self, name: str) -> Column | None:
        """The column of that name."""
        return next((column for column in self.columns if column.name == name), None)

    def reference(self, column: str) -> ForeignKey | None:
        """The first foreign key that this column is a part of."""
        return next((key for key in self.foreign_keys if column in key.columns), None)


@dataclass(frozen=True, slots=True)
class Enumeration:
    """A type with a few named values.

    Attributes:
        name: snake_case, unique among the enumerations.
        values: As drawn, each once.
        element: Id of the element it was drawn as; `DataType.element` of the columns that have it.
        drawn_name: Its name on the page.
        box: Where on the page, in photo pixels.
    """

    name: str
    values: tuple[str, ...]
    element: str
    drawn_name: str | None = None
    box: Box | None = None


@dataclass(frozen=True, slots=True)
class Schema:
    """All tables, in an order in which they can be created where references allow it."""

    tables: tuple[Table, ...]
    issues: tuple[Issue, ...] = ()
    enumerations: tuple[Enumeration, ...] = ()

    def table(self, name: str) -> Table | None:
        """The table of that name."""
        return next((table for table in self.tables if table.name == name), None)

    def enumeration(self, data_type: DataType) -> Enumeration | None:
        """The enumeration that a type names."""
        return next((each for each in self.enumerations if each.element == data_type.element), None)
