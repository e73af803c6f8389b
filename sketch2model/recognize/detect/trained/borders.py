"""Long level and upright strokes of a page, and the sides of containers laid on them."""

from __future__ import annotations

from dataclasses import dataclass, field

import cv2
import numpy as np
from numpy.typing import NDArray

from sketch2model.elements import Box

INKED = 40
"""A pixel at the network's size is ink from this mean of its page pixels on, of 255."""

STROKE = 20
"""Shortest piece of a border that counts, in the network's pixels; so it is with all lengths below."""

SLOPE = 5
"""Pixels by which a border may leave its straight line."""

SHIFT = 0.16
"""How far a side may be moved, as a share of the box's extent across it and at least of `LEAST_SHIFT` pixels."""

LEAST_SHIFT, LEAST_SHIFT_OF_BOXES = 24.0, 10.0
"""Sides of thin containers and of small boxes may be moved this far all the same.

A box is seen more exactly, and the next line beside its side may well be its writing's or its neighbour's.
"""

DRAWN = 0.4
"""A side is moved only to where this share of it is drawn."""

EVEN = 0.95
"""Neighbouring rows of which this much is drawn, compared with the best, belong to the same line."""


@dataclass(frozen=True, slots=True, eq=False)
class Borders:
    """Strokes a border may consist of, widened across by `SLOPE` so that a slanting line still counts.

    Attributes:
        level: (height, width) uint8, 1 where level strokes are, in the network's pixels.
        upright: (width, height) the same for upright strokes, with x and y exchanged.
    """

    level: NDArray[np.uint8] = field(repr=False)
    upright: NDArray[np.uint8] = field(repr=False)

    @classmethod
    def of(cls, mask: NDArray[np.bool_], scale: float) -> Borders:
        """From a page's mask of ink.

        Args:
            mask: (height, width) bool, page pixels.
            scale: Page pixels in one of the network's pixels.
        """
        size = (round(mask.shape[1] / scale), round(mask.shape[0] / scale))
        ink = cv2.resize(mask.astype(np.uint8) * 255, size, interpolation=cv2.INTER_AREA) > INKED
        return cls(_level(ink), _level(ink.T))

    def fitted(self, box: Box, scale: float) -> Box:
        """A box in page pixels with its sides on drawn lines."""
        sides = self.snapped(np.array([box.x0, box.y0, box.x1, box.y1], np.float32) / scale, LEAST_SHIFT_OF_BOXES)
        return Box(*(float(side) * scale for side in sides))

    def snapped(self, box: NDArray[np.float32], least: float = LEAST_SHIFT) -> NDArray[np.float32]:
        """(4,) x0, y0, x1, y1 with each side moved to the best drawn line near it, by `least` pixels if need be."""
        x0, y0, x1, y1 = (float(value) for value in box)
        top, bottom = (_moved(self.level, y, (x0, x1), max(least, SHIFT * (y1 - y0))) for y in (y0, y1))
        left, right = (_moved(self.upright, x, (top, bottom), max(least, SHIFT * (x1 - x0))) for x in (x0, x1))
        return np.array([left, top, right, bottom], np.float32)


def _level(ink: NDArray[np.bool_]) -> NDArray[np.uint8]:
    thick = cv2.dilate(np.ascontiguousarray(ink, dtype=np.uint8), np.ones((3, 1), np.uint8))
    strokes = cv2.morphologyEx(thick, cv2.MORPH_OPEN, np.ones((1, STROKE), np.uint8))
    return cv2.dilate(strokes, np.ones((2 * SLOPE + 1, 1), np.uint8)).astype(np.uint8)


def _moved(strokes: NDArray[np.uint8], at: float, span: tuple[float, float], reach: float) -> float:
    """The middle of the line near `at` along which most of the span is drawn; `at` if hardly any is."""
    height, width = strokes.shape
    low, high = int(max(0, at - reach)), int(min(height, at + reach + 1))
    begin, end = int(np.clip(span[0], 0, width - 1)), int(np.clip(span[1], 1, width))
    if high <= low or end - begin < STROKE:
        return at
    drawn = strokes[low:high, begin:end].mean(axis=1)
    rows = np.arange(low, high)
    nearness = np.exp(-0.5 * ((rows - at) / reach) ** 2)
    best = int((drawn * nearness).argmax())
    if drawn[best] < DRAWN:
        return at
    # Widened lines are as much drawn at their rims as in their middle.
    as_much = drawn >= EVEN * drawn[best]
    run = np.cumsum(~as_much)
    return float(rows[as_much & (run == run[best])].mean())
