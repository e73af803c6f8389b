"""What outputs of connectionist temporal classification say on their own, without any knowledge of words."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

_BLANK = 0


def path_confidence(probabilities: NDArray[np.float32]) -> float:
    """Mean probability of the characters along the most probable path; 0 if that is blank throughout.

    Args:
        probabilities: (steps, characters).
    """
    classes = probabilities.argmax(axis=1)
    begins = classes != _BLANK
    begins[1:] &= classes[1:] != classes[:-1]
    return min(1.0, float(probabilities.max(axis=1)[begins].mean())) if begins.any() else 0.0
