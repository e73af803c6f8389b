"""How lines are put together: signs, digits and the places of words, whatever the words are.

`- birthDate: Date` has the shape `- ◦‸◦: ◦`. Sequences of such symbols are counted per place and interpolated after
Witten and Bell, so that no shape is impossible.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

WORD, HUMP, STOP = "\1", "\2", "\3"
"""A run of letters, a capital inside of it that begins another one, the end of the line."""

_SIGNS = STOP + WORD + HUMP + " 0123456789_:-+#~/()[]{}<>«»,.;=*'\"?!&|%@$€\\^`°§²³µ£×≤≥→←"
_CONTEXT = 5
_STRAY = 0.02
"""Share of the shortest context that belongs to all signs alike."""


def shape_of(text: str) -> str:
    """A line with its words replaced by one symbol each, and its end.

    >>> shape_of("isOk(x1): Bool").translate({1: "w", 2: "^", 3: "$"})
    'w^w(w1): w$'
    """
    symbols: list[str] = []
    previous = ""
    for letter in text:
        if not letter.isalpha():
            symbols.append(letter)
        elif not previous.isalpha():
            symbols.append(WORD)
        elif letter.isupper() and previous.islower():
            symbols += (HUMP, WORD)
        previous = letter
    return "".join(symbols) + STOP


class ShapePrior:
    """How likely a symbol follows others in lines of one place; remembers what it has worked out."""

    def __init__(self, shapes: Mapping[str, float]) -> None:
        """Count.

        Args:
            shapes: Lines as `shape_of` gives them, with how often each occurs.
        """
        self._counts: dict[str, dict[str, float]] = {}
        for shape, count in shapes.items():
            for place, symbol in enumerate(shape):
                for length in range(min(place, _CONTEXT) + 1):
                    followers = self._counts.setdefault(shape[place - length : place], {})
                    followers[symbol] = followers.get(symbol, 0.0) + count
        self._logs: dict[tuple[str, str], float] = {}

    def log_probability(self, before: str, symbol: str) -> float:
        """Logarithm of how likely a symbol follows.

        Args:
            before: The symbols of the line so far, or the last of them.
            symbol: A sign, a digit, `WORD`, `HUMP` or `STOP`.
        """
        key = before[-_CONTEXT:], symbol
        found = self._logs.get(key)
        if found is None:
            found = self._logs[key] = math.log(self._probability(*key))
        return found

    def _probability(self, before: str, symbol: str) -> float:
        shorter = self._probability(before[1:], symbol) if before else _STRAY / len(_SIGNS)
        counts = self._counts.get(before)
        if not counts:
            return shorter
        if not before:
            return (1 - _STRAY) * counts.get(symbol, 0.0) / sum(counts.values()) + shorter
        kinds = len(counts)
        return (counts.get(symbol, 0.0) + kinds * shorter) / (sum(counts.values()) + kinds)
