"""What a drawn default such as `0`, `"new"` or `now()` means in Python."""

from __future__ import annotations

import re
from decimal import Decimal
from enum import Enum

from sketch2model.concepts import DataType, Enumeration, TypeName
from sketch2model.export.escape import one_line

_NUMBER = re.compile(r"[+-]?\d{1,18}(\.\d{1,9})?", re.ASCII)
_QUOTES = ("''", '""', "“”", "‘’", "``")
_NOW = frozenset({"now", "now()", "today", "today()", "current_timestamp", "current_date", "sysdate"})
_NEW_UUID = frozenset({"uuid4()", "uuid()", "gen_random_uuid()", "newid()", "random"})
_EMPTY = {"[]": "list", "{}": "dict"}
_TRUE = frozenset({"true", "yes", "1"})
_FALSE = frozenset({"false", "no", "0"})
_DIGITS = 12
_DECIMALS = 2
_LENGTH = 255


class Moment(Enum):
    """A default that is found out when a row is made."""

    NOW = "now"
    UUID = "uuid"
    EMPTY_LIST = "list"
    EMPTY_DICT = "dict"


Default = bool | int | float | str | Decimal | Moment | None


def default_value(data_type: DataType, drawn: str | None, enumeration: Enumeration | None = None) -> Default:
    """The value, for an enumeration the drawn one of its values; None where it is not certain to fit.

    >>> default_value(DataType(TypeName.BOOLEAN), "yes"), default_value(DataType(TypeName.INTEGER), "many")
    (True, None)
    """
    if drawn is None:
        return None
    text = one_line(drawn)
    quoted = len(text) > 1 and text[0] + text[-1] in _QUOTES
    word, plain = text.casefold(), text[1:-1] if quoted else text
    match data_type.name:
        case TypeName.INTEGER | TypeName.BIGINT:
            return _integer(text, 31 if data_type.name is TypeName.INTEGER else 63)
        case TypeName.NUMERIC:
            return _decimal(text, data_type)
        case TypeName.FLOAT:
            return float(text) if _NUMBER.fullmatch(text) else None
        case TypeName.BOOLEAN:
            return word in _TRUE if word in _TRUE | _FALSE else None
        case TypeName.DATE | TypeName.TIMESTAMP:
            return Moment.NOW if word in _NOW else None
        case TypeName.UUID:
            return Moment.UUID if word in _NEW_UUID else None
        case TypeName.JSON:
            return Moment(_EMPTY[text]) if text in _EMPTY else None
        case TypeName.STRING:
            return plain if len(plain) <= (data_type.length or _LENGTH) else None
        case TypeName.ENUMERATION if enumeration is not None:
            ending = plain.rpartition(".")[2]
            same = (value for value in enumeration.values if value.casefold() in (plain.casefold(), ending.casefold()))
            return next(same, None)
    return None


def _integer(text: str, bits: int) -> int | None:
    fits = _NUMBER.fullmatch(text) and "." not in text and abs(int(text)) < 2**bits
    return int(text) if fits else None


def _decimal(text: str, data_type: DataType) -> Decimal | None:
    if not _NUMBER.fullmatch(text):
        return None
    value = Decimal(text)
    decimals = _DECIMALS if data_type.scale is None else data_type.scale
    whole = (data_type.precision or _DIGITS) - decimals
    exponent = value.as_tuple().exponent
    fits = isinstance(exponent, int) and -exponent <= decimals and abs(value) < Decimal(10) ** whole
    return value if fits else None
