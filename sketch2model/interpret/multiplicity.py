"""Multiplicities as written at the ends of lines: 1, 0..1, *, 1..*."""

from __future__ import annotations

import re

_STARS = str.maketrans(dict.fromkeys("✱✳✻×＊∗⁎", "*"))
_STRICT = re.compile(r"(0|[1-9]\d{0,3}|\*|[nNmM])(?:\.\.(0|[1-9]\d{0,3}|\*|[nNmM]))?")
_RANGE = re.compile(r"([\doODQlLIi|!/]{1,2})([-–—_,:;·~….]{1,5}|\s|)([\dlLIi|!/*xXkKnNmM]{1,2})")
_ONES = re.compile(r"[1lLIi|!/\\\]\[]|[lI|]{2}")
_MANY = re.compile(r"[*xXkKyY#+]|\*{2}")
_OPEN_RANGE = re.compile(r"([01oODQ])([-–—_·~….]{1,5})")
_UNREAD_LOW = re.compile(r"([^\s.1lLIi|!/]?)\.\.(1|\*)")
"""A range whose lower bound is lost or no digit: before `..1` it can only have been 0."""
_DIRT = "\"'`´’‘^°()"
_SPECKS = "-–—_.,·~:;"
"""What the strokes beside a star or a 1 are taken for."""
_UPPER = {"0": "1", "1": "*"}
"""What most likely stood behind the dots, by what stands before them."""
_DIGIT_OF = dict.fromkeys("lLIi|!/", "1") | dict.fromkeys("oODQ", "0")
_SAME = {"0..*": "*", "1..1": "1", "*..*": "*", "0..n": "*", "0..m": "*", "1..n": "1..*", "1..m": "1..*"}

MANY = frozenset({"*", "1..*", "n", "m", "N", "M"})
"""Normalised multiplicities that allow more than one; ranges as drawn are asked with `is_many`."""


def normalise(text: str, *, at_end: bool = False) -> str | None:
    """A multiplicity in one spelling; None if the text is none.

    Args:
        text: As read.
        at_end: The text stands at the end of a line, where a lone stroke is a 1, a cross is a star, and `0 1` has lost
            its dots.

    Returns:
        `1`, `0..1`, `*`, `1..*`, or another range or letter as drawn.

    >>> [normalise(text) for text in ("0...1", "0..*", "1 .. *", "name")]
    ['0..1', '*', '1..*', None]
    >>> [normalise(text, at_end=True) for text in ("l", "x", "o.1", "1,*")]
    ['1', '*', '0..1', '1..*']
    """
    plain = text.translate(_STARS).strip().strip(_DIRT).strip()
    tight = re.sub(r"\s*(?:\.{2,}|…)\s*", "..", plain)
    strict = _STRICT.fullmatch(tight)
    if strict and not (at_end and _cannot_be(strict[1], strict[2])):
        return _joined(strict[1], strict[2])
    return _lenient(plain, tight) if at_end else None


def _cannot_be(low: str, high: str | None) -> bool:
    """Whether something was misread or lost: a range that runs backwards, such as `4..1`, or a lone 0."""
    return (high == "1" and low not in ("0", "1")) or (high is None and low == "0")


def _lenient(plain: str, tight: str) -> str | None:
    if _ONES.fullmatch(tight):
        return "1"
    if _MANY.fullmatch(tight):
        return "*"
    if plain == "0":
        return _joined("0", _UPPER["0"])
    unread = _UNREAD_LOW.fullmatch(tight)
    if unread and (unread[2] == "1" or not unread[1]):
        return _joined("0", unread[2])
    if plain.strip(_SPECKS) == "*":
        return "*"
    whole = _STRICT.fullmatch(tight.strip(_SPECKS))
    if whole and whole[2]:
        return _joined(whole[1], whole[2])
    spaced = re.sub(r"\s*([-–—_,:;·~….]{1,5})\s*", r"\1", plain)
    cut_off = _OPEN_RANGE.fullmatch(spaced)
    if cut_off:
        low = _digits(cut_off[1])
        return "1" if low == "1" and len(cut_off[2]) == 1 else _joined(low, _UPPER[low])
    pieces = _RANGE.fullmatch(spaced)
    if pieces is None:
        return None
    if not pieces[2] and not (pieces[1].isdigit() or pieces[3] in "1*"):
        return None
    low, high = (_digits(pieces[1]), _digits(pieces[3]))
    if not low.isdigit() or (int(low) > 1 and not pieces[2]):
        return None
    high = "*" if _MANY.fullmatch(high) else high
    return _joined(low, high) if _STRICT.fullmatch(f"{low}..{high}") else None


def _digits(text: str) -> str:
    return "".join(_DIGIT_OF.get(letter, letter) for letter in text)


def _joined(low: str, high: str | None) -> str:
    if high is None:
        return low
    both = f"{low}..{high.lower()}"
    return _SAME.get(both, both)


def is_many(multiplicity: str | None) -> bool:
    """Whether more than one is allowed."""
    if multiplicity is None:
        return False
    upper = multiplicity.rpartition("..")[2]
    return not (upper.isdigit() and int(upper) <= 1)


def is_optional(multiplicity: str | None) -> bool:
    """Whether none is allowed: `0..1`, `*`, or unknown."""
    return multiplicity is None or multiplicity.startswith("0") or multiplicity in ("*", "n", "m", "N", "M")
