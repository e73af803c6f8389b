"""Names for tables and columns."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection

_LONGEST = 55
_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")


def snake_case(text: str | None, fallback: str) -> str:
    """A lower-case identifier of letters, digits and underscores.

    Args:
        text: As read, anything.
        fallback: Taken where nothing usable is left, and put before a leading digit.

    >>> snake_case("Order Item", "table"), snake_case("orderNo", "column"), snake_case("HTTPServer", "table")
    ('order_item', 'order_no', 'http_server')
    """
    plain = _HUMP.sub("_", unicodedata.normalize("NFKC", text or ""))
    name = re.sub(r"[\W_]+", "_", plain.casefold()).strip("_")[:_LONGEST].strip("_")
    if name and not name[0].isalpha():
        name = f"{fallback}_{name}"
    return name if name.isidentifier() else fallback


def unused(name: str, taken: Collection[str]) -> str:
    """The name, with the first number from 2 that makes it differ from those taken."""
    if name not in taken:
        return name
    number = 2
    while f"{name}_{number}" in taken:
        number += 1
    return f"{name}_{number}"
