"""Names of classes and attributes in generated Python: legal, usual, and without clashes."""

from __future__ import annotations

import itertools
import keyword
import re
import unicodedata
from collections.abc import Callable, Collection, Mapping

from sketch2model.export.escape import one_line

_LONGEST = 50
_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_PLURALS = {"child": "children", "person": "people"}


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", unicodedata.normalize("NFKC", one_line(text)))


def class_name(text: str, fallback: str = "Thing") -> str:
    """PascalCase, otherwise as drawn.

    >>> class_name("order line"), class_name("HTTPServer"), class_name("2nd try"), class_name("...", "Table")
    ('OrderLine', 'HTTPServer', 'Thing2ndTry', 'Table')
    """
    name = "".join(word[:1].upper() + word[1:] for word in _words(text))[:_LONGEST]
    name = name if name and name[0].isalpha() else f"{fallback}{name}"
    return name if name.isidentifier() and not keyword.iskeyword(name) else f"{fallback}{len(name)}"


def attribute_name(text: str, fallback: str = "field") -> str:
    """snake_case, which is what column names are already; a keyword stays one.

    >>> attribute_name("Größe (cm)"), attribute_name("1st"), attribute_name("placedAt"), attribute_name("")
    ('größe_cm', 'field_1st', 'placed_at', 'field')
    """
    name = _HUMP.sub("_", "_".join(_words(text))).lower()[:_LONGEST].strip("_")
    name = unicodedata.normalize("NFKC", name)
    name = name if name and name[0].isalpha() else f"{fallback}_{name}".strip("_")
    return name if name.isidentifier() else fallback


def constant_name(text: str) -> str:
    """UPPER_CASE, for a value of an enumeration.

    >>> constant_name("in progress"), constant_name("1"), constant_name("+")
    ('IN_PROGRESS', 'VALUE_1', 'VALUE')
    """
    name = attribute_name(text, "value").upper()
    return name if name.isidentifier() else "VALUE"


def plural(name: str) -> str:
    """An English plural, as good as endings tell; what ends in s is taken for one already.

    >>> plural("order_line"), plural("category"), plural("address"), plural("orders"), plural("child")
    ('order_lines', 'categories', 'addresses', 'orders', 'children')
    """
    start, _, last = name.rpartition("_")
    if last in _PLURALS:
        return f"{start}_{_PLURALS[last]}" if start else _PLURALS[last]
    if re.search(r"[^aeiou]y$", name):
        return f"{name[:-1]}ies"
    if re.search(r"(ss|x|ch|sh|us)$", name):
        return f"{name}es"
    return name if name.endswith("s") else f"{name}s"


def unused(wanted: str, taken: Collection[str]) -> str:
    """The name, or the first one with a number behind it that is free where case does not count."""
    lowered = {name.casefold() for name in taken}
    name, number = wanted, 1
    while name.casefold() in lowered:
        number += 1
        name = f"{wanted}{number}"
    return name


class Scopes:
    """Names of attributes in use; a class shares those of its parents and of its children.

    Args:
        parents: Name of each class to that of its parent, if any; parents come before their children.
        reserved: Names that no attribute can have.
        mend: Makes a reserved name another one.
    """

    def __init__(
        self, parents: Mapping[str, str | None], reserved: Collection[str], mend: Callable[[str], str]
    ) -> None:
        self._names: dict[str, set[str]] = {name: set() for name in parents}
        self._related: dict[str, list[str]] = {name: [name] for name in parents}
        self._reserved = reserved
        self._mend = mend
        for name in parents:
            ancestor = parents[name]
            while ancestor is not None:
                self._related[name].append(ancestor)
                self._related[ancestor].append(name)
                ancestor = parents[ancestor]

    def take(self, owner: str, *wanted: str, with_id: bool = False) -> str:
        """The first of the wanted names that is free, or the last one with a number; it is in use from now on.

        Args:
            owner: Name of the class.
            wanted: Snake-case names, the best first.
            with_id: Whether the same name with `_id` behind it is needed, too.
        """
        names = [self._mend(name) if name in self._reserved else name for name in wanted]
        used = [self._names[each] for each in self._related[owner] if self._names[each]]
        numbered = (f"{names[-1]}_{number}" for number in itertools.count(2))
        for name in itertools.chain(names, numbered):
            needed = {name, f"{name}_id"} if with_id else {name}
            if needed.isdisjoint(self._reserved) and all(map(needed.isdisjoint, used)):
                break
        self._names[owner] |= needed
        return name
