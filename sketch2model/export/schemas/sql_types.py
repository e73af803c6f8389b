"""Data types as SQLAlchemy knows them, such that every database accepts them."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import mysql, postgresql

from sketch2model.concepts import DataType, TypeName

KEY_LENGTH = 768
"""Characters in a key of MySQL: InnoDB has 3072 bytes for it, and utf8mb4 takes four for each."""
ROW_LENGTH = 16_000
"""Characters in the strings of a row of MySQL, which has 65,535 bytes for all of them."""
STRING_LENGTH = 255
_LONGEST_STRING = 65_535
_MOST_DIGITS = 65
_MOST_DECIMALS = 30
_DIGITS, _DECIMALS = 12, 2

_Type = sa.types.TypeEngine[Any]
_PLAIN: dict[TypeName, _Type] = {
    TypeName.INTEGER: sa.Integer(),
    # SQLite numbers the rows by itself only where the type is exactly INTEGER.
    TypeName.BIGINT: sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
    TypeName.FLOAT: sa.Double(),
    TypeName.BOOLEAN: sa.Boolean(),
    TypeName.DATE: sa.Date(),
    TypeName.TIME: sa.Time(),
    TypeName.TIMESTAMP: sa.DateTime(timezone=True),
    TypeName.UUID: sa.Uuid().with_variant(sa.CHAR(36), "mysql", "sqlite"),
    TypeName.TEXT: sa.Text(),
    TypeName.BINARY: sa.LargeBinary(),
    TypeName.JSON: sa.JSON().with_variant(postgresql.JSONB(), "postgresql"),
}


def column_type(data_type: DataType, key_length: int | None, *, crowded: bool = False) -> _Type:
    """The type to create; an enumeration's is not made here.

    Args:
        data_type: What the column holds.
        key_length: Most characters of a column of MySQL's keys; None for a column in no key.
        crowded: Whether a row of MySQL has no room for its strings.
    """
    name = data_type.name
    if name is TypeName.NUMERIC:
        return sa.Numeric(*digits(data_type))
    if name in _PLAIN:
        return _in_key(_PLAIN[name], name, key_length)
    length = data_type.length or STRING_LENGTH
    drawn = sa.String(length) if length <= _LONGEST_STRING else sa.Text()
    if key_length is not None and length > key_length:
        return _for_mysql(drawn, sa.String(key_length))
    return _for_mysql(drawn, mysql.TEXT(length)) if crowded and key_length is None else drawn


def digits(data_type: DataType) -> tuple[int, int]:
    """Digits of a numeric column and how many of them stand behind the point."""
    precision = min(data_type.precision or _DIGITS, _MOST_DIGITS)
    scale = _DECIMALS if data_type.scale is None else data_type.scale
    return precision, min(scale, precision, _MOST_DECIMALS)


def row_length(data_type: DataType) -> int:
    """Characters that a column takes in a row of MySQL; 0 for what is stored elsewhere or is small."""
    return (data_type.length or STRING_LENGTH) if data_type.name is TypeName.STRING else 0


def enumeration_type(name: str, labels: list[str]) -> sa.Enum:
    """A type with named values: one of its own in PostgreSQL, an ENUM in MySQL, a CHECK in SQLite."""
    enumeration = sa.Enum(*labels, name=name, create_constraint=True)
    if all(map(str.isascii, labels)) and len({label.lower() for label in labels}) == len(labels):
        return enumeration
    # MySQL does not tell capitals and accents apart, unless it compares bytes.
    exact = mysql.ENUM(*labels, collation="utf8mb4_bin")
    return enumeration.with_variant(exact, "mysql", "mariadb")


def _in_key(plain: _Type, name: TypeName, key_length: int | None) -> _Type:
    """MySQL has no long texts in keys."""
    length = min(key_length or 0, STRING_LENGTH)
    if length and name in (TypeName.TEXT, TypeName.JSON):
        return _for_mysql(plain, sa.String(length))
    if length and name is TypeName.BINARY:
        return _for_mysql(plain, mysql.VARBINARY(length))
    return plain


def _for_mysql(plain: _Type, other: _Type) -> _Type:
    return plain.with_variant(other, "mysql", "mariadb")
