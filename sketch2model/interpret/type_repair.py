"""Types that OCR misread, put right by the words that types are made of.

Only `type` and, where both were run together, `name` change; `text` keeps what was read.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import lru_cache

from sketch2model.graph import AttributeData
from sketch2model.interpret.edit_distance import edit_distance

_WORDS = (
    "String",
    "int",
    "double",
    "float",
    "boolean",
    "bool",
    "str",
    "Date",
    "integer",
    "Integer",
    "string",
    "decimal",
)
_REMEMBERED = 2**14
"""So many words, and no more: a server would keep those of all its days."""
_GLUED = re.compile(r"(\w{2,40}?)i?(string|double|float|boolean|integer|int|str)")
_APART = re.compile(r"(.{1,60}?)(?:\s*[;.,'’`!|]\s*|\s+(?:i\s+)?)(\w{2,12}[|!]?)[.,;]?")
_MARKED = re.compile(r"(.{1,60}?)\s*[;.,'’`!|]\s*(\w{4,12}|\w{3,11}[|!])[.,;]?")
"""A colon that became another mark stands before the type."""
_LOOKALIKES = str.maketrans("1!|05", "illos")
_TYPED_SHARE = 0.5


def repair_types(attributes: Sequence[AttributeData], class_names: Collection[str]) -> None:
    """Correct the types of a diagram's attributes; in place.

    A type that differs from a well-known one by a letter or two becomes that one, unless a class of the diagram is
    called so. Where most attributes have types, a type word at the end of a name was one too; where some have, it was
    if a mark stands before it.

    Args:
        attributes: All attributes of a page.
        class_names: Names of its classes, which may be types.
    """
    classes = {name.casefold() for name in class_names}
    typed = sum(attribute["type"] is not None for attribute in attributes)
    mostly_typed = typed > 0 and typed >= _TYPED_SHARE * len(attributes)
    for attribute in attributes:
        drawn = attribute["type"]
        if drawn is not None and drawn.casefold() not in classes:
            attribute["type"] = nearest_type(drawn) or drawn
        elif drawn is None and typed:
            attribute["name"], attribute["type"] = _parted(attribute["name"], mostly_typed=mostly_typed)


def _parted(name: str, *, mostly_typed: bool) -> tuple[str, str | None]:
    apart = (_APART if mostly_typed else _MARKED).fullmatch(name)
    if apart and any(letter.isalnum() for letter in apart[1]):
        found = nearest_type(apart[2])
        if found:
            return apart[1].strip(), found
    glued = _GLUED.fullmatch(name) if mostly_typed else None
    return (glued[1], glued[2]) if glued else (name, None)


@lru_cache(_REMEMBERED)
def nearest_type(drawn: str) -> str | None:
    """The well-known type a word was meant to be; None if it is like none of them.

    Words of six letters and more may differ by two, of four and five by one, of three by one in place. The case stays
    where people write types so.

    >>> nearest_type("Strirg"), nearest_type("lnt"), nearest_type("boo|"), nearest_type("UserState")
    ('String', 'int', 'bool', None)
    >>> nearest_type("VARCHAR"), nearest_type("INT"), nearest_type("1NT")
    (None, 'INT', 'INT')
    """
    if drawn in _WORDS or not 2 <= len(drawn) <= 10:
        return drawn if drawn in _WORDS else None
    plain = drawn.casefold().translate(_LOOKALIKES)
    near = []
    for order, word in enumerate(_WORDS):
        away = edit_distance(plain, word.casefold())
        allowed = 2 if len(word) >= 6 else 1
        in_place = len(word) > 3 or len(plain) == len(word) or plain == word[: len(plain)]
        if away <= allowed and in_place:
            near.append((away, drawn[:1] != word[:1], order, word))
    return _in_case_of(drawn, min(near)[-1]) if near else None


def _in_case_of(drawn: str, word: str) -> str:
    if drawn.casefold() == word.casefold() and drawn in (drawn.lower(), drawn.upper(), drawn.capitalize()):
        return drawn
    return word.upper() if drawn.isupper() else word
