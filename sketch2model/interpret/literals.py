"""Values of an enumeration: `RED`, `0`, `IN_PROGRESS = 2`, several of them with commas between. UML 2.5.1, 10.2.4."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sketch2model.graph import AttributeData
from sketch2model.interpret.rows import Row

_SEPARATOR = re.compile(r"[,;]")
_BULLET = re.compile(r"\s*(?:[•·●▪‣►◦]+|[-–—−*+#~](?=\s*[^\W\d]))\s*")
_TYPED = re.compile(r"[^:=,;]*:\s*[^\W\d]")
_VALUE = re.compile(r"\s*([^=:(]*[^=:(\s])\s*(?:[=:]\s*(.*?)|\((.*?)\)?)\s*", re.DOTALL)


def is_literal(row: Row) -> bool:
    """Whether a row of an enumeration holds values, and not an attribute with a type."""
    return not _TYPED.match(row.text)


def literals(row: Row) -> Iterator[AttributeData]:
    """The values that a row holds: attributes without a type, whose default is the value's own value."""
    for text in _SEPARATOR.split(row.text):
        plain = text[found.end() :] if (found := _BULLET.match(text)) else text
        valued = _VALUE.fullmatch(plain)
        name, value = (valued[1], valued[2] or valued[3]) if valued else (plain.strip(), None)
        if any(letter.isalnum() for letter in name):
            yield AttributeData(
                name=name,
                type=None,
                visibility=None,
                default=(value or "").strip() or None,
                multiplicity=None,
                flags=[],
                text=text.strip(),
                bbox=list(row.box),
                confidence=row.confidence,
            )
