"""Names of classes, fields and values as programming languages want them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import dropwhile

from sketch2model.export.escape import clean

_LONGEST = 40
_READ = 200
_HUMP = re.compile(r"(?:(?<=[a-z])|(?<=[a-z][0-9]))(?=[A-Z])|(?<=[A-Z])(?=[A-Z](?!s(?![a-z]))[a-z])")
_APOSTROPHES = re.compile("['’`´]")
_SPELLED_OUT = str.maketrans({"ß": "ss", "æ": "ae", "Æ": "Ae", "ø": "o", "Ø": "O", "œ": "oe", "Œ": "Oe", "ł": "l"})
_IRREGULAR = {"person": "people", "child": "children", "man": "men", "woman": "women", "datum": "data"}


@dataclass(frozen=True, slots=True)
class Naming:
    """How a language wants its names. A name that is reserved gets an underscore, one that is taken a number.

    Attributes:
        camel: Whether fields are in camelCase, otherwise in snake_case.
        ascii_only: Whether other letters are refused.
        types: Reserved names of classes and enumerations, in PascalCase.
        fields: Reserved names of fields.
    """

    camel: bool = False
    ascii_only: bool = False
    types: frozenset[str] = frozenset()
    fields: frozenset[str] = frozenset()

    def type_name(self, text: str | None, taken: set[str]) -> str:
        """A name in PascalCase, noted in `taken`."""
        return self._unique(_pascal(self._words(text)), "Unnamed", self.types, taken, "")

    def field_name(self, text: str | None, taken: set[str]) -> str:
        """A name in camelCase or snake_case, noted in `taken`."""
        plain = self.plain_field_name(text)
        return self._unique(plain, "field", self.fields, taken, "" if self.camel else "_")

    def plain_field_name(self, text: str | None) -> str:
        """The name of a field, whatever is reserved or taken; empty where no letter is left."""
        words = self._words(text)
        return _camel(words) if self.camel else "_".join(word.lower() for word in words)

    def value_name(self, text: str, taken: set[str]) -> str:
        """A name in capitals for a value of an enumeration, noted in `taken`."""
        name = "_".join(word.upper() for word in self._words(text))
        return self._unique(name, "VALUE", frozenset(), taken, "_")

    def _words(self, text: str | None) -> list[str]:
        plain = unicodedata.normalize("NFKC", clean((text or "")[:_READ]))
        if self.ascii_only:
            decomposed = unicodedata.normalize("NFKD", plain.translate(_SPELLED_OUT))
            plain = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
            plain = re.sub(r"[^\x00-\x7f]", "_", plain)
        plain = _HUMP.sub("_", _APOSTROPHES.sub("", plain))
        letters = (letter if f"a{letter}".isidentifier() else "_" for letter in plain)
        # An accent without a letter would join the end of the word before.
        words = ("".join(dropwhile(unicodedata.combining, word)) for word in "".join(letters).split("_"))
        return [word for word in words if word]

    def _unique(self, wanted: str, fallback: str, reserved: frozenset[str], taken: set[str], joint: str) -> str:
        name = unicodedata.normalize("NFKC", wanted)[:_LONGEST].rstrip("_") or fallback
        if not name.isidentifier():
            name = f"{fallback}{joint}{name}"[:_LONGEST]
        if not name.isidentifier():
            name = fallback
        base, number = f"{name}_" if name in reserved else name, 1
        name = base
        while name in taken or name in reserved:
            number += 1
            ending = f"{joint}{number}"
            name = f"{base[: _LONGEST - len(ending)].rstrip('_')}{ending}"
        taken.add(name)
        return name


def _pascal(words: Sequence[str]) -> str:
    shouted = all(word.isupper() for word in words)
    return "".join(
        word[0].upper() + (word[1:].lower() if shouted and (len(words) > 1 or len(word) > 3) else word[1:])
        for word in words
    )


def _camel(words: Sequence[str]) -> str:
    return "".join(
        word.lower() if place == 0 else word[0].upper() + word[1:].lower() for place, word in enumerate(words)
    )


def singular(name: str) -> str:
    """One of what `plural` made several of; a name that it would not have made stays.

    >>> singular("categories"), singular("owners"), singular("people"), singular("boss")
    ('category', 'owner', 'person', 'boss')
    """
    last = re.split(r"[\W_]+|(?<=[a-z])(?=[A-Z])", name.rstrip())[-1]
    start, known = name.rstrip().removesuffix(last), {several: one for one, several in _IRREGULAR.items()}
    candidates = (known.get(last, last), re.sub("ies$", "y", last), re.sub("es$", "", last), re.sub("s$", "", last))
    return next((start + one for one in candidates if one != last and plural(one) == last), name)


def plural(name: str) -> str:
    """Several of what an English name stands for; a name that looks like several stays.

    >>> plural("Category"), plural("OrderLine"), plural("person"), plural("Sales")
    ('Categories', 'OrderLines', 'people', 'Sales')
    """
    plain = name.rstrip()
    if not plain or not plain[-1].isalpha():
        return plain
    last = re.split(r"[\W_]+|(?<=[a-z])(?=[A-Z])", plain)[-1]
    if last.lower() in _IRREGULAR:
        word = _IRREGULAR[last.lower()]
        return plain.removesuffix(last) + (word.capitalize() if last[0].isupper() else word)
    ending = plain.lower()
    if re.search(r"[^aeiou]y$", ending):
        return f"{plain[:-1]}ies"
    if re.search(r"(ss|us|is|x|ch|sh)$", ending):
        return f"{plain}es"
    return plain if ending.endswith("s") else f"{plain}s"
