"""The detector: shapes first, then lines between them, then the writing that is left."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from sketch2model.elements import Findings, Page, Shape
from sketch2model.recognize.detect.contours.connectors import Lines, find_connectors
from sketch2model.recognize.detect.contours.lines import LineInk, find_line_ink
from sketch2model.recognize.detect.contours.morphology import dilated, large_strokes
from sketch2model.recognize.detect.contours.shapes import find_shapes
from sketch2model.recognize.detect.contours.straight import level_ink
from sketch2model.recognize.detect.contours.zones import Zones, zones_of
from sketch2model.recognize.detect.text_lines import find_text_lines

STROKE = 1.3
"""Half the width of the band in which ink belongs to a line, in pen widths."""

LINE_SLACK = 0.35
"""How far a compartment line strays from its middle height, in letter heights."""

LOST_LINE = 5.0
"""Long thin ink that joins nothing is no writing from this extent on, in letter heights."""


class ContourDetector:
    """Finds shapes and connectors by the faces and centre lines of the ink, without any training."""

    name = "contours"

    def detect(self, page: Page) -> Findings:
        """Everything found, in page pixels."""
        shapes = find_shapes(page)
        zones = zones_of(page, shapes)
        ink = find_line_ink(page, zones)
        lines = find_connectors(page, shapes, zones, ink)
        text_mask = writing(page, shapes, zones, ink, lines)
        regions = find_text_lines(text_mask, shapes, pen_width=page.pen_width, letter_height=page.letter_height)
        return Findings(shapes, lines.connectors, regions, text_mask)


def writing(page: Page, shapes: tuple[Shape, ...], zones: Zones, ink: LineInk, lines: Lines) -> NDArray[np.bool_]:
    """The ink that is left when outlines, compartment lines and connectors are taken away."""
    drawn = np.zeros(page.mask.shape, np.uint8)
    band = max(1, round(2 * STROKE * page.pen_width))
    for shape in shapes:
        _draw_compartment_lines(drawn, page, shape)
    for connector in lines.connectors:
        points = np.rint(np.array(connector.points)).astype(np.int32).reshape(-1, 1, 2)
        cv2.polylines(drawn, [points], isClosed=False, color=1, thickness=band)
    lost = large_strokes(ink.long, LOST_LINE * page.letter_height)
    left: NDArray[np.bool_] = page.mask & ~zones.outline_ink & (drawn == 0) & ~lost
    return left


def _draw_compartment_lines(drawn: NDArray[np.uint8], page: Page, shape: Shape) -> None:
    """Marks the level ink around the shape's compartment lines, which slant and bow."""
    reach = LINE_SLACK * page.letter_height + 0.02 * shape.box.width
    x0, x1 = max(0, int(shape.box.x0)), int(shape.box.x1) + 1
    for line in shape.compartment_lines:
        y0, y1 = max(0, int(line.y - reach)), int(line.y + reach) + 1
        length = max(2 * page.letter_height, 0.3 * shape.box.width)
        level = level_ink(page.mask[y0:y1, x0:x1], length=length, pen_width=page.pen_width)
        drawn[y0:y1, x0:x1] |= dilated(level, 1)
