"""The characters that a sketch may hold, picked from those a recogniser knows."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

BLANK = ""
"""What the blank class of a CTC network stands for."""

_SIGNS = frozenset("§°²³µ€£«»×≤≥→←")

_LOOK_ALIKES = {
    look_alike: plain
    for plain, look_alikes in {
        "'": "‘’‚‛′`´",
        '"': "“”„‟″",
        "-": "‐‑‒–—―−一ー",
        "*": "∗※⁎米木禾术朱来水氷永求火大犬太头夫天夹长卡香❇",
        "+": "十",
        "|": "丨∣｜",
        ".": "•·・∙",
        ":": "∶",
        "/": "∕",
        "~": "∼",
        "<": "〈",
        ">": "〉",
        "«": "《",
        "»": "》",
        "0": "〇",
    }.items()
    for look_alike in look_alikes
} | dict(zip("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧο", "ABEZHIKMNOPTYXo", strict=True))
"""Characters of other scripts that in a sketch are a badly drawn plain one; a star of pen strokes has many."""


def plain_text(character: str) -> str | None:
    """The Latin letters, digits or signs that a character is or looks like; None for other scripts.

    >>> plain_text("："), plain_text("é"), plain_text("…"), plain_text("口")
    (':', 'é', '...', None)
    """
    folded = _LOOK_ALIKES.get(character) or unicodedata.normalize("NFKC", character)
    return folded if folded and all(_is_plain(c) for c in folded) else None


def _is_plain(character: str) -> bool:
    return " " <= character <= "~" or character in _SIGNS or (character.isalpha() and "À" <= character <= "ž")


@dataclass(frozen=True, slots=True, eq=False)
class Alphabet:
    """Folds the classes of a recogniser into plain characters.

    Attributes:
        characters: The plain characters (rarely two or three, as for an ellipsis), `BLANK` first.
        columns: Classes that count, those of one plain character side by side.
        starts: Where each plain character's classes begin in `columns`.
    """

    characters: tuple[str, ...]
    columns: NDArray[np.intp] = field(repr=False)
    starts: NDArray[np.intp] = field(repr=False)

    @classmethod
    def of(cls, classes: Sequence[str]) -> Alphabet:
        """The alphabet of a network whose class 0 is the blank and whose others are `classes[1:]`."""
        members: dict[str, list[int]] = {BLANK: [0]}
        for index, character in enumerate(classes[1:], start=1):
            plain = plain_text(character)
            if plain:
                members.setdefault(plain, []).append(index)
        sizes = [len(indices) for indices in members.values()]
        columns = [index for indices in members.values() for index in indices]
        return cls(tuple(members), np.array(columns, np.intp), np.cumsum([0, *sizes[:-1]], dtype=np.intp))

    def fold(self, probabilities: NDArray[np.float32]) -> NDArray[np.float32]:
        """Add up the probabilities of the classes of each plain character; other scripts fall away.

        Rows do not add up to 1 any more: what is missing was the share of other scripts, so that a picture
        that looks like no Latin writing keeps a low confidence.

        Args:
            probabilities: (..., classes).

        Returns:
            (..., plain characters).
        """
        folded: NDArray[np.float32] = np.add.reduceat(probabilities[..., self.columns], self.starts, axis=-1)
        return folded
