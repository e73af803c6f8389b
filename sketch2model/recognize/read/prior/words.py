"""How likely letters follow each other in a word: words that are known first, their letters where they end.

A word is spelled from a tree of known words, with what a shorter and shorter context says where the tree has seen
little (interpolation after Witten and Bell, "The zero-frequency problem", 1991), so that every word may be written,
known or not. Both tables are sorted once; what may follow is counted when it is asked for.
"""

from __future__ import annotations

import math
from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from unicodedata import normalize

import numpy as np
from numpy.typing import NDArray

END = "\0"
"""What follows the last letter of a word."""

LETTERS = END + "".join(
    sorted({"ß", *map(chr, range(ord("a"), ord("z") + 1)), *(c for c in map(chr, range(0xDF, 0x180)) if c.islower())})
)
"""What words are spelled with; position 0 is the end."""

_ALPHABET = "abcdefghijklmnopqrstuvwxyz"
_CODES = {letter: code for code, letter in enumerate(LETTERS)}
_PLAIN = np.array([_CODES.get(normalize("NFD", letter)[0], code) for code, letter in enumerate(LETTERS)], np.intp)
"""For each letter, the same without its accent."""

_IS_ACCENTED = np.arange(len(LETTERS)) != _PLAIN
_LONGEST = 24
_CONTEXT = 5
"""Letters before one that count where no known word goes on."""

_NOVELTY = 2.0
"""How much mass of unknown words each way to go on is worth, after a known beginning."""

_FLAT = 0.4
"""Share of unknown words in which any letter may follow any other."""

_ACCENTS = np.array([0.06 if letter in "äöü" else 0.01 for letter in LETTERS])
"""How often a letter with an accent stands in an unknown word, for each time its plain one does."""

_PAGE_WEIGHT = 15.0
"""How many words of the tables one word that was read elsewhere on the page outweighs."""

_TOTAL = 20_000.0
"""How many words the tables stand for."""

_MOST_REMEMBERED = 10_000
"""Beginnings of words whose continuation is kept, per speller; each takes half a kilobyte."""

_NO_LETTER = 255
_UNSPELLED = math.log(1e-7)
"""For a letter of no alphabet that words are spelled with."""

_STRAY = 1e-4
"""Share of the shortest context that belongs to all letters alike."""


@dataclass(frozen=True, slots=True, eq=False)
class WordTable:
    """Known words, sorted, with how common each is in each kind of source.

    Attributes:
        spelling: (words, longest) codes of letters, 0 from the end on; rows in ascending order.
        shares: (words, sources); each column adds up to 1.
        contexts: Sorted keys of the letters before each letter in all words, the nearest counting most.
        followers: The letter (code) that follows each of them.
        weights: How much each counts.
    """

    spelling: NDArray[np.uint8] = field(repr=False)
    shares: NDArray[np.float64] = field(repr=False)
    contexts: NDArray[np.int64] = field(repr=False)
    followers: NDArray[np.uint8] = field(repr=False)
    weights: NDArray[np.float64] = field(repr=False)
    _known: dict[str, NDArray[np.float64]] = field(default_factory=dict, repr=False)

    @classmethod
    def of(cls, words: Sequence[str], counts: NDArray[np.float64]) -> WordTable:
        """A table of words.

        Args:
            words: In lower case, distinct, in ascending order.
            counts: (words, sources), how often each was seen in each kind of source.
        """
        spelling = np.zeros((len(words), _LONGEST), np.uint8)
        for row, word in zip(spelling, words, strict=True):
            codes = [_CODES[letter] for letter in word[: _LONGEST - 1]]
            row[: len(codes)] = codes
        shares = counts / np.maximum(counts.sum(axis=0), 1)
        contexts, followers, weights = _contexts(spelling, 1 + np.log1p(counts.sum(axis=1)))
        return cls(spelling, shares, contexts, followers, weights)

    def after(self, context: str) -> NDArray[np.float64]:
        """How likely each letter is after some letters, whatever the word.

        Args:
            context: Codes of at most five letters as characters, the nearest last.
        """
        found = self._known.get(context)
        if found is None:
            base, span = 0, len(LETTERS) ** _CONTEXT
            for code in reversed(context):
                span //= len(LETTERS)
                base += ord(code) * span
            low, high = np.searchsorted(self.contexts, (base, base + span))
            counts = np.bincount(self.followers[low:high], self.weights[low:high], len(LETTERS))
            if context:
                kinds = np.count_nonzero(counts) or 1
                found = (counts + kinds * self.after(context[1:])) / (counts.sum() + kinds)
            else:
                found = (1 - _STRAY) * counts / counts.sum() + _STRAY / len(LETTERS)
            self._known[context] = found
        return found


