"""Keywords and stereotypes beside a name: `«interface»`, `{abstract}`. UML 2.5.1, 9.2.4, 12.3 and Annex C.1."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from sketch2model.interpret.rows import Row

_WORDS = r"\s*([^«»<>{}]{1,60}?)\s*"
_BEFORE = re.compile(rf"\s*(?:(?:«|<{{1,2}}){_WORDS}(?:»|>{{1,2}}|$)|\{{{_WORDS}(?:\}}|$))\s*(.*)", re.DOTALL)
_BEHIND = re.compile(rf"(.*\S)\s*(?:(?:«|<<){_WORDS}(?:»|>>)|\{{{_WORDS}\}})\s*", re.DOTALL)
_ENUMERATIONS = ("enumeration", "enum")
_KEYWORDS = ("interface", "abstract", *_ENUMERATIONS)
"""These change what a box is, so of several they are the one that counts; they need no brackets."""


def is_enumeration(stereotype: str | None) -> bool:
    """Whether the members of a box so called are values."""
    return (stereotype or "").casefold() in _ENUMERATIONS


def names_enumeration(text: str) -> bool:
    """Whether a line of a box makes it an enumeration.

    >>> [names_enumeration(text) for text in ("<<enumeration>>", "«enum» Colour", "Enum", "enumerate")]
    [True, True, True, False]
    """
    _, words = _parted(text)
    return any(map(is_enumeration, (*words, text.strip())))


def without_stereotype(rows: Sequence[Row], *, all_rows: bool) -> tuple[list[Row], str | None]:
    """Take stereotypes from before, beside and below a name.

    Args:
        rows: The rows of a name.
        all_rows: Nothing but the name is among them; else what is below the first row of the name may be members, and
            a stereotype has a row of its own.
    """
    kept: list[Row] = []
    found: list[str] = []
    for index, row in enumerate(rows):
        rest, words = _parted(row.text)
        if kept and rest and not all_rows:
            kept += rows[index:]
            break
        found += words
        if rest:
            kept.append(replace(row, text=rest))
    if not found and len(kept) > 1 and kept[0].text.strip().casefold() in _KEYWORDS:
        found.append(kept.pop(0).text.strip())
    return kept, next((word for word in found if word.casefold() in _KEYWORDS), found[0] if found else None)


def _parted(text: str) -> tuple[str, list[str]]:
    """A name without what is in brackets before and behind it, and the words in those brackets."""
    words: list[str] = []
    before = _BEFORE.fullmatch(text)
    while before:
        words += _split(before[1] or before[2])
        text = before[3]
        before = _BEFORE.fullmatch(text) if text else None
    behind = _BEHIND.fullmatch(text)
    while behind:
        words += _split(behind[2] or behind[3])
        text = behind[1]
        behind = _BEHIND.fullmatch(text)
    return text.strip(), words


def _split(words: str) -> list[str]:
    return [word.strip() for word in words.split(",") if word.strip()]
