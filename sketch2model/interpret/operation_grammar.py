"""One operation: `visibility name(parameters): type`. UML 2.5.1, 9.6.4."""

from __future__ import annotations

import re
from dataclasses import dataclass

_OPERATION = re.compile(
    r"\s*(?:([+\-–—−#~])\s*)?([^():+\-–—−#~][^():]{0,199}?)\s*\(([^()]{0,400})\)?\s*(?:[:;]\s*(.{0,200}))?(?:\{[^{}]*\})?\s*"
)
_LENGTH = re.compile(r"\d+\s*(?:,\s*\d+)?")
"""In brackets it is the length of a type, as in `name varchar(20)`."""
_NO_PARAMETERS = frozenset(("pk", "fk", "pfk", "uk", "unique", "null", "nullable", "not null"))


@dataclass(frozen=True, slots=True)
class ParsedOperation:
    """An operation as written; what was not written is None."""

    name: str
    parameters: str | None = None
    type: str | None = None
    visibility: str | None = None


def parse_operation(text: str) -> ParsedOperation | None:
    """Read one operation; None if the text is none. Never fails.

    >>> parse_operation("+ area(scale: float): float")
    ParsedOperation(name='area', parameters='scale: float', type='float', visibility='+')
    """
    found = _OPERATION.fullmatch(text)
    if found is None:
        return None
    inside = (found[3] or "").strip()
    if inside.casefold() in _NO_PARAMETERS or (_LENGTH.fullmatch(inside) and " " in found[2].strip()):
        return None
    if not any(letter.isalnum() for letter in found[2]):
        return None
    sign = found[1]
    return ParsedOperation(
        name=found[2].strip(),
        parameters=inside or None,
        type=(found[4] or "").strip() or None,
        visibility="-" if sign is not None and sign in "-–—−" else sign,
    )
