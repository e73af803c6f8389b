"""Neutral column types and defaults as SQLAlchemy knows them."""

from __future__ import annotations

import re
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import mysql, postgresql

from sketch2model.concepts import DataType, TypeName
from sketch2model.export.escape import one_line

_LENGTH = 255
_NUMBER = re.compile(r"[+-]?\d{1,18}(\.\d{1,9})?", re.ASCII)
_QUOTES = ("''", '""', "“”", "‘’", "``")
_NOW = frozenset({"now", "now()", "today", "today()", "current_timestamp", "current_date", "sysdate"})
_TRUE = frozenset({"true", "yes", "1"})
_FALSE = frozenset({"false", "no", "0"})


def column_type(data_type: DataType, in_key: bool) -> sa.types.TypeEngine[Any]:
    """The type to create.

    Args:
        data_type: What the column holds.
        in_key: Whether the column is part of a key: long texts cannot be in every database.
    """
    name = data_type.name
    if in_key and name in (TypeName.TEXT, TypeName.JSON):
        return sa.String(_LENGTH)
    if in_key and name is TypeName.BINARY:
        return sa.LargeBinary().with_variant(mysql.VARBINARY(_LENGTH), "mysql")
    types: dict[TypeName, sa.types.TypeEngine[Any]] = {
        TypeName.INTEGER: sa.Integer(),
        # SQLite numbers the rows by itself only where the type is exactly INTEGER.
        TypeName.BIGINT: sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
        TypeName.NUMERIC: sa.Numeric(data_type.precision or 12, 2 if data_type.scale is None else data_type.scale),
        TypeName.FLOAT: sa.Double(),
        TypeName.BOOLEAN: sa.Boolean(),
        TypeName.STRING: sa.String(data_type.length or _LENGTH),
        TypeName.TEXT: sa.Text(),
        TypeName.DATE: sa.Date(),
        TypeName.TIME: sa.Time(),
        TypeName.TIMESTAMP: sa.DateTime(timezone=True),
        TypeName.UUID: sa.Uuid(),
        TypeName.BINARY: sa.LargeBinary(),
        TypeName.JSON: sa.JSON().with_variant(postgresql.JSONB(), "postgresql"),
    }
    return types.get(name, sa.String(_LENGTH))


def server_default(data_type: DataType, drawn: str) -> Any:
    """What a drawn default such as `0`, `"new"` or `now()` means for a column; None when that is not certain."""
    name = data_type.name
    text = one_line(drawn)
    word = text.lower()
    if name in (TypeName.INTEGER, TypeName.BIGINT) and _NUMBER.fullmatch(text) and "." not in text:
        return str(int(text)) if abs(int(text)) < (2**31 if name is TypeName.INTEGER else 2**63) else None
    if name in (TypeName.NUMERIC, TypeName.FLOAT) and _NUMBER.fullmatch(text):
        return sa.text(text) if abs(float(text)) < 1e10 else None
    if name is TypeName.BOOLEAN and word in _TRUE | _FALSE:
        return sa.true() if word in _TRUE else sa.false()
    if name is TypeName.TIMESTAMP and word in _NOW:
        return sa.func.current_timestamp()
    if name is TypeName.STRING and len(text) <= _LENGTH:
        quoted = len(text) > 1 and text[0] + text[-1] in _QUOTES
        return text[1:-1] if quoted else text
    return None
