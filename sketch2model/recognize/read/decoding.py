"""All lines of a page, decoded together: what is known of diagrams, what the page says twice, how its writer writes.

Every line is searched with the prior of its place. Lines that are sure then tell what words the page uses, how it
writes them large and small, and what the network takes the writer's letters for; all others are searched once more
with that.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from sketch2model.elements import Alternative
from sketch2model.elements.vocabulary import Place
from sketch2model.recognize.read.adaptation import confusions
from sketch2model.recognize.read.beam import Hypothesis, Search, beam_search
from sketch2model.recognize.read.prior import Case, PagePrior, Slot, load_tables
from sketch2model.settings import ReadOptions

_SEARCH: Mapping[Place, Search] = MappingProxyType(
    {
        Place.NAME: Search(weight=0.65, bonus=1.5),
        Place.MEMBER: Search(weight=0.6, bonus=1.4),
        Place.END: Search(weight=0.6, bonus=1.4),
        Place.LABEL: Search(weight=0.7, bonus=1.8),
        Place.TEXT: Search(weight=0.7, bonus=1.8),
    }
)
"""Chosen on the writers of hdBPMN/train that are held out, and on drawn lines with known and with invented names."""

_NOTHING: Mapping[Place, float] = MappingProxyType(
    {Place.NAME: 0.0, Place.MEMBER: 0.0, Place.END: 4.0, Place.LABEL: 0.0, Place.TEXT: 0.0}
)
"""So much more probable than the best reading, as a logarithm, the network must find that nothing is written there. At
the end of a connector a single stroke is often a 1."""

_NETWORK_ALONE = Search(weight=0.0, bonus=0.0)

_SURE = 0.9
"""Share of a line's best reading among all, from which on it teaches the others."""

_TRUST, _DOUBT = 0.83, 0.68
"""Logarithm of the odds that the best reading is right: trust times that of its share among all, less doubt."""

_FOUND = 0.53
"""How often, if the best reading is wrong, one of the five others is right."""

_LEAST = 1e-4

_BLANK = 0

_SHORTEST = 3
"""Letters of a word that is worth remembering.

All of these were fitted on words and lines of the held-out writers of hdBPMN/train and on drawn lines."""


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What a page is decoded with, besides the network; for measuring each alone.

    Attributes:
        prior: What diagrams say anywhere.
        agreement: Words and capitals of other lines of the page.
        adaptation: What the network takes this writer's letters for.
    """

    prior: bool = True
    agreement: bool = True
    adaptation: bool = True


def decode_page(
    probabilities: Sequence[NDArray[np.float32]],
    characters: Sequence[str],
    places: Sequence[Place],
    options: ReadOptions,
    knowledge: Knowledge | None = None,
) -> list[tuple[Alternative, ...]]:
    """Readings of each line, best first; empty where there is nothing to read.

    Args:
        probabilities: For each line, (steps, characters), possibly without steps.
        characters: One per column, the blank first.
        places: Where each line stands.
        options: How many other readings to keep.
        knowledge: What to decode with; everything if None.
    """
    knowledge = knowledge or Knowledge()
    lines = [np.asarray(line, np.float32) for line in probabilities]
    page = PagePrior(load_tables())
    found = [_search(line, characters, page, place, knowledge) for line, place in zip(lines, places, strict=True)]
    sure = [bool(hypotheses) and _shares(hypotheses)[0] >= _SURE for hypotheses in found]
    if (knowledge.agreement or knowledge.adaptation) and any(sure) and not all(sure):
        taught = [(place, best[0].text) for place, best, known in zip(places, found, sure, strict=True) if known]
        if knowledge.agreement:
            page = _after(page, taught)
        habits = _habits(lines, characters, found, sure) if knowledge.adaptation else None
        for index, place in enumerate(places):
            if not sure[index]:
                line = lines[index] @ habits if habits is not None else lines[index]
                found[index] = _search(line, characters, page, place, knowledge)
    return [_alternatives(hypotheses, options.alternatives) for hypotheses in found]


def _search(
    line: NDArray[np.float32], characters: Sequence[str], page: PagePrior, place: Place, knowledge: Knowledge
) -> list[Hypothesis]:
    search = _SEARCH[place] if knowledge.prior else _NETWORK_ALONE
    found = beam_search(line, characters, page.of(place), search)
    nothing = float(np.log(np.maximum(line[:, _BLANK], _LEAST)).sum())
    return found if found and nothing <= found[0].network + _NOTHING[place] else []


def _shares(hypotheses: Sequence[Hypothesis]) -> list[float]:
    """The share of each hypothesis in the probability of all."""
    weights = [math.exp(hypothesis.score - hypotheses[0].score) for hypothesis in hypotheses]
    return [weight / sum(weights) for weight in weights]


def _after(page: PagePrior, taught: Sequence[tuple[Place, str]]) -> PagePrior:
    """The prior of the page after some of its lines were read."""
    words: Counter[str] = Counter()
    cases: defaultdict[Slot, Counter[Case]] = defaultdict(Counter)
    for place, text in taught:
        for slot, word, case in page.of(place).words(text):
            cases[slot][case] += 1
            if len(word) >= _SHORTEST:
                words[word] += 1
    return PagePrior(load_tables(), words, cases)


def _habits(
    lines: Sequence[NDArray[np.float32]],
    characters: Sequence[str],
    found: Sequence[Sequence[Hypothesis]],
    sure: Sequence[bool],
) -> NDArray[np.float32]:
    columns = {character: column for column, character in enumerate(characters)}
    taught = [
        (line, [columns[letter] for letter in best[0].text])
        for line, best, known in zip(lines, found, sure, strict=True)
        if known and all(letter in columns for letter in best[0].text)
    ]
    return confusions(taught, len(characters))


def _alternatives(hypotheses: Sequence[Hypothesis], limit: int) -> tuple[Alternative, ...]:
    """Readings with the probability that each is what was written, letter by letter."""
    if not hypotheses:
        return ()
    first, *others = _shares(hypotheses)
    right = 1 / (1 + math.exp(_DOUBT - _TRUST * math.log(max(first, _LEAST) / max(1 - first, _LEAST))))
    spread = (1 - right) * _FOUND / max(sum(others), _LEAST)
    chances = [right, *(min(right, spread * share) for share in others)]
    return tuple(
        Alternative(hypothesis.text, chance)
        for hypothesis, chance in zip(hypotheses[: limit + 1], chances, strict=False)
    )
