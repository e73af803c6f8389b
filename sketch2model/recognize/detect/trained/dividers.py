"""Lines between the compartments of a shape."""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np

from sketch2model.elements import CompartmentLine, Shape, ShapeKind
from sketch2model.recognize.detect.trained.maps import Maps

SURE = 0.5
"""Places with at least this chance lie on a divider."""

SPAN = 0.5
"""A divider crosses at least this share of its shape's width."""

EDGE = 0.06
"""Nearer to the upper or lower side than this share of the height there is only the side itself."""

DIVIDED = (ShapeKind.RECTANGLE, ShapeKind.ROUNDED_RECTANGLE)
"""Shapes that have compartments."""


def with_dividers(shapes: tuple[Shape, ...], maps: Maps) -> tuple[Shape, ...]:
    """The shapes with the lines that cross them."""
    lines = (maps.divider >= SURE).astype(np.uint8)
    return tuple(replace(s, compartment_lines=_lines(s, lines, maps)) if s.kind in DIVIDED else s for s in shapes)


def _lines(shape: Shape, lines: np.ndarray, maps: Maps) -> tuple[CompartmentLine, ...]:
    cell = 2 * maps.scale
    x0, y0 = max(0, round(shape.box.x0 / cell)), max(0, round(shape.box.y0 / cell))
    patch = lines[y0 : round(shape.box.y1 / cell) + 1, x0 : round(shape.box.x1 / cell) + 1]
    if not patch.any():
        return ()
    joined = cv2.morphologyEx(patch, cv2.MORPH_CLOSE, np.ones((3, max(3, patch.shape[1] // 8)), np.uint8))
    _, labels, stats, centres = cv2.connectedComponentsWithStats(joined)
    found = []
    for label in range(1, len(stats)):
        share = stats[label, cv2.CC_STAT_WIDTH] / patch.shape[1]
        height = centres[label, 1] / patch.shape[0]
        if share >= SPAN and EDGE < height < 1 - EDGE:
            sure = float(maps.divider[y0 : y0 + patch.shape[0], x0 : x0 + patch.shape[1]][labels == label].mean())
            found.append(CompartmentLine(float((y0 + centres[label, 1] + 0.5) * cell), min(1.0, sure)))
    return tuple(sorted(found, key=lambda line: line.y))
