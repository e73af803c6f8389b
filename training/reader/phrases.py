"""What developers write on one line: attributes, operations, names, multiplicities, roles, verbs, steps.

The words are those of the generator of sketches, made-up ones, and words of the source of Python's standard library,
which are counted where the program runs.
"""

from __future__ import annotations

import re
import sysconfig
from collections import Counter
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

import numpy as np

from training.sketches import vocabulary
from training.sketches.wordbook import FLAT_FIELDS, made_up, one, phrase

_SOURCES = (
    *("argparse", "asyncio", "collections", "concurrent", "ctypes", "dataclasses", "datetime", "decimal", "email"),
    *("http", "json", "logging", "mailbox", "sqlite3", "statistics", "tarfile", "typing", "unittest"),
)
_WORD = re.compile(r"[A-Za-z][a-z]+|[A-Z]{2,5}(?![a-z])")
_ACCENTS = {"a": "äàâá", "e": "éèêë", "i": "íï", "o": "öôó", "u": "üùú", "c": "ç", "n": "ñ", "s": "ß"}
_TYPES = (
    *("int", "integer", "Integer", "int", "INT", "string", "String", "str", "STRING", "text", "varchar"),
    *("VARCHAR(255)", "varchar(20)", "char", "float", "double", "Double", "decimal", "decimal(10,2)", "number"),
    *("bool", "boolean", "Boolean", "date", "Date", "DateTime", "datetime", "time", "timestamp", "long"),
    *("Long", "short", "byte", "byte[]", "uuid", "UUID", "void", "any", "Object", "object", "BigDecimal"),
    *("LocalDate", "enum", "blob", "real", "money"),
)
_VISIBLE = ("+ ", "- ", "+", "-", "-", "+", "# ", "#", "~ ", "", "", "", "", "", "", "")
_COLONS = (": ", ": ", ": ", ":", " : ", " :")
_MULTIPLICITIES = (
    *("1", "1", "1", "*", "*", "*", "0..1", "0..1", "1..*", "1..*", "0..*", "0..*", "n", "N", "m", "2", "1..1", "1..n"),
    *("0..n", "0...*", "1...*", "0…1", "0,1", "(0,n)", "(1,1)", "(0,1)", "(1,n)", "1:n", "2..5", "1..3", "3..*", "0"),
)


@cache
def known_words() -> tuple[tuple[str, ...], np.ndarray]:
    """Words of programmers with how likely each is, square roots of how often they stand there."""
    folder = Path(sysconfig.get_paths()["stdlib"])
    counts: Counter[str] = Counter()
    for name in _SOURCES:
        paths = sorted((folder / name).rglob("*.py")) or [folder / f"{name}.py"]
        for path in paths:
            if path.is_file():
                counts.update(_WORD.findall(path.read_text(encoding="utf-8", errors="ignore")))
    words = sorted(word for word, count in counts.items() if count >= 3 and 2 <= len(word) <= 14)
    chances = np.sqrt([counts[word] for word in words])
    return tuple(words), np.cumsum(chances / chances.sum())


def any_word(rng: np.random.Generator) -> str:
    """A known word, a made-up one, one of the domain; in lower case."""
    odds = rng.random()
    if odds < 0.55:
        words, chances = known_words()
        return words[min(int(np.searchsorted(chances, rng.random())), len(words) - 1)].lower()
    if odds < 0.75:
        return made_up(rng)
    if odds < 0.9:
        return one(FLAT_FIELDS, rng)
    return one(tuple(vocabulary.ENTITIES), rng).lower()


def identifier(rng: np.random.Generator) -> str:
    """camelCase, snake_case, or a single word; keys among them."""
    count = int(rng.choice((1, 2, 3), p=(0.5, 0.38, 0.12)))
    parts = [part for _ in range(count) for part in any_word(rng).split("_")]
    if rng.random() < 0.12:
        parts.append("id")
    if rng.random() < 0.03:
        parts = ["id"]
    style = rng.random()
    if style < 0.4:
        return "_".join(parts) + (str(rng.integers(10)) if rng.random() < 0.03 else "")
    if style < 0.8:
        return parts[0] + "".join(part.capitalize() for part in parts[1:])
    if style < 0.9:
        return "".join(part.capitalize() for part in parts)
    if style < 0.95:
        return "_".join(parts).upper()
    return " ".join(parts)


def class_name(rng: np.random.Generator) -> str:
    """The head of a box."""
    parts = [any_word(rng).replace("_", "") for _ in range(int(rng.choice((1, 2, 3), p=(0.62, 0.3, 0.08))))]
    if rng.random() < 0.5:
        parts[0] = one(tuple(vocabulary.ENTITIES), rng)
    name = "".join(part[:1].upper() + part[1:] for part in parts)
    odds = rng.random()
    if odds < 0.06:
        return f"<<{one(('interface', 'enum', 'abstract', 'entity', 'service', 'enumeration'), rng)}>>"
    if odds < 0.09:
        return f"«{one(('interface', 'enumeration', 'abstract'), rng)}»"
    if odds < 0.16:
        return " ".join(parts)
    return name.upper() if odds < 0.24 else name


