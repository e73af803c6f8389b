"""Enumerations as classes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sketch2model.concepts import Enumeration, Schema
from sketch2model.export.schemas.orm.names import class_name, constant_name, unused


@dataclass(frozen=True, slots=True)
class Choices:
    """A class of constants.

    Attributes:
        name: PascalCase, unique where case does not count.
        enumeration: What it is made of.
        members: Each value with the name of its constant, in their order.
    """

    name: str
    enumeration: Enumeration
    members: Mapping[str, str]


def choices_of(schema: Schema, taken: set[str]) -> dict[str, Choices]:
    """Those of a sound schema by the ids of their elements; their names are added to those taken."""
    found = {}
    for number, each in enumerate(schema.enumerations, 1):
        name = unused(class_name(each.drawn_name or each.name, f"Enumeration{number}"), taken)
        taken.add(name)
        found[each.element] = Choices(name, each, _members(each))
    return found


def _members(enumeration: Enumeration) -> dict[str, str]:
    members: dict[str, str] = {}
    for value in enumeration.values:
        members[value] = unused(constant_name(value), members.values())
    return members
