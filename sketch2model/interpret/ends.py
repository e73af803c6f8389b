"""What the writing at a line means: multiplicities, roles, label."""

from __future__ import annotations

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
    for line in sorted(lines, key=lambda line: normalise(line["text"]) is None):
        found, rest = split_end_text(line["text"], line["alternatives"])
        if found and multiplicity is None:
            multiplicity = found
        elif found:
            continue
        if rest:
            words.append(rest)
    return EndTexts(multiplicity, " ".join(words) or None)


def split_end_text(text: str, alternatives: Sequence[str] = ()) -> tuple[str | None, str | None]:
    """Multiplicity and role of one text at an end, such as `0..1 owner`.

    >>> split_end_text("* listings")
    ('*', 'listings')
    """
    plain = text.strip()
    whole = normalise(plain, at_end=True)
    if whole:
        return whole, None
    words = plain.split()
    for multiplicity, rest in (
        ((normalise(words[0]), words[1:]), (normalise(words[-1]), words[:-1])) if len(words) > 1 else ()
    ):
        if multiplicity:
            return multiplicity, " ".join(rest)
    if len(plain) <= max(map(len, alternatives), default=0) and len(plain) <= _SIGN_LETTERS:
        better = next((found for found in map(normalise, alternatives) if found), None)
        if better:
            return better, None
    return None, plain if any(letter.isalpha() for letter in plain) else None


_SIGN_LETTERS = 4


def _with_foot(end: EndTexts, sign: EndKind) -> EndTexts:
    return end if end.multiplicity else replace(end, multiplicity=_CROWS_FEET.get(sign))
