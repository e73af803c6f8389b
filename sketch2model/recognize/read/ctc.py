"""Decoding of connectionist temporal classification outputs.

Prefix beam search after Hannun et al., "First-Pass Large Vocabulary Continuous Speech Recognition using
Bi-Directional Recurrent DNNs" (2014), without a language term.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from sketch2model.elements import Alternative

_BLANK = 0
_BEAM_WIDTH = 8
_CLASSES_PER_STEP = 5
_LEAST_PROBABILITY = 1e-3


def path_confidence(probabilities: NDArray[np.float32]) -> float:
    """Mean probability of the characters along the most probable path; 0 if that is blank throughout.

    Args:
        probabilities: (steps, characters).
    """
    classes = probabilities.argmax(axis=1)
    begins = classes != _BLANK
    begins[1:] &= classes[1:] != classes[:-1]
    return min(1.0, float(probabilities.max(axis=1)[begins].mean())) if begins.any() else 0.0


def beam_search(probabilities: NDArray[np.float32], characters: Sequence[str], limit: int) -> list[tuple[str, float]]:
    """The most probable texts with their probabilities, best first, all distinct and not empty.

    Args:
        probabilities: (steps, characters).
        characters: One per column, the blank first.
        limit: How many texts at most.
    """
    beams: dict[tuple[int, ...], tuple[float, float]] = {(): (1.0, 0.0)}
    for step in probabilities:
        top = np.argsort(-step, kind="stable")[:_CLASSES_PER_STEP]
        candidates = [(int(index), float(step[index])) for index in sorted(top) if step[index] > _LEAST_PROBABILITY]
        if not candidates:
            continue
        following: dict[tuple[int, ...], list[float]] = defaultdict(lambda: [0.0, 0.0])
        for prefix, (ends_blank, ends_character) in beams.items():
            for index, probability in candidates:
                if index == _BLANK:
                    following[prefix][0] += probability * (ends_blank + ends_character)
                elif prefix and prefix[-1] == index:
                    following[prefix][1] += probability * ends_character
                    following[(*prefix, index)][1] += probability * ends_blank
                else:
                    following[(*prefix, index)][1] += probability * (ends_blank + ends_character)
        beams = _strongest(following)
    totals: dict[str, float] = defaultdict(float)
    for prefix, (ends_blank, ends_character) in beams.items():
        totals["".join(characters[index] for index in prefix).strip()] += ends_blank + ends_character
    found = [(text, probability) for text, probability in totals.items() if text and probability > 0]
    return sorted(found, key=lambda item: (-item[1], item[0]))[:limit]


def _strongest(beams: dict[tuple[int, ...], list[float]]) -> dict[tuple[int, ...], tuple[float, float]]:
    """The best beams, scaled so that the best adds up to 1 (long lines would run out of floats)."""
    kept = sorted(beams.items(), key=lambda item: (-sum(item[1]), item[0]))[:_BEAM_WIDTH]
    scale = sum(kept[0][1]) or 1.0
    return {prefix: (blank / scale, character / scale) for prefix, (blank, character) in kept}


def decode(probabilities: NDArray[np.float32], characters: Sequence[str], limit: int) -> tuple[Alternative, ...]:
    """The best reading and up to `limit` others, best first; empty where there is nothing to read.

    The first carries `path_confidence`, the others that times how much less probable they are than the first.

    Args:
        probabilities: (steps, characters).
        characters: One per column, the blank first.
        limit: How many other readings at most.
    """
    confidence = path_confidence(probabilities)
    texts = beam_search(probabilities, characters, limit + 1) if confidence else []
    return tuple(Alternative(text, confidence * probability / texts[0][1]) for text, probability in texts)
