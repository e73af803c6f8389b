"""From what the network says to honest confidences: of the findings given 0.9, about nine in ten are right.

Logistic curves (Platt 1999), fitted on pages of writers that were held out of training.
"""

from __future__ import annotations

import math

SHAPE = (12.6, -6.1)
CONTAINER = (6.0, -2.3)
CONNECTOR = (1.27, 1.7)
"""Slope and offset for the chance of a shape's middle, a container's turnout, and the logarithm of a pair's odds.

Pairs that were chosen among all of a page are right more often than two ends by themselves, and what is made of them
loses some confidence later, for gaps and unclear signs; the offset for them makes up for both.
"""


def certainty(evidence: float, curve: tuple[float, float]) -> float:
    """The share of findings with this evidence that are right, 0 to 1."""
    slope, offset = curve
    return 1 / (1 + math.exp(-(slope * evidence + offset)))
