"""Many boxes and straight pieces of lines at once: which of them meet."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
Mask = NDArray[np.bool_]


def grown(boxes: Array, margin: float) -> Array:
    """The boxes with every side moved outwards."""
    larger: Array = boxes + np.array([-margin, -margin, margin, margin])
    return larger


def window(boxes: Array, margin: float) -> Array:
    """The box (4,) around all boxes, with a margin."""
    around: Array = np.concatenate([boxes[:, :2].min(axis=0) - margin, boxes[:, 2:].max(axis=0) + margin])
    return around


def pieces_in(around: Array, pieces: Array) -> Mask:
    """Which of the straight pieces (m, 4) come near a box (4,): (m,)."""
    first, second = pieces[:, :2], pieces[:, 2:]
    boxes = np.concatenate([np.minimum(first, second), np.maximum(first, second)], axis=1)
    inside: Mask = overlapping(around[None], grown(boxes, 0.01))[0]
    return inside


def overlapping(ones: Array, others: Array) -> Mask:
    """Which of the boxes (k, 4) share area with which of the others (n, 4): (k, n)."""
    one, other = ones[:, None], others[None]
    shared = (one[..., :2] < other[..., 2:]) & (other[..., :2] < one[..., 2:])
    return np.asarray(shared.all(axis=-1), np.bool_)


def crossing(boxes: Array, pieces: Array) -> Mask:
    """Which of the boxes (k, 4) are met by which straight pieces (m, 4): (k, m), by separating axes."""
    center, half = (boxes[:, None, :2] + boxes[:, None, 2:]) / 2, (boxes[:, None, 2:] - boxes[:, None, :2]) / 2
    a, b = pieces[None, :, :2], pieces[None, :, 2:]
    lower, upper = np.minimum(a, b), np.maximum(a, b)
    normal = np.stack([a[..., 1] - b[..., 1], b[..., 0] - a[..., 0]], axis=-1)
    beside = ((upper < center - half) | (lower > center + half)).any(axis=-1)
    apart = np.abs((normal * (center - a)).sum(axis=-1)) > (np.abs(normal) * half).sum(axis=-1)
    return np.asarray(~(beside | apart), np.bool_)
