"""What the writing at a line means: multiplicities, roles, label."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sketch2model.elements import EndKind
from sketch2model.graph import LineData
from sketch2model.interpret.halves import joined_halves
from sketch2model.interpret.multiplicity import normalise

_CROWS_FEET = {
    EndKind.ONE: "1",
    EndKind.MANY: "*",
    EndKind.ZERO_ONE: "0..1",
    EndKind.ZERO_MANY: "*",
}

_SIGN_LETTERS = 4
_GLUED_BEFORE = re.compile(r"(?<![\w.*])((?:\d{1,2}|\*)(?:\.\.(?:\d{1,2}|\*))?)(?=[^\W\d]|(?<=\*)\d)")
_GLUED_BEHIND = re.compile(r"(?<=[^\W\d])(\*|\d\.\.[\d*])$")
"""A multiplicity without a space before or behind its role; no identifier starts with a digit."""
_SPREAD = re.compile(r"(?<=[\d*])\s*(?:\.\s*){2,}(?=[\d*nm])")
_RANGE_MARK = re.compile(r".[.,:…-]+.")
_STROKE = frozenset("lI|!/]")
_CROSS = frozenset("xX×+")
"""Signs of one letter that beside a role are a 1 or a star."""
_CONSTRAINT = re.compile(r"\{[^{}]*\}?")
_VISIBILITY = "+-#~–—−"
_STROKES = re.compile(r"[lLIi1|!/\\.\s-]*")
"""Nothing but strokes: a misread 1, not a role."""


@dataclass(frozen=True, slots=True)
class EndTexts:
    """Multiplicity and role at one end; None what is not written."""

    multiplicity: str | None = None
    role: str | None = None


@dataclass(frozen=True, slots=True)
class LineTexts:
    """Everything written at a line."""

    source: EndTexts
    target: EndTexts
    label: str | None


def plain_label(lines: Sequence[LineData]) -> str | None:
    """All writing of an edge in one label, as flows have it."""
    return " ".join(text for text in (line["text"].strip() for line in lines) if text) or None


def line_texts(
    lines: Sequence[LineData],
    source_end: EndKind,
    target_end: EndKind,
    points: Sequence[Sequence[float]] = (),
) -> LineTexts:
    """Sort the writing of an association.

    A multiplicity in the middle, alone or beside a role, is that of an end that has none, if only one end has none,
    else that of the nearer of two ends. Crow's feet say the multiplicity where none is written.

    Args:
        lines: What is written at the line.
        source_end: Sign at its source.
        target_end: Sign at its target.
        points: The line from source to target, in the frame of the lines' boxes.
    """
    lines = joined_halves(lines)
    found = {end: _at_end([line for line in lines if line["place"] == end]) for end in ("source", "target")}
    words: list[str] = []
    for line in lines:
        if line["place"] != "middle":
            continue
        multiplicity, role = _whole_or_beside(line["text"])
        free = [end for end in ("source", "target") if found[end].multiplicity is None]
        if multiplicity and free and (len(free) == 1 or points):
            end = free[0] if len(free) == 1 else _nearer_end(line, points)
            found[end] = EndTexts(multiplicity, found[end].role or role)
        elif line["text"].strip():
            words.append(line["text"].strip())
    source, target = _with_foot(found["source"], source_end), _with_foot(found["target"], target_end)
    return LineTexts(source, target, " ".join(words) or None)


def _whole_or_beside(text: str) -> tuple[str | None, str | None]:
    """A multiplicity that stands alone, or before or behind a role, and the role."""
    whole = normalise(text)
    if whole:
        return whole, None
    words = text.split()
    for sign, rest in ((words[0], words[1:]), (words[-1], words[:-1])) if len(words) > 1 else ():
        multiplicity = normalise(sign)
        if multiplicity and not sign.isalpha():
            return multiplicity, " ".join(rest)
    return None, text.strip() or None


def _nearer_end(line: LineData, points: Sequence[Sequence[float]]) -> str:
    x0, y0, x1, y1 = line["bbox"]
    middle = ((x0 + x1) / 2, (y0 + y1) / 2)
    return "source" if math.dist(middle, points[0]) <= math.dist(middle, points[-1]) else "target"


def _at_end(lines: Sequence[LineData]) -> EndTexts:
    multiplicity: str | None = None
    words: list[str] = []
    for line in lines:
        found, rest = split_end_text(line["text"], line["alternatives"])
        multiplicity = multiplicity or found
        if rest:
            words.append(rest)
    if multiplicity is None:
        multiplicity = next(filter(None, (_overlooked(line, words) for line in lines)), None)
    return EndTexts(multiplicity, " ".join(words) or None)


def _overlooked(line: LineData, words: Sequence[str]) -> str | None:
    """The multiplicity that another reading of a role has before or behind the same word."""
    for alternative in line["alternatives"]:
        found, rest = split_end_text(alternative)
        if found and rest in words:
            return found
    return None


def split_end_text(text: str, alternatives: Sequence[str] = ()) -> tuple[str | None, str | None]:
    """Multiplicity and role of one text at an end, such as `0..1 owner`.

    >>> split_end_text("* listings")
    ('*', 'listings')
    """
    plain = _CONSTRAINT.sub(" ", text).strip()
    whole = normalise(plain, at_end=True)
    if whole:
        return whole, None
    words = _GLUED_BEHIND.sub(r" \1", _GLUED_BEFORE.sub(r"\1 ", _SPREAD.sub("..", plain), count=1)).split()
    if len(words) > 1:
        for sign, rest in ((words[0], words[1:]), (words[-1], words[:-1])):
            multiplicity = _beside_role(sign)
            if multiplicity:
                return multiplicity, _role(" ".join(rest))
    if len(plain) <= max(map(len, alternatives), default=0) and len(plain) <= _SIGN_LETTERS:
        better = next((found for found in map(normalise, alternatives) if found), None)
        if better:
            return better, None
    return None, _role(plain)


def _beside_role(sign: str) -> str | None:
    """The multiplicity in a word that stands before or behind a role; None if it is a word of the role."""
    sign = sign.strip("[]") or sign
    if sign in _STROKE or sign in _CROSS or _RANGE_MARK.match(sign):
        return normalise(sign, at_end=True)
    return normalise(sign)


def _role(text: str) -> str | None:
    """A role without its visibility; None where there are hardly any letters."""
    plain = text.strip().lstrip(_VISIBILITY).strip()
    return plain if sum(letter.isalpha() for letter in plain) > 1 and not _STROKES.fullmatch(plain) else None


def _with_foot(end: EndTexts, sign: EndKind) -> EndTexts:
    return end if end.multiplicity else replace(end, multiplicity=_CROWS_FEET.get(sign))
