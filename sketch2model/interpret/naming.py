"""Names for tables and columns."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from functools import lru_cache

_LONGEST = 55
_REMEMBERED = 2**14
"""So many names, and no more: a server would keep those of all its days."""
_LOWER, _UPPER = "a-z0-9ß-öø-ÿ", "A-ZÀ-ÖØ-Þ"
_NUMBER = re.compile(r"_\d{1,4}$")
_HUMP = re.compile(rf"(?<=[{_LOWER}])(?=[{_UPPER}])|(?<=[{_UPPER}])(?=[{_UPPER}][a-zß-öø-ÿ])")

_NO_PLURALS = frozenset(("series", "species", "news", "lens", "kurs", "cours", "corps", "pays"))
_ENDINGS_OF_NO_PLURAL = ("ss", "us", "is", "os", "as")


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


def joined_name(stem: str, ending: str) -> str:
    """Both with an underscore between them, the stem cut where they would be too long; a number at its end stays.

    >>> joined_name("customer", "id"), joined_name("customer_2", "id")
    ('customer_id', 'customer_2_id')
    """
    base = _NUMBER.sub("", stem)
    number = stem.removeprefix(base)
    room = max(8, _LONGEST - len(ending) - 1) - len(number)
    return f"{base[:room].rstrip('_')}{number}_{ending}"


@lru_cache(_REMEMBERED)
def sameness(name: str) -> str:
    """Equal for names that differ only in case, underscores or accents, which some databases cannot tell apart.

    >>> sameness("Order_Item") == sameness("orderitem")
    True
    """
    letters = unicodedata.normalize("NFKD", name.casefold())
    return "".join(letter for letter in letters if letter != "_" and not unicodedata.combining(letter)) or name


def unused(name: str, taken: Collection[str]) -> str:
    """The name, with the first number from 2 that makes it differ from those taken by more than case and underscores.

    >>> unused("order_item", {"OrderItem"})
    'order_item_2'
    """
    known = {sameness(each) for each in taken}
    candidate, number = name, 1
    while sameness(candidate) in known:
        number += 1
        candidate = f"{name}_{number}"
    return candidate


def singular(name: str) -> str:
    """A snake_case name whose last word is no English plural any more; other words stay.

    >>> [singular(name) for name in ("order_items", "categories", "boxes", "address", "status", "kunde")]
    ['order_item', 'category', 'box', 'address', 'status', 'kunde']
    """
    head, underscore, last = name.rpartition("_")
    return head + underscore + _singular_word(last)


def _singular_word(word: str) -> str:
    if len(word) < 4 or word in _NO_PLURALS or not word.endswith("s") or word.endswith(_ENDINGS_OF_NO_PLURAL):
        return word
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    if word.endswith(("sses", "shes", "ches", "xes", "zes")):
        return word[:-2]
    return word[:-1]
