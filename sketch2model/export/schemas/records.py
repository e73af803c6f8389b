"""Classes and entities as records with typed fields, for every language that has such a thing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sketch2model.concepts import DataType, UmlElement
from sketch2model.export.bounds import Bounds


@dataclass(frozen=True, slots=True)
class RecordField:
    """One field.

    Attributes:
        name: Unique in its record and all that inherit from it.
        type: What it holds, or each of what it holds.
        target: Name of the record or enumeration that it holds; None for plain values.
        bounds: How many it holds.
        remark: Drawn, read with doubt or guessed, and why, on one line.
        key: Whether it is the primary key or a part of it.
        unique: Whether no two records have the same value.
        static: Whether it belongs to the class rather than its objects.
        derived: Whether it can be worked out from others.
        default: As drawn; None where none was.
        contains: Whether the record is made of what it holds.
        opposite: Name of the field in `target` that looks back; None where there is none.
        back: Whether that one is the field that looks forward.
    """

    name: str
    type: DataType
    target: str | None
    bounds: Bounds
    remark: str
    key: bool = False
    unique: bool = False
    static: bool = False
    derived: bool = False
    default: str | None = None
    contains: bool = False
    opposite: str | None = None
    back: bool = False

    @property
    def many(self) -> bool:
        """Whether it is a list."""
        return self.bounds.many

    @property
    def required(self) -> bool:
        """Whether a record cannot be made without it."""
        return self.bounds.required and not self.derived


@dataclass(frozen=True, slots=True)
class Record:
    """One class, entity, attribute list or relationship with attributes.

    Attributes:
        name: PascalCase, unique among records and enumerations.
        element: What was drawn.
        bases: Names of the records it inherits from directly.
        ancestors: Names of all it inherits from, the farthest first.
        fields: Its own.
    """

    name: str
    element: UmlElement
    bases: tuple[str, ...]
    ancestors: tuple[str, ...]
    fields: tuple[RecordField, ...]


@dataclass(frozen=True, slots=True)
class RecordEnumeration:
    """A type with a few values.

    Attributes:
        name: PascalCase, unique among records and enumerations.
        element: What was drawn.
        members: Names in capitals with the values as drawn; at least one, each name and each value once.
    """

    name: str
    element: UmlElement
    members: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Records:
    """All of a diagram.

    Attributes:
        source: Name of the photo's file.
        records: Bases before those that inherit from them, otherwise as drawn.
        enumerations: As drawn.
    """

    source: str
    records: tuple[Record, ...]
    enumerations: tuple[RecordEnumeration, ...]

    def inherited_fields(self, record: Record) -> Iterator[RecordField]:
        """What a record has from its ancestors, each name once."""
        wanted = frozenset(record.ancestors)
        seen = {field.name for field in record.fields}
        for ancestor in self.records:
            for field in ancestor.fields if ancestor.name in wanted else ():
                if field.name not in seen:
                    seen.add(field.name)
                    yield field

    @property
    def parents(self) -> frozenset[str]:
        """Names of the records that others inherit from."""
        return frozenset(base for record in self.records for base in record.bases)
