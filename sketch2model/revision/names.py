"""When two names mean the same thing."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Hashable, Sequence
from difflib import SequenceMatcher
from typing import TypeVar

_T = TypeVar("_T")


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
    """Pairs of indices of what is most alike, the best pair first, each at most once.

    Args:
        old: One side.
        new: The other side.
        score: How much two have in common.
        least: Score from which on they are the same.
    """
    scored = sorted((-score(a, b), i, j) for i, a in enumerate(old) for j, b in enumerate(new) if score(a, b) >= least)
    pairs: list[tuple[int, int]] = []
    for _, i, j in scored:
        if all(i != a and j != b for a, b in pairs):
            pairs.append((i, j))
    return pairs
