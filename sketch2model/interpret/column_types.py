"""Column types from drawn types, or guessed from names."""

from __future__ import annotations

import re

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


def drawn_column_type(drawn: str) -> tuple[str, str] | None:
    """Neutral type of a drawn type word and why; None if the word is no known type.

    Lengths in brackets do not matter; letters that OCR confuses (`lnt`, `1nt`, `strlng`) do not either.

    >>> drawn_column_type("VARCHAR(20)")
    ('string', 'drawn')
    """
    plain = drawn.strip().casefold()
    if _LIST.search(plain) and plain not in _DRAWN:
        return "json", "a list was drawn"
    word = re.sub(r"\s+", "", re.sub(r"\(.*", "", plain)).strip(".,;:")
    found = _DRAWN.get(word) or _DRAWN.get(word.replace("1", "i").replace("0", "o"))
    if found:
        return found, "drawn"
    misread = next((known for known in _DRAWN if _confusable(known) == _confusable(word)), None)
    return (_DRAWN[misread], f"drawn, read as {misread}") if misread else None


def _confusable(word: str) -> str:
    return word.translate(str.maketrans("l1|!0", "iiiio"))


def guessed_column_type(column: str) -> tuple[str, str]:
    """Neutral type of a column whose type was not drawn, from its snake_case name, and why.

    >>> guessed_column_type("created_at")
    ('timestamp', 'name ends in at')
    """
    words = column.split("_")
    if words[0] in _STARTS and len(words) > 1:
        return "boolean", f"name starts with {words[0]}"
    if words[-1] in _BOOLEANS:
        return "boolean", f"name is or ends in {words[-1]}"
    for column_type, endings in _ENDINGS:
        if words[-1] in endings and not (words[-1] == "at" and len(words) == 1):
            return column_type, f"name ends in {words[-1]}"
    return "string", "nothing was drawn"
