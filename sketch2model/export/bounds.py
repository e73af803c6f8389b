"""Multiplicities as numbers (OMG UML 2.5.1, 7.5.4)."""

from __future__ import annotations

import re
from dataclasses import dataclass

_RANGE = re.compile(r"(?:(\d{1,6})\s*\.\.\s*)?(\d{1,6}|[*nmNM])", re.ASCII)


@dataclass(frozen=True, slots=True)
class Bounds:
    """How many there may be.

    Attributes:
        lower: Least number.
        upper: Greatest number, at least 1; None where there is no limit.
    """

    lower: int
    upper: int | None

    @property
    def many(self) -> bool:
        """Whether there may be more than one."""
        return self.upper is None or self.upper > 1

    @property
    def required(self) -> bool:
        """Whether there is exactly one."""
        return not self.many and self.lower > 0

    def __str__(self) -> str:
        """As UML writes it."""
        upper = "*" if self.upper is None else str(self.upper)
        if (self.lower, self.upper) == (0, None) or str(self.lower) == upper:
            return upper
        return f"{self.lower}..{upper}"


ONE = Bounds(1, 1)
OPTIONAL = Bounds(0, 1)
ANY = Bounds(0, None)


def bounds_of(multiplicity: str | None) -> Bounds | None:
    """The numbers that a multiplicity stands for; None where nothing was drawn or it makes no sense.

    >>> bounds_of("1..*"), bounds_of("*"), bounds_of("4..1")
    (Bounds(lower=1, upper=None), Bounds(lower=0, upper=None), None)
    """
    found = _RANGE.fullmatch((multiplicity or "").strip())
    if found is None:
        return None
    upper = int(found[2]) if found[2].isdigit() else None
    lower = int(found[1]) if found[1] else upper or 0
    if upper is not None and not max(lower, 1) <= upper:
        return None
    return Bounds(lower, upper)
