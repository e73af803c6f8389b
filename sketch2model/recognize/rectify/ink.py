"""Ink told from paper."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

_SAMPLE = 3
"""Statistics look at every third pixel in both directions."""

_NOISE = 4.0
"""Ink is darker than the paper by at least this many standard deviations of the paper."""

_LEAST_CONTRAST = 14
"""Ink is darker than the paper by at least this many of 255 levels, however clean the paper is."""

_SURE = 0.5
"""Share of the local ink's darkness that makes a place sure ink."""

_POSSIBLE = 0.28
"""Share of the local ink's darkness that makes a place ink when it touches sure ink."""

_STROKE_SHARE = 0.4
"""A stroke ends where its darkness falls below this share of the darkness of its middle."""

_REGIONS = 8
"""The ink's darkness is measured in regions, this many along the longer side."""

_FAINTEST_REGION = 0.45
"""No region's ink counts as fainter than this share of the whole page's ink: what is may shine through."""


def stretched(reflectance: NDArray[np.uint8], paper: int) -> NDArray[np.uint8]:
    """Stretch the levels so that paper is 255 and the darker half of the ink is near 0.

    Args:
        reflectance: (height, width) uint8, evenly lit, ink darker than paper.
        paper: Level of bare paper.

    Returns:
        (height, width) uint8.
    """
    sample = reflectance[::_SAMPLE, ::_SAMPLE].astype(np.int16)
    level = float(np.median(sample))
    darkness = level - sample
    noise = _spread(darkness)
    ink = darkness[darkness > max(_LEAST_CONTRAST, _NOISE * noise)]
    deepest = float(np.percentile(ink, 85)) if ink.size else float(paper)
    white = level - 1.5 * noise
    table = (np.arange(256) - (level - deepest)) * (255 / max(1.0, white - (level - deepest)))
    return np.asarray(cv2.LUT(reflectance, np.clip(table, 0, 255).astype(np.uint8)), dtype=np.uint8)


def ink_mask(ink: NDArray[np.uint8]) -> NDArray[np.bool_]:
    """Where there is ink, by hysteresis relative to the ink of the same region.

    Args:
        ink: (height, width) uint8; 255 is paper.

    Returns:
        (height, width) bool.
    """
    dark = 255 - ink
    typical = _regional_darkness(dark)
    stroke = cv2.dilate(cv2.GaussianBlur(dark, (3, 3), 0), np.ones((5, 5), np.uint8))
    smooth = cv2.GaussianBlur(dark, (3, 3), 0)
    edge = (smooth.astype(np.float32) >= _STROKE_SHARE * stroke) & (smooth >= _POSSIBLE * typical)
    sure = smooth >= _SURE * typical
    return keep_touching(edge, sure)


def keep_touching(mask: NDArray[np.bool_], seeds: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """The connected parts of `mask` (eight neighbours) that hold at least one seed."""
    count, labels = cv2.connectedComponents(mask.astype(np.uint8), connectivity=8)
    kept = np.zeros(count, dtype=bool)
    kept[labels[seeds & mask]] = True
    kept[0] = False
    return np.asarray(kept[labels], dtype=np.bool_)


def _spread(darkness: NDArray[np.floating]) -> float:
    """Standard deviation of the paper, from the side where there is no ink."""
    brighter = -darkness[darkness < 0]
    return float(np.median(brighter)) * 1.4826 if brighter.size else 0.0


def _regional_darkness(dark: NDArray[np.uint8]) -> NDArray[np.float32]:
    """Darkness of the ink around each place."""
    height, width = dark.shape
    side = max(1, -(-max(height, width) // _REGIONS))
    rows, columns = -(-height // side), -(-width // side)
    threshold = max(_LEAST_CONTRAST, 60)
    overall = _ink_level(dark, threshold, 255.0)
    levels = np.full((rows, columns), overall, dtype=np.float32)
    for row in range(rows):
        for column in range(columns):
            part = dark[row * side : (row + 1) * side, column * side : (column + 1) * side]
            levels[row, column] = max(_FAINTEST_REGION * overall, _ink_level(part, threshold, overall))
    return np.asarray(cv2.resize(levels, (width, height), interpolation=cv2.INTER_LINEAR), dtype=np.float32)


def _ink_level(dark: NDArray[np.uint8], threshold: float, fallback: float) -> float:
    sample = dark[::_SAMPLE, ::_SAMPLE]
    ink = sample[sample > threshold]
    return float(np.percentile(ink, 75)) if ink.size > 0.002 * sample.size else fallback
