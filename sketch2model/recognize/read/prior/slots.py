"""Which words a line can hold where: the name of a class, an attribute, its type, a bound, a verb, prose."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from sketch2model.elements.vocabulary import Place
from sketch2model.recognize.read.prior.shapes import HUMP, WORD

SOURCES = (
    "prose",
    "code",
    "classes",
    "processes",
    "entities",
    "attributes",
    "operations",
    "verbs",
    "roles",
    "types",
    "bounds",
    "flags",
    "values",
    "languages",
    "dictionary",
)
"""Where words were counted, in the order of the table's columns."""


class Slot(StrEnum):
    """What a word can be."""

    NAME = "name"
    ATTRIBUTE = "attribute"
    OPERATION = "operation"
    TYPE = "type"
    BOUND = "bound"
    FLAG = "flag"
    VALUE = "value"
    ROLE = "role"
    VERB = "verb"
    PROSE = "prose"


_MIXTURES: Mapping[Slot, Mapping[str, float]] = MappingProxyType(
    {
        Slot.NAME: {
            "entities": 40,
            "classes": 18,
            "processes": 10,
            "prose": 5,
            "code": 5,
            "languages": 3,
            "dictionary": 15,
            "roles": 4,
        },
        Slot.ATTRIBUTE: {
            "attributes": 36,
            "entities": 10,
            "code": 22,
            "classes": 2,
            "processes": 6,
            "prose": 6,
            "languages": 3,
            "dictionary": 8,
            "operations": 7,
        },
        Slot.OPERATION: {
            "operations": 35,
            "attributes": 20,
            "entities": 12,
            "code": 20,
            "dictionary": 6,
            "processes": 4,
            "languages": 3,
        },
        Slot.TYPE: {"types": 82, "entities": 10, "classes": 4, "code": 2, "dictionary": 2},
        Slot.BOUND: {"bounds": 94, "values": 2, "code": 4},
        Slot.FLAG: {"flags": 85, "code": 10, "attributes": 5},
        Slot.VALUE: {"values": 50, "code": 20, "dictionary": 15, "prose": 15},
        Slot.ROLE: {
            "roles": 28,
            "entities": 12,
            "attributes": 8,
            "verbs": 18,
            "bounds": 12,
            "code": 5,
            "processes": 5,
            "dictionary": 8,
            "languages": 4,
        },
        Slot.VERB: {
            "verbs": 25,
            "processes": 40,
            "prose": 12,
            "dictionary": 8,
            "roles": 4,
            "attributes": 4,
            "entities": 4,
            "languages": 3,
        },
        Slot.PROSE: {
            "processes": 58,
            "prose": 14,
            "dictionary": 8,
            "entities": 7,
            "attributes": 5,
            "types": 2,
            "languages": 3,
            "verbs": 3,
        },
    }
)
_FIRST = MappingProxyType(
    {
        Place.NAME: Slot.NAME,
        Place.MEMBER: Slot.ATTRIBUTE,
        Place.END: Slot.ROLE,
        Place.LABEL: Slot.VERB,
        Place.TEXT: Slot.PROSE,
    }
)
_BOUNDED = frozenset(".,(0123456789")


def mixture_of(slot: Slot) -> tuple[float, ...]:
    """Share of each of `SOURCES` in the words of a slot."""
    return tuple(float(_MIXTURES[slot].get(source, 0.0)) for source in SOURCES)


def first_slot(place: Place) -> Slot:
    """What the first word of a line is."""
    return _FIRST[place]


def next_slot(place: Place, slot: Slot, sign: str, before: str) -> Slot:
    """What words are after a sign.

    Args:
        place: Where the line stands.
        slot: What words were before it.
        sign: The sign.
        before: Symbols of the line before it, as in `shape_of`.
    """
    if place is Place.END:
        return Slot.BOUND if sign in _BOUNDED and before[-1:] not in (WORD, HUMP) else slot
    if place not in (Place.MEMBER, Place.NAME):
        return slot
    if sign in "«{" or (sign == "<" and before.endswith("<")):
        return Slot.FLAG
    if sign in "»}" or (sign == ">" and before.endswith(">")):
        return _FIRST[place]
    if place is Place.NAME:
        return slot
    if sign == ":":
        return Slot.TYPE
    if sign in "(," and slot is not Slot.FLAG:
        return slot if slot is Slot.TYPE and sign == "(" else Slot.ATTRIBUTE
    if sign == "=":
        return Slot.VALUE
    return Slot.BOUND if sign == "[" else slot
