"""The characters that a sketch may hold, picked from those a recogniser knows."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

BLANK = ""
"""What the blank class of a CTC network stands for."""

_SIGNS = "§°²³µ€£«»×≤≥→←"
_LOOK_ALIKES = {
    **dict.fromkeys("‘’‚‛′`´", "'"),
    **dict.fromkeys("“”„‟″", '"'),
    **dict.fromkeys("‐‑‒–—―−一", "-"),
    **dict.fromkeys("∗※⁎", "*"),
    **dict.fromkeys("十", "+"),
    **dict.fromkeys("丨∣｜", "|"),
    **dict.fromkeys("•·・∙", "."),
    "〈": "<",
    "〉": ">",
    "《": "«",
    "》": "»",
}


def plain_character(character: str) -> str | None:
    """The Latin letter, digit or sign that a character is or looks like; None for other scripts.

    >>> plain_character("："), plain_character("é"), plain_character("口")
    (':', 'é', None)
    """
    if character in _LOOK_ALIKES:
        return _LOOK_ALIKES[character]
    folded = unicodedata.normalize("NFKC", character)
    if len(folded) != 1:
        return None
    known = " " <= folded <= "~" or folded in _SIGNS or (folded.isalpha() and "À" <= folded <= "ž")
    return folded if known else None


@dataclass(frozen=True, slots=True, eq=False)
class Alphabet:
    """Folds the classes of a recogniser into plain characters.

    Attributes:
        characters: The plain characters, `BLANK` first.
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
            plain = plain_character(character)
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
