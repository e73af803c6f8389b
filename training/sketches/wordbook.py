"""Names for anything: words of developers, made-up words, single letters, in any length."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

import numpy as np

from training.sketches import vocabulary as words
from training.sketches.description import Field

_T = TypeVar("_T")


def _listed(text: str) -> tuple[str, ...]:
    return tuple(text.split())


ONSETS = _listed("b c d f g h j k l m n p r s t v w z bl br ch cr dr fl gr pl pr qu sh sl sp st str th tr wh")
NUCLEI = _listed("a e i o u a e i o u ai au ea ee ie oo ou y ü ö ä")
CODAS = ("", "", "", "", *_listed("d g k l m n p r s t x ck nd ng nt rt ss st"))
FLAT_FIELDS = tuple(sorted({field for fields in words.ENTITIES.values() for field in fields}))


def one(options: Sequence[_T], rng: np.random.Generator) -> _T:
    """One of several things of any type."""
    return options[int(rng.integers(len(options)))]


def some(options: Sequence[_T], count: int, rng: np.random.Generator) -> list[_T]:
    """Several different ones, fewer where there are not so many."""
    return [options[index] for index in rng.permutation(len(options))[:count].tolist()]


def made_up(rng: np.random.Generator, syllables: int | None = None) -> str:
    """A word that nobody knows."""
    count = syllables or int(rng.choice((1, 2, 3, 4), p=(0.25, 0.42, 0.25, 0.08)))
    return "".join(one(ONSETS, rng) + one(NUCLEI, rng) + one(CODAS, rng) for _ in range(count))


def noun(rng: np.random.Generator) -> str:
    """A name for a class, an entity, a part."""
    odds = rng.random()
    if odds < 0.5:
        return one(tuple(words.ENTITIES), rng)
    if odds < 0.58:
        return one(words.PARTS, rng)
    if odds < 0.64:
        return one(tuple("ABCDEFGHKMNPRSTVWXYZ"), rng) + (str(rng.integers(1, 10)) if rng.random() < 0.3 else "")
    if odds < 0.76:
        return one(tuple(words.ENTITIES), rng) + made_up(rng, 1).capitalize()
    word = made_up(rng)
    return word.capitalize() if rng.random() < 0.8 else word


def phrase(rng: np.random.Generator, longest: int = 5) -> str:
    """A few words, such as a step of a process has."""
    if rng.random() < 0.45:
        return one(words.STEPS, rng)
    count = int(rng.integers(1, longest + 1))
    parts = [_any_word(rng) for _ in range(count)]
    text = " ".join(parts)
    return text[0].upper() + text[1:] if rng.random() < 0.5 else text


def folded(text: str, width: int) -> str:
    """Text broken into lines of about so many letters."""
    lines = [""]
    for word in (part for whole in text.split() for part in _hyphenated(whole, width)):
        if lines[-1] and len(lines[-1]) + len(word) >= width:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".strip()
    return "\n".join(lines)


def _hyphenated(word: str, width: int) -> list[str]:
    """A word in as many parts as it needs to be at most half as long again as a line."""
    if len(word) <= 1.5 * width:
        return [word]
    return [word[:width] + "-", *_hyphenated(word[width:], width)]


def fields_of(name: str, rng: np.random.Generator, *, typed: bool, visible: bool, most: int = 7) -> tuple[Field, ...]:
    """Attributes for an entity of any name."""
    if name in words.ENTITIES and rng.random() < 0.7:
        return words.some_fields(name, rng, typed=typed, visible=visible)[:most]
    count, style = int(rng.integers(1, most + 1)), int(rng.integers(8))
    return tuple(
        Field(
            field,
            words.spelled_type(field, style) if typed and rng.random() < 0.9 else None,
            str(rng.choice(("+", "-", "#", "~"), p=(0.45, 0.42, 0.1, 0.03))) if visible else None,
            str(rng.integers(10)) if rng.random() < 0.05 else None,
        )
        for field in (one(FLAT_FIELDS, rng) if rng.random() < 0.6 else made_up(rng) for _ in range(count))
    )


def operation(rng: np.random.Generator, *, visible: bool) -> Field:
    """Something a class can do."""
    name = one(words.OPERATIONS, rng) if rng.random() < 0.6 else made_up(rng, 2) + made_up(rng, 1).capitalize()
    parameters = one(("", "", "", "id", "x: int", "a, b", made_up(rng, 1)), rng)
    kind = one(("void", "int", "bool", "String", None, None, None), rng)
    return Field(name, kind, one(("+", "-", "+"), rng) if visible else None, parameters=parameters)


def _any_word(rng: np.random.Generator) -> str:
    return made_up(rng, int(rng.integers(1, 3))) if rng.random() < 0.4 else one(_COMMON, rng)


_COMMON = _listed(
    "the a of to and for in by with new order claim form offer list data mail letter bank card account customer client "
    "check send receive write print register notify confirm reject prepare collect evaluate request document report "
    "payment invoice student course teacher insurance risk damage approve archive goods stock parcel contract update"
)
