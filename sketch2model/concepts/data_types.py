"""Types of attributes and columns, whatever the database or the language."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class TypeName(StrEnum):
    """What sort of values there are."""

    INTEGER = "integer"
    BIGINT = "bigint"
    NUMERIC = "numeric"
    FLOAT = "float"
    BOOLEAN = "boolean"
    STRING = "string"
    TEXT = "text"
    DATE = "date"
    TIME = "time"
    TIMESTAMP = "timestamp"
    UUID = "uuid"
    BINARY = "binary"
    JSON = "json"
    ENUMERATION = "enumeration"
    REFERENCE = "reference"


@dataclass(frozen=True, slots=True)
class DataType:
    """One type.

    Attributes:
        name: The sort of values. A column is never a `reference`: it has the type of the key it refers to.
        length: Most characters of a string, where that was drawn.
        precision: Digits of a numeric, where they were drawn.
        scale: Those of them behind the point.
        element: For an enumeration or a reference: id of the element that the type names.
    """

    name: TypeName
    length: int | None = None
    precision: int | None = None
    scale: int | None = None
    element: str | None = None


STRING = DataType(TypeName.STRING)
INTEGER = DataType(TypeName.INTEGER)
