"""Column types from drawn types, or guessed from names."""

from __future__ import annotations

import re

from sketch2model.concepts import DataType, TypeName

_WORDS = {
    "integer": "int integer int32 short smallint byte number nat natural long_int counter zahl",
    "bigint": "long bigint int64 biginteger bigserial",
    "numeric": "decimal numeric money currency bigdecimal price euro dollar",
    "float": "float double real float32 float64 doubleprecision single",
    "boolean": "bool boolean bit flag logical yesno",
    "string": "str string varchar varchar2 char character nvarchar charfield email url",
    "text": "text longtext clob textfield memo",
    "date": "date localdate day",
    "time": "time localtime",
    "timestamp": "datetime timestamp timestamptz localdatetime instant offsetdatetime",
    "uuid": "uuid guid",
    "binary": "blob binary bytes bytea byte[] image file bytearray",
    "json": "json jsonb dict map object any",
}
_DRAWN = {word: column_type for column_type, words in _WORDS.items() for word in words.split()}
_SIZE = re.compile(r"\(\s*(\d{1,4})\s*(?:,\s*(\d{1,4})\s*)?\)")
_LIST = re.compile(r"\[\]\s*$|^(?:list|set|array|collection|vector|sequence)\b")

_ENDINGS = (
    ("timestamp", ("at", "timestamp", "datetime")),
    ("date", ("date", "birthday", "dob", "deadline", "day")),
    ("time", ("time",)),
    ("numeric", ("price", "amount", "balance", "cost", "total", "fee", "salary", "rate", "payment", "tax", "discount")),
    ("integer", ("count", "quantity", "qty", "age", "year", "stock", "size", "rank", "level")),
    ("text", ("description", "comment", "comments", "note", "notes", "details", "body", "content", "bio")),
    ("uuid", ("uuid", "guid")),
    ("integer", ("id",)),
)
_STARTS = ("is", "has", "can", "was", "should")
_BOOLEANS = ("active", "enabled", "available", "deleted", "visible", "paid")


def drawn_column_type(drawn: str) -> tuple[DataType, str] | None:
    """Type of a drawn type word and why; None if the word is no known type.

    Letters that OCR confuses (`lnt`, `1nt`, `strlng`) do not matter.

    >>> drawn_column_type("VARCHAR(20)")[0].length
    20
    """
    plain = drawn.strip().casefold()
    if _LIST.search(plain) and plain not in _DRAWN:
        return DataType(TypeName.JSON), "a list was drawn"
    word = re.sub(r"\s+", "", re.sub(r"\(.*", "", plain)).strip(".,;:")
    found = _DRAWN.get(word) or _DRAWN.get(word.replace("1", "i").replace("0", "o"))
    if found:
        return _sized(found, plain), "drawn"
    misread = next((known for known in _DRAWN if _confusable(known) == _confusable(word)), None)
    return (_sized(_DRAWN[misread], plain), f"drawn, read as {misread}") if misread else None


def _sized(name: str, drawn: str) -> DataType:
    """The type with the length, or the digits, that stand in brackets."""
    size = _SIZE.search(drawn)
    if size and name == TypeName.STRING and not size[2]:
        return DataType(TypeName.STRING, length=int(size[1]))
    if size and name == TypeName.NUMERIC:
        return DataType(TypeName.NUMERIC, precision=int(size[1]), scale=int(size[2] or 0))
    return DataType(TypeName(name))


def _confusable(word: str) -> str:
    return word.translate(str.maketrans("l1|!0", "iiiio"))


def guessed_column_type(column: str) -> tuple[DataType, str]:
    """Type of a column whose type was not drawn, from its snake_case name, and why.

    >>> guessed_column_type("created_at")[1]
    'name ends in at'
    """
    words = column.split("_")
    if words[0] in _STARTS and len(words) > 1:
        return DataType(TypeName.BOOLEAN), f"name starts with {words[0]}"
    if words[-1] in _BOOLEANS:
        return DataType(TypeName.BOOLEAN), f"name is or ends in {words[-1]}"
    for column_type, endings in _ENDINGS:
        if words[-1] in endings and not (words[-1] == "at" and len(words) == 1):
            return DataType(TypeName(column_type)), f"name ends in {words[-1]}"
    return DataType(TypeName.STRING), "nothing was drawn"
