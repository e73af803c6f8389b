"""How words are written large and small: as sentences begin, as types do, in capitals, and as this writer does."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum


class Case(IntEnum):
    """How the letters of a word so far are written: one capital alone, or one and small letters after it."""

    NONE = 0
    LOWER = 1
    CAPITAL = 2
    TITLE = 3
    UPPER = 4


@dataclass(frozen=True, slots=True)
class CaseOdds:
    """How words begin and go on.

    Attributes:
        begin: Chance that a word's first letter is a capital, by how the word before it was written.
        go_on: Chance that a second letter is one too, after a capital.
    """

    begin: Mapping[Case, float]
    go_on: float

    def learned(self, words: Mapping[Case, float]) -> CaseOdds:
        """These odds after some words of the same writer were seen in the same place.

        Args:
            words: How many words were written how.
        """
        large = words.get(Case.TITLE, 0.0) + words.get(Case.UPPER, 0.0)
        total = large + words.get(Case.LOWER, 0.0)
        begin = {case: (_PATIENCE * odds + large) / (_PATIENCE + total) for case, odds in self.begin.items()}
        upper = words.get(Case.UPPER, 0.0)
        return CaseOdds(begin, (_PATIENCE * self.go_on + upper) / (_PATIENCE + large))


_PATIENCE = 6.0
"""How many words of a writer count as much as what is known of all writers."""

_BREAK = 0.01
"""Chance that small letters follow after several capitals, as in PKs."""


def next_case(odds: CaseOdds, word: Case, before: Case, capital: bool) -> tuple[float, Case]:
    """Logarithm of how likely a letter is written so, and how the word is written then.

    Args:
        odds: Those of the place.
        word: How the word's letters so far are written; `NONE` before the first.
        before: How the word before it was written.
        capital: Whether the letter is one.
    """
    if word is Case.NONE:
        chance, case = odds.begin[before], Case.CAPITAL if capital else Case.LOWER
    elif word is Case.CAPITAL:
        chance, case = odds.go_on, Case.UPPER if capital else Case.TITLE
    elif word is Case.UPPER:
        chance, case = 1 - _BREAK, Case.UPPER if capital else Case.TITLE
    else:
        return 0.0, word
    return math.log(chance if capital else 1 - chance), case
