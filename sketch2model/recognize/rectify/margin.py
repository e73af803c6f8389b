"""The red line that ruled paper has along its margin."""

from __future__ import annotations

import math

import cv2
import numpy as np
from numpy.typing import NDArray

_STEP = 2
"""Lines are looked for in every second pixel."""

_REDNESS = 18
"""Red exceeds green and blue by this many levels more than on the bare paper."""

_BAND_SHARE = 1 / 300
"""A margin line strays from a straight one by at most this share of the longer side."""

_LONGEST_PIECE = 0.4
"""A straight piece of it is at least this share of the picture's side long."""

_SEEN = 0.85
"""Share of its way over the sheet on which a margin line is seen: drawn lines end earlier."""

_STEEPEST = 0.1
"""Largest slope against the picture's side."""

_RIM = (0.03, 0.35)
"""How far from the picture's side it lies, as a share of the picture."""


def margin_lines(pixels: NDArray[np.uint8], edge: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Red lines from one side of the sheet to the opposite one, unless more is red: then red is what was drawn with.

    Args:
        pixels: (height, width, 3) uint8, RGB.
        edge: (height, width) bool, what lies beyond the sheet.

    Returns:
        (height, width) bool; ink of other colours that crosses a line is not part of it.
    """
    lines = np.zeros(edge.shape, dtype=np.bool_)
    sample = pixels[::_STEP, ::_STEP]
    redness = cv2.subtract(sample[:, :, 0], cv2.max(sample[:, :, 1], sample[:, :, 2]))
    red = (redness > float(np.median(redness)) + _REDNESS) & ~edge[::_STEP, ::_STEP]
    if not red.any():
        return lines
    red_lines = np.zeros(red.shape, dtype=np.bool_)
    for found, seen, beyond in (
        (red_lines, red, edge[::_STEP, ::_STEP]),
        (red_lines.T, np.ascontiguousarray(red.T), edge[::_STEP, ::_STEP].T),
    ):
        band = _upright_band(seen, beyond)
        if band is not None:
            found |= band & seen
    if not red_lines.any() or (red & ~red_lines).sum() > red_lines.sum():
        return lines
    whole = cv2.dilate(red_lines.astype(np.uint8), np.ones((3, 3), np.uint8))
    return np.asarray(cv2.resize(whole, edge.shape[::-1], interpolation=cv2.INTER_NEAREST) > 0, dtype=np.bool_)


def _upright_band(red: NDArray[np.bool_], beyond: NDArray[np.bool_]) -> NDArray[np.bool_] | None:
    """The surroundings of the longest upright line, None when it does not cross the whole sheet near its rim."""
    height, width = red.shape
    length = _LONGEST_PIECE * height
    pieces = cv2.HoughLinesP(
        red.astype(np.uint8), 1, math.pi / 720, round(length / 2), minLineLength=length, maxLineGap=length / 10
    )
    if pieces is None:
        return None
    x0, y0, x1, y1 = max(np.reshape(pieces, (-1, 4)).tolist(), key=lambda piece: abs(piece[3] - piece[1]))
    if abs(x1 - x0) > _STEEPEST * abs(y1 - y0):
        return None
    rows = np.arange(height)
    line = x0 + (x1 - x0) / (y1 - y0) * (rows - y0)
    rim = np.minimum(line, width - 1 - line) / width
    if rim.min() < _RIM[0] or rim.max() > _RIM[1]:
        return None
    reach = math.ceil(_BAND_SHARE * max(height, width))
    band = np.abs(np.arange(width)[None, :] - line[:, None]) <= reach
    sheet = ~beyond[rows, np.round(line).astype(int)]
    seen = (band & red).any(axis=1)[sheet]
    return band if seen.size and seen.mean() >= _SEEN else None
