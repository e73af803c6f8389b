"""Search for the text of a line in the outputs of a CTC network, together with a prior over text.

Prefix beam search after Hannun et al., "First-Pass Large Vocabulary Continuous Speech Recognition using
Bi-Directional Recurrent DNNs" (2014): at every step, the probability of a prefix is what the network says times the
prior's probability to a power, times a factor for each character that makes up for the prior's liking for short lines.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sketch2model.recognize.read.prior import LinePrior, State

_BLANK = 0
_CLASSES_PER_STEP = 6
_LEAST_PROBABILITY = 3e-4
_SURE_BLANK = 0.995
"""A step with at least so much blank says nothing else."""

_HOPELESS = 9.0
"""A prefix is given up when it is so much less probable than the best, as a logarithm."""


@dataclass(frozen=True, slots=True)
class Search:
    """How the network and the prior are weighed against each other.

    Attributes:
        width: Prefixes that are kept after each step.
        weight: Power of the prior; 0 for the network alone.
        bonus: Logarithm of the factor for each character.
    """

    width: int = 12
    weight: float = 0.4
    bonus: float = 0.8


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """A text that a line may say.

    Attributes:
        text: Without spaces at its ends, not empty.
        score: Logarithm of its probability, up to a summand that all texts of the line share.
        network: The same without the prior.
    """

    text: str
    score: float
    network: float


@dataclass(slots=True, eq=False)
class _Prefix:
    """Columns so far, the last of them, with what network and prior say of it."""

    columns: str
    last: int
    state: State
    prior: float
    blank: float = 0.0
    character: float = 0.0


def beam_search(
    probabilities: NDArray[np.float32], characters: Sequence[str], prior: LinePrior, search: Search
) -> list[Hypothesis]:
    """The most probable texts, best first, all distinct.

    Args:
        probabilities: (steps, characters).
        characters: One per column, the blank first.
        prior: What lines of this place say.
        search: Weights.
    """
    beams = [_Prefix("", _BLANK, prior.start, 0.0, blank=1.0)]
    scale = 0.0
    for blank, candidates in _steps(probabilities):
        following: dict[str, _Prefix] = {}
        likeliest = max(blank, *candidates.values()) if candidates else blank
        hopeless = max(math.log(prefix.blank + prefix.character) + prefix.prior for prefix in beams)
        hopeless += math.log(likeliest) - search.bonus - _HOPELESS
        for prefix in beams:
            least = math.exp(hopeless - prefix.prior)
            _extend(prefix, blank, candidates, least, characters, prior, search, following)
        beams = _strongest(following, search)
        top = beams[0].blank + beams[0].character
        scale += math.log(top)
        for prefix in beams:
            prefix.blank /= top
            prefix.character /= top
    found: dict[str, Hypothesis] = {}
    for prefix in beams:
        text = "".join(characters[ord(column)] for column in prefix.columns).strip()
        network = math.log(prefix.blank + prefix.character) + scale
        score = network + prefix.prior + search.weight * prior.finish(prefix.state)
        if text and (text not in found or score > found[text].score):
            found[text] = Hypothesis(text, score, network)
    return sorted(found.values(), key=lambda hypothesis: (-hypothesis.score, hypothesis.text))


def _steps(probabilities: NDArray[np.float32]) -> list[tuple[float, dict[int, float]]]:
    """For each step that says anything, the blank's probability and the likely characters; sure blanks are one."""
    steps: list[tuple[float, dict[int, float]]] = []
    asleep = True
    if not len(probabilities):
        return steps
    most = min(_CLASSES_PER_STEP, probabilities.shape[1] - 1)
    top = np.argpartition(-probabilities, most, axis=1)[:, :most]
    for step, columns in zip(probabilities, top, strict=True):
        blank = float(step[_BLANK])
        if blank >= _SURE_BLANK:
            if not asleep:
                steps.append((1.0, {}))
            asleep = True
            continue
        asleep = False
        likely = {int(column): float(step[column]) for column in np.sort(columns) if step[column] > _LEAST_PROBABILITY}
        likely.pop(_BLANK, None)
        if likely or blank > _LEAST_PROBABILITY:
            steps.append((max(blank, 1e-9), likely))
    return steps


def _extend(
    prefix: _Prefix,
    blank: float,
    candidates: dict[int, float],
    least: float,
    characters: Sequence[str],
    prior: LinePrior,
    search: Search,
    following: dict[str, _Prefix],
) -> None:
    """What one step makes of a prefix, except for longer ones whose mass is less than `least`."""
    total = prefix.blank + prefix.character
    same = following.get(prefix.columns)
    if same is None:
        same = following[prefix.columns] = _Prefix(prefix.columns, prefix.last, prefix.state, prefix.prior)
    same.blank += total * blank
    for column, probability in candidates.items():
        mass = probability * total
        if column == prefix.last:
            same.character += probability * prefix.character
            mass = probability * prefix.blank
        if mass <= least:
            continue
        columns = prefix.columns + chr(column)
        longer = following.get(columns)
        if longer is None:
            log, state = prior.step(prefix.state, characters[column])
            score = prefix.prior + search.weight * log + search.bonus
            longer = following[columns] = _Prefix(columns, column, state, score)
        longer.character += mass


def _strongest(following: dict[str, _Prefix], search: Search) -> list[_Prefix]:
    scored = [
        (math.log(prefix.blank + prefix.character) + prefix.prior, prefix.columns, prefix)
        for prefix in following.values()
        if prefix.blank + prefix.character > 0
    ]
    scored.sort(key=lambda item: (-item[0], item[1]))
    least = scored[0][0] - _HOPELESS
    return [prefix for score, _, prefix in scored[: search.width] if score >= least]
