"""Shapes from the map of their middles."""

from __future__ import annotations

import math

import cv2
import numpy as np

from sketch2model.elements import Box, Point, Shape, ShapeKind
from sketch2model.recognize.detect.trained.borders import Borders
from sketch2model.recognize.detect.trained.certainty import SHAPE, certainty
from sketch2model.recognize.detect.trained.maps import SHAPE_KINDS, Maps
from sketch2model.recognize.detect.trained.peaks import peaks

SURE = 0.42
"""Below this chance a middle is none."""

SAME = 0.45
"""Two boxes that overlap by more (intersection over union) are one shape."""

BOXES = (ShapeKind.RECTANGLE, ShapeKind.ROUNDED_RECTANGLE)
"""Shapes with level and upright sides."""

ROUND = 32
"""Corners that stand for an ellipse."""


def find_shapes(maps: Maps, borders: Borders) -> tuple[Shape, ...]:
    """Every shape but containers, in page pixels, surest first.

    Args:
        maps: The network's answers.
        borders: Strokes of the page that the sides of boxes are laid on.
    """
    kept: list[Shape] = []
    for row, column in peaks(maps.shape_heat, SURE):
        chances = maps.shape_kind[:, row, column]
        kind = SHAPE_KINDS[int(chances.argmax())]
        left, top, right, bottom = maps.shape_sides[:, row, column] * maps.scale
        x, y = (4 * column + 2) * maps.scale, (4 * row + 2) * maps.scale
        box = Box(float(x - left), float(y - top), float(x + right), float(y + bottom))
        if kind in BOXES:
            box = borders.fitted(box, maps.scale)
        if not any(box.iou(other.box) > SAME for other in kept):
            confidence = certainty(float(maps.shape_heat[row, column]), SHAPE)
            kept.append(Shape(kind, box, ideal_outline(kind, box), confidence))
    return tuple(kept)


def ideal_outline(kind: ShapeKind, box: Box) -> tuple[Point, ...]:
    """Corners of a well-drawn shape that fills the box."""
    (cx, cy), rx, ry = box.center, box.width / 2, box.height / 2
    match kind:
        case ShapeKind.CIRCLE | ShapeKind.ELLIPSE:
            angles = [2 * math.pi * i / ROUND for i in range(ROUND)]
            return tuple((cx + rx * math.cos(a), cy + ry * math.sin(a)) for a in angles)
        case ShapeKind.DIAMOND:
            return ((cx, box.y0), (box.x1, cy), (cx, box.y1), (box.x0, cy))
        case _:
            return box.corners


def outline_distance(shape: Shape, point: Point) -> float:
    """From a point to a shape's outline, in pixels."""
    outline = np.array(shape.outline, np.float32)
    return abs(cv2.pointPolygonTest(outline, point, measureDist=True))