def _contexts(
    spelling: NDArray[np.uint8], weight: NDArray[np.float64]
) -> tuple[NDArray[np.int64], NDArray[np.uint8], NDArray[np.float64]]:
    """Every letter of every word with the letters before it, sorted by these."""
    lengths = np.count_nonzero(spelling, axis=1)
    keys, followers, weights = [], [], []
    for place in range(int(lengths.max()) + 1):
        held = lengths >= place
        key = np.zeros(int(held.sum()), np.int64)
        for back in range(1, _CONTEXT + 1):
            code = spelling[held, place - back].astype(np.int64) if back <= place else np.zeros_like(key)
            key = key * len(LETTERS) + code
        keys.append(key)
        followers.append(spelling[held, place])
        weights.append(weight[held])
    key, follower, weight = np.concatenate(keys), np.concatenate(followers), np.concatenate(weights)
    order = np.argsort(key, kind="stable")
    return key[order], follower[order], weight[order]


class Speller:
    """What follows the beginning of a word, for one mixture of sources; remembers what it has worked out."""

    def __init__(self, table: WordTable, mixture: Sequence[float]) -> None:
        """Mix the sources.

        Args:
            table: Known words.
            mixture: Share of each kind of source.
        """
        shares = np.array(mixture, np.float64)
        self._table = table
        self._mass = _TOTAL * (table.shares @ (shares / shares.sum()))
        self._rows: dict[str, tuple[int, int]] = {"": (0, len(self._mass))}
        self._logs: dict[str, array[float]] = {}

    def log_probability(self, beginning: str, letter: str) -> float:
        """Logarithm of how likely a letter, or `END`, follows the beginning of a word.

        Args:
            beginning: Letters in lower case, possibly none.
            letter: One letter in lower case or `END`.
        """
        logs = self._logs.get(beginning)
        if logs is None:
            if len(self._logs) >= _MOST_REMEMBERED:
                self._logs.clear()
            logs = self._logs[beginning] = logs_of(self.following(beginning))
        return logs[_CODES[letter]] if letter in _CODES else _UNSPELLED

    def following(self, beginning: str, page: Mapping[int, float] = MappingProxyType({})) -> NDArray[np.float64]:
        """How likely each of `LETTERS` follows.

        Args:
            beginning: Letters in lower case.
            page: What followed it on the page, by position in `LETTERS`, in words of the tables.
        """
        table = self._table
        unknown = _opened(table.after("".join(chr(_PLAIN[_CODES.get(letter, 0)]) for letter in beginning[-_CONTEXT:])))
        low, high = self._range(beginning)
        if (low == high and not page) or len(beginning) >= _LONGEST:
            return unknown
        known = np.bincount(table.spelling[low:high, len(beginning)], self._mass[low:high], len(LETTERS))
        for code, weight in page.items():
            known[code] += weight
        novelty = _NOVELTY * (1 + np.count_nonzero(known))
        mixed: NDArray[np.float64] = (known + novelty * unknown) / (known.sum() + novelty)
        return mixed

    def _range(self, beginning: str) -> tuple[int, int]:
        """Rows of the words that begin so."""
        found = self._rows.get(beginning)
        if found is None:
            low, high = self._range(beginning[:-1])
            depth, code = len(beginning) - 1, _CODES.get(beginning[-1], _NO_LETTER)
            if depth < _LONGEST and low < high:
                column = self._table.spelling[low:high, depth]
                low, high = low + int(np.searchsorted(column, code)), low + int(np.searchsorted(column, code, "right"))
            else:
                high = low
            if len(self._rows) >= _MOST_REMEMBERED:
                self._rows = {"": self._rows[""]}
            found = self._rows[beginning] = low, high
        return found


def _opened(following: NDArray[np.float64]) -> NDArray[np.float64]:
    """What follows in a word that nobody knows: any letter may, and one with an accent where a plain one may."""
    flat = (1 - _FLAT) * following
    flat[1 : len(_ALPHABET) + 1] += _FLAT * (1 - following[0]) / len(_ALPHABET)
    flat[0] += _FLAT * following[0]
    accented = np.where(_IS_ACCENTED, flat[_PLAIN], 0.0) * _ACCENTS
    opened: NDArray[np.float64] = (flat + accented) / (flat + accented).sum()
    return opened


class PageSpeller:
    """A speller that also knows the words of a page."""

    def __init__(self, speller: Speller, words: Mapping[str, float]) -> None:
        """Add words.

        Args:
            speller: What is known before the page.
            words: In lower case, with how often each was read.
        """
        self._speller = speller
        self._followers: dict[str, dict[int, float]] = {}
        self._logs: dict[str, array[float]] = {}
        for word, count in words.items():
            for place, letter in enumerate(word + END):
                followers = self._followers.setdefault(word[:place], {})
                code = _CODES.get(letter, 0)
                followers[code] = followers.get(code, 0.0) + _PAGE_WEIGHT * count

    def log_probability(self, beginning: str, letter: str) -> float:
        """As of a `Speller`."""
        followers = self._followers.get(beginning)
        if followers is None or letter not in _CODES:
            return self._speller.log_probability(beginning, letter)
        logs = self._logs.get(beginning)
        if logs is None:
            logs = self._logs[beginning] = logs_of(self._speller.following(beginning, followers))
        return logs[_CODES[letter]]


def logs_of(probabilities: NDArray[np.float64]) -> array[float]:
    """Logarithms, in little memory and quick to look up."""
    return array("f", np.log(probabilities).astype(np.float32).tobytes())