def type_name(rng: np.random.Generator) -> str:
    """What stands behind the colon."""
    odds = rng.random()
    if odds < 0.72:
        return one(_TYPES, rng)
    inner = one(_TYPES, rng) if rng.random() < 0.5 else class_name(rng).strip("<>«»")
    wrapped = (f"List<{inner}>", f"{inner}[]", f"Set<{inner}>", f"list[{inner}]", f"Map<String, {inner}>", inner, inner)
    return one(wrapped, rng)


def attribute(rng: np.random.Generator) -> str:
    """A line of an attribute compartment."""
    name = identifier(rng)
    odds = rng.random()
    if odds < 0.1:
        return f"{name} {one(_TYPES, rng)}{one(('', '', ' PK', ' FK', ' NOT NULL'), rng)}"
    if odds < 0.14:
        return f"{one(('PK ', 'FK ', '(PK) ', '# '), rng)}{name}"
    text = one(_VISIBLE, rng) + name
    if odds < 0.75:
        text += one(_COLONS, rng) + type_name(rng)
    if rng.random() < 0.06:
        text += one((" = 0", " = 1", " = true", ' = ""', " = null", "= 10"), rng)
    if rng.random() < 0.04:
        text += one((" {id}", " {unique}", " [0..1]", " [*]", " {PK}", " {readOnly}"), rng)
    return text


def operation(rng: np.random.Generator) -> str:
    """A line of an operation compartment."""
    verb = one(("get", "set", "add", "remove", "is", "update", "find", "create", "", "", ""), rng)
    name = any_word(rng).replace("_", "")
    name = verb + name.capitalize() if verb else name
    inside = one(("", "", "", "", identifier(rng), f"{identifier(rng)}: {one(_TYPES, rng)}", "a, b"), rng)
    result = f"{one(_COLONS, rng)}{one(_TYPES, rng)}" if rng.random() < 0.35 else ""
    return f"{one(_VISIBLE, rng)}{name}({inside}){result}"


def end(rng: np.random.Generator) -> str:
    """What stands at the end of a connector."""
    odds = rng.random()
    if odds < 0.7:
        return one(_MULTIPLICITIES, rng)
    role = identifier(rng) if rng.random() < 0.6 else one(vocabulary.ROLES, rng)
    if odds < 0.92:
        return one(("", "", "+", "-", "+ "), rng) + role
    return one((f"{role} {one(_MULTIPLICITIES, rng)}", f"{one(_MULTIPLICITIES, rng)} {role}"), rng)


def label(rng: np.random.Generator) -> str:
    """What stands along a connector."""
    verb = one(vocabulary.VERBS, rng) if rng.random() < 0.4 else any_word(rng).replace("_", " ")
    return one((verb, verb, f"{verb} >", f"< {verb}", f"[{verb}]", "yes", "no", "Yes", "No", f"{verb}()"), rng)


def prose(rng: np.random.Generator) -> str:
    """A step, a caption, a note."""
    odds = rng.random()
    if odds < 0.35:
        return phrase(rng)
    words = [any_word(rng).replace("_", " ") for _ in range(int(rng.integers(1, 5)))]
    text = " ".join(words)
    text = text.capitalize() if rng.random() < 0.4 else text.title() if rng.random() < 0.15 else text
    if odds > 0.9:
        text += one(("?", ".", ",", "!", ":", "...", "-", " 1", " 2", " x", "/", "'s"), rng)
    return accented(text, rng) if rng.random() < 0.08 else text


def figures(rng: np.random.Generator) -> str:
    """Numbers, dates, amounts, conditions."""
    n, m = int(rng.integers(0, 1000)), int(rng.integers(1, 32))
    dates = (f"{m}.{m % 12 + 1}.20{m:02}", f"{m}:30", f"{m} days", f"{m}nd")
    amounts = (str(n), f"{n}.{m}", f"{n},{m:02}", f"{n} €", f"{m} %", f"x > {n}", f"<= {m}", f"> {n}$")
    return one((*dates, *amounts, f"#{n}", f"({m})", f"A{m}", f"v{m}.0"), rng)


def accented(text: str, rng: np.random.Generator) -> str:
    """Some letters with the signs of other Latin languages on them."""
    return "".join(one(_ACCENTS[c], rng) if c in _ACCENTS and rng.random() < 0.25 else c for c in text)


ROLES: dict[str, tuple[Callable[[np.random.Generator], str], float]] = {
    "attribute": (attribute, 0.32),
    "identifier": (identifier, 0.08),
    "name": (class_name, 0.14),
    "operation": (operation, 0.08),
    "end": (end, 0.13),
    "label": (label, 0.05),
    "prose": (prose, 0.15),
    "figures": (figures, 0.05),
}
"""What each kind of line is made by, and how often."""


def any_line(rng: np.random.Generator) -> str:
    """A line of any kind."""
    names: Sequence[str] = tuple(ROLES)
    kind = names[int(rng.choice(len(names), p=[ROLES[name][1] for name in names]))]
    return ROLES[kind][0](rng)
