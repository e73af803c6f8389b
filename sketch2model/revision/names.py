"""When two names mean the same thing."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Hashable, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from typing import TypeVar

_T = TypeVar("_T")

_MOST_PAIRS = 40_000
"""Two hundred on each side take seconds; where more are left over, they are no states of one thing."""
_REMEMBERED = 2**14


@lru_cache(_REMEMBERED)
def plain(name: str | None) -> str:
    """A name without case, accents, spaces and signs: `Order Item`, `orderItem` and `order_item` are one.

    >>> plain("Order Item") == plain("order_item")
    True
    """
    letters = unicodedata.normalize("NFKD", name or "")
    return "".join(letter for letter in letters if letter.isalnum()).casefold()


def likeness(a: str | None, b: str | None) -> float:
    """How much two names have in common, 0 to 1 (Ratcliff and Metzener 1988, as in `difflib`)."""
    return SequenceMatcher(None, plain(a), plain(b), autojunk=False).ratio()


def pair_equal(old: Sequence[_T], new: Sequence[_T], key: Callable[[_T], Hashable | None]) -> list[tuple[int, int]]:
    """Pairs of indices of what has the same key, each at most once, the first with the first; no key pairs nothing."""
    free: dict[Hashable, list[int]] = {}
    for index, item in enumerate(new):
        free.setdefault(key(item), []).append(index)
    pairs = []
    for index, item in enumerate(old):
        wanted = key(item)
        if wanted and free.get(wanted):
            pairs.append((index, free[wanted].pop(0)))
    return pairs


def pair_alike(
    old: Sequence[_T], new: Sequence[_T], score: Callable[[_T, _T], float], least: float
) -> list[tuple[int, int]]:
    """Pairs of indices of what is most alike, the best pair first, each at most once; none where there is too much.

    Args:
        old: One side.
        new: The other side.
        score: How much two have in common.
        least: Score from which on they are the same.
    """
    if len(old) * len(new) > _MOST_PAIRS:
        return []
    scores = ((-score(a, b), i, j) for i, a in enumerate(old) for j, b in enumerate(new))
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, i, j in sorted(each for each in scores if -each[0] >= least):
        if i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)
    return list(pairs.items())
