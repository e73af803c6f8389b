"""One operation: `visibility name(parameters): type {properties}`. UML 2.5.1, 9.6.4."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sketch2model.interpret.attribute_grammar import is_type_word

_SIGNS = "+-–—−#~"
_DASHES = "-–—−"
_STEREOTYPE = re.compile(r"(?:«|<<)\s*([^«»<>]{1,60}?)\s*(?:»|>>)")
_PROPERTIES = re.compile(r"\{([^{}]{0,200})\}?\s*$")
_RESULT = re.compile(r"\s*(?:(?:[:;]|->|→)\s*(.{0,200}))?\s*", re.DOTALL)
_LONGEST_NAME = 200
_LENGTH = re.compile(r"\d+\s*(?:,\s*\d+)?")
"""In brackets it is the length of a type, as in `name varchar(20)`."""
_NO_PARAMETERS = frozenset(("pk", "fk", "pfk", "uk", "unique", "null", "nullable", "not null"))
_NESTS = {"(": ")", "[": "]", "{": "}"}
OPERATION_FLAGS = ("static", "abstract", "query")


@dataclass(frozen=True, slots=True)
class ParsedOperation:
    """An operation as written; what was not written is None."""

    name: str
    parameters: str | None = None
    type: str | None = None
    visibility: str | None = None
    flags: tuple[str, ...] = ()


def parse_operation(text: str) -> ParsedOperation | None:
    """Read one operation; None if the text is none. A type may stand before the name, as in C. Never fails.

    >>> parse_operation("+ area(scale: float): float {abstract}")
    ParsedOperation(name='area', parameters='scale: float', type='float', visibility='+', flags=('abstract',))
    """
    plain, words = _without_marks(text)
    head, bracket, tail = plain.partition("(")
    visibility, name, leading = _heading(head)
    if not bracket or any(letter in name for letter in ":=)") or len(name) > _LONGEST_NAME:
        return None
    inside, behind = _bracketed(tail)
    first, _, rest = name.partition(" ")
    typed = bool(rest) and (is_type_word(first) or first.casefold() == "void")
    result = _RESULT.fullmatch(behind)
    if result is None or not any(letter.isalnum() for letter in name):
        return None
    if inside.casefold() in _NO_PARAMETERS or (_LENGTH.fullmatch(inside) and " " in name):
        return None
    flags = words | leading
    return ParsedOperation(
        name=rest.strip() if typed else name,
        parameters=inside or None,
        type=(result[1] or "").strip() or (first if typed else None),
        visibility=visibility,
        flags=tuple(flag for flag in OPERATION_FLAGS if flag in flags),
    )


def _without_marks(text: str) -> tuple[str, set[str]]:
    """The text without stereotypes and properties, and the words that stand in them."""
    words = {found[1].casefold() for found in _STEREOTYPE.finditer(text)}
    text = _STEREOTYPE.sub(" ", text)
    properties = _PROPERTIES.search(text)
    if properties:
        words.update(word.strip().casefold() for word in properties[1].split(","))
        text = text[: properties.start()]
    return text.strip(), words


def _heading(head: str) -> tuple[str | None, str, set[str]]:
    """Visibility, name and the flags that are written before the name as words."""
    plain = head.strip()
    visibility = None
    if plain[:1] and plain[0] in _SIGNS:
        visibility = "-" if plain[0] in _DASHES else plain[0]
        plain = plain[1:].strip()
    words: set[str] = set()
    first, _, rest = plain.partition(" ")
    while rest and first.casefold() in OPERATION_FLAGS:
        words.add(first.casefold())
        first, _, rest = (plain := rest.strip()).partition(" ")
    return visibility, plain, words


def _bracketed(tail: str) -> tuple[str, str]:
    """What stands before the bracket that closes the first one, and what stands behind it."""
    open_ones = [")"]
    for index, letter in enumerate(tail):
        if letter in _NESTS:
            open_ones.append(_NESTS[letter])
        elif letter == open_ones[-1]:
            open_ones.pop()
            if not open_ones:
                return tail[:index].strip(), tail[index + 1 :]
    return tail.strip(), ""
