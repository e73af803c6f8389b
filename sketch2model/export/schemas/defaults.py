"""What a drawn default such as `0`, `"new"` or `now()` means."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from sketch2model.concepts import DataType, TypeName
from sketch2model.export.escape import one_line
from sketch2model.export.schemas.records import RecordEnumeration, RecordField, Records

_INTEGER = re.compile(r"[+-]?\d{1,18}", re.ASCII)
_NUMBER = re.compile(r"[+-]?\d{1,18}(\.\d{1,12})?", re.ASCII)
_QUOTES = ("''", '""', "“”", "‘’", "``", "„“")
_FRESH = {
    **dict.fromkeys((TypeName.DATE, TypeName.TIME, TypeName.TIMESTAMP), re.compile(r"(now|today|current\w*)( ?\(\))?")),
    TypeName.UUID: re.compile(r"(uuid4?|gen\w*uuid\w*|new)( ?\(\))?"),
}
_TRUTHS = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}

Value = bool | int | float | str | Decimal | dt.date | dt.time | dt.datetime | UUID


@dataclass(frozen=True, slots=True)
class Default:
    """A default that fits its type.

    Attributes:
        value: Of the Python type that belongs to the type; None where it is made anew each time, such as the time.
        member: Name of the value in the enumeration, where the type is one; `value` is what was drawn.
    """

    value: Value | None
    member: str | None = None


def default_of(field: RecordField, records: Records) -> Default | None:
    """The default of a field; None where none was drawn, or it does not fit the type, or the field is a list."""
    if field.default is None or field.many:
        return None
    text = one_line(field.default)
    if field.type.name is TypeName.ENUMERATION:
        enumeration = next((each for each in records.enumerations if each.name == field.target), None)
        return _member(enumeration, text) if enumeration else None
    fresh = _FRESH.get(field.type.name)
    if fresh and fresh.fullmatch(text.lower()):
        return Default(None)
    with suppress(ValueError):
        value = _value(field.type, text)
        return None if value is None else Default(value)
    return None


def _member(enumeration: RecordEnumeration, text: str) -> Default | None:
    wanted = _unquoted(text).rpartition(".")[2].casefold()
    for member, value in enumeration.members:
        if wanted in (member.casefold(), value.casefold()):
            return Default(value, member)
    return None


def _value(data_type: DataType, text: str) -> Value | None:
    name, plain = data_type.name, _unquoted(text)
    if name in (TypeName.INTEGER, TypeName.BIGINT):
        return int(text) if _INTEGER.fullmatch(text) else None
    if name is TypeName.NUMERIC:
        return Decimal(text) if _NUMBER.fullmatch(text) else None
    if name is TypeName.FLOAT:
        return float(text) if _NUMBER.fullmatch(text) else None
    if name is TypeName.BOOLEAN:
        return _TRUTHS.get(text.lower())
    if name in (TypeName.STRING, TypeName.TEXT):
        return plain if len(plain) <= (data_type.length or len(plain)) else None
    readers: dict[TypeName, Callable[[str], Value]] = {
        TypeName.DATE: dt.date.fromisoformat,
        TypeName.TIME: dt.time.fromisoformat,
        TypeName.TIMESTAMP: dt.datetime.fromisoformat,
        TypeName.UUID: UUID,
    }
    return readers[name](plain) if name in readers else None


def _unquoted(text: str) -> str:
    return text[1:-1] if len(text) > 1 and text[0] + text[-1] in _QUOTES else text
