"""Defaults as drawn, such as `0`, `"new"` or `now()`, as SQL."""

from __future__ import annotations

import datetime
import re
from collections.abc import Collection
from contextlib import suppress
from typing import Any

import sqlalchemy as sa

from sketch2model.concepts import DataType, TypeName
from sketch2model.export.escape import one_line
from sketch2model.export.schemas.sql_types import STRING_LENGTH, digits

_NUMBER = re.compile(r"[+-]?(\d{1,18})(?:\.(\d{1,9}))?", re.ASCII)
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_QUOTES = ("''", '""', "“”", "‘’", "``")
_NOW = frozenset(
    {"now", "now()", "today", "today()", "current_timestamp", "current_date", "current_time", "sysdate", "getdate()"}
)
_TRUE = frozenset({"true", "yes", "1"})
_FALSE = frozenset({"false", "no", "0"})
_BITS = {TypeName.INTEGER: 31, TypeName.BIGINT: 63}
# In brackets, as MySQL wants every default that is computed, CURRENT_TIMESTAMP apart.
_CURRENT = {
    TypeName.TIMESTAMP: "CURRENT_TIMESTAMP",
    TypeName.DATE: "(CURRENT_DATE)",
    TypeName.TIME: "(CURRENT_TIME)",
}


def server_default(data_type: DataType, drawn: str, labels: Collection[str] = ()) -> Any:
    """What a drawn default means for a column; None when that is not certain.

    Args:
        data_type: What the column holds.
        drawn: The default as drawn.
        labels: The values that an enumeration has.
    """
    name = data_type.name
    text = one_line(drawn)
    word = text.lower()
    number = _NUMBER.fullmatch(text)
    if name in _BITS and number and number[2] is None:
        return str(int(text)) if abs(int(text)) < 2 ** _BITS[name] else None
    if name is TypeName.FLOAT and number:
        return sa.text(text)
    if name is TypeName.NUMERIC and number:
        return sa.text(text) if _has_room(data_type, number) else None
    if name is TypeName.BOOLEAN and word in _TRUE | _FALSE:
        return sa.true() if word in _TRUE else sa.false()
    if name in _CURRENT and word in _NOW:
        return sa.text(_CURRENT[name])
    value = _unquoted(text)
    if name is TypeName.DATE and _is_date(value):
        return value
    if name is TypeName.ENUMERATION:
        return next((label for label in labels if label.casefold() == value.casefold()), None)
    if name is TypeName.STRING and len(value) <= (data_type.length or STRING_LENGTH):
        return value
    return None


def _has_room(data_type: DataType, number: re.Match[str]) -> bool:
    precision, scale = digits(data_type)
    return len(number[1].lstrip("0")) <= precision - scale and len((number[2] or "").rstrip("0")) <= scale


def _unquoted(text: str) -> str:
    return text[1:-1] if len(text) > 1 and text[0] + text[-1] in _QUOTES else text


def _is_date(text: str) -> bool:
    with suppress(ValueError):
        return bool(_DATE.fullmatch(text) and datetime.date.fromisoformat(text))
    return False
