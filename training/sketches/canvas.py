"""The sheet while it is drawn on: how much ink lies where, kept apart by what the ink is."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

import cv2
import numpy as np
from numpy.typing import NDArray

from training.sketches.strokes import Path, Stroke

SUBPIXEL_BITS = 4


class Layer(StrEnum):
    """What ink belongs to."""

    OUTLINE = "outline"
    DIVIDER = "divider"
    CONNECTOR = "connector"
    TEXT = "text"
    OTHER = "other"


class Canvas:
    """Ink on a sheet of the given size; each layer is (height, width) uint8 coverage, 255 where ink covers fully.

    What is drawn with a second pen lies in `second` too.
    """

    def __init__(self, width: int, height: int) -> None:
        self.layers = {layer: np.zeros((height, width), np.uint8) for layer in Layer}
        self.second: NDArray[np.uint8] | None = None

    def planes(self, layer: Layer, second: bool) -> list[NDArray[np.uint8]]:
        """Where ink of that layer is laid down."""
        if not second:
            return [self.layers[layer]]
        if self.second is None:
            self.second = np.zeros_like(self.layers[layer])
        return [self.layers[layer], self.second]

    def stroke(self, stroke: Stroke, layer: Layer, *, second: bool = False, strength: float = 1.0) -> None:
        """Lay down one stroke; with a strength below 1 its ink does not cover fully."""
        scale = 1 << SUBPIXEL_BITS
        centres = np.round(stroke.points * scale).astype(int)
        radii = np.maximum(1, np.round((stroke.widths / 2 - 0.3) * scale)).astype(int)
        for target in self.planes(layer, second):
            plane = target if strength >= 1 else np.zeros_like(target)
            for (x, y), radius in zip(centres.tolist(), radii.tolist(), strict=True):
                cv2.circle(plane, (x, y), radius, 255 * strength, cv2.FILLED, cv2.LINE_AA, SUBPIXEL_BITS)
            if plane is not target:
                np.maximum(target, plane, out=target)

    def fill(self, polygon: Path, layer: Layer, *, second: bool = False) -> None:
        """Blacken the inside of a polygon."""
        points = np.round(polygon * (1 << SUBPIXEL_BITS)).astype(np.int32)
        for target in self.planes(layer, second):
            cv2.fillPoly(target, [points], 255, cv2.LINE_AA, SUBPIXEL_BITS)

    def paste(self, coverage: NDArray[np.uint8], x: int, y: int, layer: Layer, *, second: bool = False) -> None:
        """Lay a patch of ink with its top left corner at (x, y); what falls off the sheet is lost."""
        height, width = self.layers[layer].shape
        x0, y0 = max(0, x), max(0, y)
        x1, y1 = min(width, x + coverage.shape[1]), min(height, y + coverage.shape[0])
        if x0 < x1 and y0 < y1:
            patch = coverage[y0 - y : y1 - y, x0 - x : x1 - x]
            for target in self.planes(layer, second):
                target[y0:y1, x0:x1] = np.maximum(target[y0:y1, x0:x1], patch)

    def coverage(self, layers: Iterable[Layer] = tuple(Layer)) -> NDArray[np.uint8]:
        """Ink of several layers together."""
        return np.maximum.reduce([self.layers[layer] for layer in layers])
