"""Lines of diagrams as they are put together, whatever their words: only their shapes are kept."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from random import Random

from sketch2model.elements.vocabulary import Place


def _one(random: Random, odds: Mapping[str, float]) -> str:
    return random.choices(list(odds), list(odds.values()))[0]


def _name(random: Random, style: str, most: int = 3) -> str:
    """An identifier in the style of a writer: words stand for all words."""
    count = random.choices((1, 2, 3), (62, 31, 7))[0]
    words = ["a"] * min(count, most)
    text = {
        "camel": words[0] + "".join("Aa" for _ in words[1:]),
        "pascal": "Aa" * len(words),
        "snake": "_".join(words),
        "words": " ".join(words),
    }[style]
    return text + (str(random.randint(1, 9)) if random.random() < 0.03 else "")


def _type(random: Random) -> str:
    return _one(
        random,
        {
            "a": 55,
            "Aa": 17,
            "AaAa": 6,
            "a(99)": 6,
            "a(255)": 4,
            "a(9,2)": 1.5,
            "a[]": 3,
            "a<a>": 4,
            "Aa<AaAa>": 1,
            "a<a, a>": 1,
            "a a": 2,
            "a?": 1,
            "a[*]": 0.5,
            "a64": 1,
        },
    )


def _bound(random: Random) -> str:
    low, high = random.randint(0, 9), random.randint(2, 12)
    common = {"1": 26, "*": 20, "0..1": 11, "1..*": 15, "0..*": 15, "n": 5, "m": 3, "1..n": 2.5, "0..n": 2.5}
    rare = {
        "0,1": 0.6,
        "1,n": 0.5,
        "(0,n)": 0.5,
        "(1,n)": 0.5,
        "(0,1)": 0.5,
        "(1,1)": 0.5,
        "0...1": 0.3,
        "1...*": 0.3,
        "0...*": 0.3,
        "0 .. 1": 0.3,
        "1 .. *": 0.3,
        "0 .. *": 0.3,
        "0.1": 0.1,
        "0.*": 0.2,
        "1.*": 0.2,
        str(high): 2.5,
        f"{low}..{low + high}": 2,
        f"{low}..*": 0.6,
        f"{low}..a": 0.3,
        "0-1": 0.2,
        "1-*": 0.2,
        "+": 0.2,
    }
    return _one(random, common | rare)


def member(random: Random) -> str:
    """An attribute or an operation of one class."""
    style = _one(random, {"camel": 50, "snake": 30, "words": 12, "pascal": 8})
    sign = _one(random, {"": 50, "- ": 14, "+ ": 14, "-": 8, "+": 8, "# ": 2, "#": 1, "~ ": 0.5, "* ": 1, "/": 0.5})
    if random.random() < 0.23:
        inside = [
            _name(random, style),
            f"{_name(random, style)}: {_type(random)}",
            f"{_type(random)} {_name(random, style)}",
        ]
        count = random.choices((0, 1, 2), (65, 25, 10))[0]
        parameters = ", ".join(random.choices(inside, (4, 4, 2))[0] for _ in range(count))
        result = _one(random, {"": 55, f": {_type(random)}": 38, f" : {_type(random)}": 7})
        return f"{sign}{_name(random, style)}({parameters}){result}"
    colon = _one(random, {": ": 62, ":": 14, " : ": 24})
    key = _one(random, {"": 92, "PK ": 2, "FK ": 2, "pk ": 0.5, "fk ": 0.5})
    text = f"{sign}{key}{_name(random, style)}"
    odds = random.random()
    if odds < 0.60:
        text += f"{colon}{_type(random)}"
    elif odds < 0.66:
        text = f"{sign}{_type(random)} {_name(random, style)}"
    if random.random() < 0.03:
        text += f" [{_bound(random)}]"
    if random.random() < 0.04:
        text += _one(random, {" = ": 3, "=": 1}) + _one(random, {"0": 3, "1": 1, "a": 3, '"a"': 1, "0.0": 1, "100": 1})
    if random.random() < 0.03:
        text += _one(random, {" {a}": 4, " {a, a}": 1, " (A)": 2, " (a)": 2, " A": 1, " <<A>>": 1, " «a»": 0.5})
    return text


def name(random: Random) -> str:
    """What heads a class or a table."""
    style = _one(random, {"pascal": 70, "words": 14, "snake": 8, "camel": 8})
    if random.random() < 0.04:
        return _one(random, {"<<a>>": 6, "«a»": 3, "{a}": 1, "<< a >>": 1})
    text = _name(random, style)
    return text + _one(random, {"": 97, "<A>": 1, " (a)": 1, ":": 0.5, "s: A": 0.1})


def end(random: Random) -> str:
    """What stands at the end of a connector."""
    odds = random.random()
    if odds < 0.68:
        return _bound(random)
    role = _name(random, _one(random, {"camel": 70, "snake": 15, "words": 15}), 2)
    if odds < 0.94:
        return _one(random, {"": 8, "+ ": 0.5, "+": 1, "- ": 0.5, "-": 1}) + role
    return f"{_bound(random)} {role}" if odds < 0.97 else f"{role} {_bound(random)}"


def label(random: Random) -> str:
    """What stands along a connector of a class diagram."""
    return _one(
        random,
        {
            "a": 50,
            "a a": 22,
            "a >": 2,
            "< a": 2,
            "a a a": 5,
            "aAa": 3,
            "[a]": 3,
            "[a a]": 1,
            "<<a>>": 4,
            "«a»": 1,
            "a_a": 2,
            "1": 1,
        }
        | {"a?": 1, "a()": 1, "a > 0": 0.3, "x = 1": 0.2},
    )


def text(random: Random) -> str:
    """Anything else on a class diagram or on another page."""
    odds = random.random()
    if odds < 0.25:
        return member(random)
    if odds < 0.4:
        return name(random)
    if odds < 0.45:
        return end(random)
    words = ["a"] * random.choices((1, 2, 3, 4, 5), (40, 30, 18, 8, 4))[0]
    return " ".join(words) + _one(
        random, {"": 85, "?": 6, ":": 2, ".": 2, ",": 1, " 1": 1, "!": 0.5, "1": 1, " (a)": 1}
    )


GRAMMARS: Mapping[Place, Callable[[Random], str]] = {
    Place.NAME: name,
    Place.MEMBER: member,
    Place.END: end,
    Place.LABEL: label,
    Place.TEXT: text,
}
