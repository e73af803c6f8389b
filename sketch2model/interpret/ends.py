"""What the writing at a line means: multiplicities, roles, label."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sketch2model.elements import EndKind
from sketch2model.graph import LineData
from sketch2model.interpret.multiplicity import normalise

_CROWS_FEET = {
    EndKind.ONE: "1",
    EndKind.MANY: "*",
    EndKind.ZERO_ONE: "0..1",
    EndKind.ZERO_MANY: "*",
}

_SIGN_LETTERS = 4
_HALF = re.compile(r"[01oO]\s*\.+")
_GLUED_STAR = re.compile(r"^\*(?=[^\W\d])|(?<=[^\W\d])\*$")
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


def line_texts(lines: Sequence[LineData], source_end: EndKind, target_end: EndKind) -> LineTexts:
    """Sort the writing of an association.

    A multiplicity in the middle is that of an end that has none, if only one end has none. Crow's feet say the
    multiplicity where none is written.
    """
    source = _at_end([line for line in lines if line["place"] == "source"])
    target = _at_end([line for line in lines if line["place"] == "target"])
    words: list[str] = []
    for line in lines:
        if line["place"] != "middle":
            continue
        multiplicity = normalise(line["text"])
        if multiplicity and (source.multiplicity is None) != (target.multiplicity is None):
            if source.multiplicity is None:
                source = replace(source, multiplicity=multiplicity)
            else:
                target = replace(target, multiplicity=multiplicity)
        elif line["text"].strip():
            words.append(line["text"].strip())
    return LineTexts(_with_foot(source, source_end), _with_foot(target, target_end), " ".join(words) or None)


def _at_end(lines: Sequence[LineData]) -> EndTexts:
    multiplicity: str | None = None
    words: list[str] = []
    for text, alternatives in _with_joined_signs(lines):
        found, rest = split_end_text(text, alternatives)
        multiplicity = multiplicity or found
        if rest:
            words.append(rest)
    return EndTexts(multiplicity, " ".join(words) or None)


def _with_joined_signs(lines: Sequence[LineData]) -> list[tuple[str, list[str]]]:
    """Texts with their alternatives; `0..` and a lone `*` at one end are the two halves of a multiplicity."""
    half = next((line for line in lines if _HALF.fullmatch(line["text"].strip())), None)
    signs = [line for line in lines if line is not half and normalise(line["text"], at_end=True) in ("1", "*")]
    if half is None or len(signs) != 1:
        return [(line["text"], line["alternatives"]) for line in lines]
    whole = f"{half['text'].strip(' .')}..{normalise(signs[0]['text'], at_end=True)}"
    rest = [line for line in lines if line is not half and line is not signs[0]]
    return [(whole, []), *((line["text"], line["alternatives"]) for line in rest)]


def split_end_text(text: str, alternatives: Sequence[str] = ()) -> tuple[str | None, str | None]:
    """Multiplicity and role of one text at an end, such as `0..1 owner`.

    >>> split_end_text("* listings")
    ('*', 'listings')
    """
    plain = text.strip()
    whole = normalise(plain, at_end=True)
    if whole:
        return whole, None
    words = _GLUED_STAR.sub(" * ", plain).split()
    for multiplicity, rest in (
        ((normalise(words[0]), words[1:]), (normalise(words[-1]), words[:-1])) if len(words) > 1 else ()
    ):
        if multiplicity:
            return multiplicity, " ".join(rest)
    if len(plain) <= max(map(len, alternatives), default=0) and len(plain) <= _SIGN_LETTERS:
        better = next((found for found in map(normalise, alternatives) if found), None)
        if better:
            return better, None
    return None, plain if sum(letter.isalpha() for letter in plain) > 1 and not _STROKES.fullmatch(plain) else None


def _with_foot(end: EndTexts, sign: EndKind) -> EndTexts:
    return end if end.multiplicity else replace(end, multiplicity=_CROWS_FEET.get(sign))
