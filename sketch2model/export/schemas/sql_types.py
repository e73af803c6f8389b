"""Neutral column types and defaults as SQLAlchemy knows them."""

from __future__ import annotations

import re
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import mysql, postgresql

from sketch2model.export.escape import one_line

_LENGTH = 255
_NUMBER = re.compile(r"[+-]?\d{1,18}(\.\d{1,9})?", re.ASCII)
_QUOTES = ("''", '""', "“”", "‘’", "``")
_NOW = frozenset({"now", "now()", "today", "today()", "current_timestamp", "current_date", "sysdate"})
_TRUE = frozenset({"true", "yes", "1"})
_FALSE = frozenset({"false", "no", "0"})


def column_type(name: str, in_key: bool) -> sa.types.TypeEngine[Any]:
    """The type to create.

    Args:
        name: One of `concepts.schema.COLUMN_TYPES`; anything else becomes a string.
        in_key: Whether the column is part of a key: long texts cannot be in every database.
    """
    if in_key and name in ("text", "json"):
        return sa.String(_LENGTH)
    if in_key and name == "binary":
        return sa.LargeBinary().with_variant(mysql.VARBINARY(_LENGTH), "mysql")
    types: dict[str, sa.types.TypeEngine[Any]] = {
        "integer": sa.Integer(),
        # SQLite numbers the rows by itself only where the type is exactly INTEGER.
        "bigint": sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
        "numeric": sa.Numeric(12, 2),
        "float": sa.Double(),
        "boolean": sa.Boolean(),
        "string": sa.String(_LENGTH),
        "text": sa.Text(),
        "date": sa.Date(),
        "time": sa.Time(),
        "timestamp": sa.DateTime(timezone=True),
        "uuid": sa.Uuid(),
        "binary": sa.LargeBinary(),
        "json": sa.JSON().with_variant(postgresql.JSONB(), "postgresql"),
    }
    return types.get(name, sa.String(_LENGTH))


def server_default(name: str, drawn: str) -> Any:
    """What a drawn default such as `0`, `"new"` or `now()` means for a column; None when that is not certain."""
    text = one_line(drawn)
    word = text.lower()
    if name in ("integer", "bigint") and _NUMBER.fullmatch(text) and "." not in text:
        return str(int(text)) if abs(int(text)) < (2**31 if name == "integer" else 2**63) else None
    if name in ("numeric", "float") and _NUMBER.fullmatch(text):
        return sa.text(text) if abs(float(text)) < 1e10 else None
    if name == "boolean" and word in _TRUE | _FALSE:
        return sa.true() if word in _TRUE else sa.false()
    if name == "timestamp" and word in _NOW:
        return sa.func.current_timestamp()
    if name == "string" and len(text) <= _LENGTH:
        quoted = len(text) > 1 and text[0] + text[-1] in _QUOTES
        return text[1:-1] if quoted else text
    return None
