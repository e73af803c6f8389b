"""A writer's habits, learned from the words of a page that are sure: what the network takes their letters for."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

_BLANK = 0
_PATIENCE = 4.0
"""How many letters of one kind must be seen before half of what they tell is believed."""


def align(probabilities: NDArray[np.float32], columns: Sequence[int]) -> list[int]:
    """The step at which each character of a text is most likely drawn, on the best path that spells the text.

    Args:
        probabilities: (steps, characters).
        columns: The characters' columns; there must be a path for them.

    Returns:
        One step per character, ascending.
    """
    symbols = np.zeros(2 * len(columns) + 1, np.intp)
    symbols[1::2] = columns
    logs = np.log(probabilities[:, symbols] + 1e-9)
    skips = np.zeros(len(symbols), np.bool_)
    skips[3::2] = symbols[3::2] != symbols[1:-2:2]
    best = np.full(len(symbols), -np.inf)
    best[:2] = logs[0, :2]
    came = np.zeros(logs.shape, np.int8)
    for step in range(1, len(logs)):
        ways = np.full((3, len(symbols)), -np.inf)
        ways[0] = best
        ways[1, 1:] = best[:-1]
        ways[2, 2:] = np.where(skips[2:], best[:-2], -np.inf)
        came[step] = ways.argmax(axis=0)
        best = ways.max(axis=0) + logs[step]
    at = len(symbols) - 1 - int(len(symbols) > 1 and best[-2] > best[-1])
    drawn: list[tuple[float, int]] = [(-np.inf, 0)] * len(columns)
    for step in range(len(logs) - 1, -1, -1):
        if at % 2:
            drawn[at // 2] = max(drawn[at // 2], (float(logs[step, at]), step))
        at -= int(came[step, at])
    return [step for _, step in drawn]


def confusions(lines: Sequence[tuple[NDArray[np.float32], Sequence[int]]], characters: int) -> NDArray[np.float32]:
    """What a character is when the network says another, for this writer.

    Args:
        lines: Outputs of the network, (steps, characters), with the columns of the text that each is sure to say.
        characters: How many columns there are.

    Returns:
        (characters, characters); row: what the network says, column: what it is. Rows add up to 1.
    """
    said = np.zeros((characters, characters), np.float64)
    for probabilities, columns in lines:
        for column, step in zip(columns, align(probabilities, columns), strict=True):
            said[:, column] += probabilities[step]
    said[_BLANK] = said[:, _BLANK] = 0
    said[np.diag_indices(characters)] += _PATIENCE
    shares: NDArray[np.float32] = (said / said.sum(axis=1, keepdims=True)).astype(np.float32)
    return shares
