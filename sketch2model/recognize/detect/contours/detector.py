"""The detector: shapes first, then lines between them, then the writing that is left."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace

import cv2
import numpy as np
from numpy.typing import NDArray

from sketch2model.elements import BOXES, Connector, EndKind, Findings, Page, Point, Shape
from sketch2model.recognize.detect.contours.compartments import find_compartment_lines
from sketch2model.recognize.detect.contours.connectors import Confirmation, Lines, find_connectors, unquestioned
from sketch2model.recognize.detect.contours.dashed import with_dashed
from sketch2model.recognize.detect.contours.lines import LineInk, find_line_ink
from sketch2model.recognize.detect.contours.morphology import large_strokes
from sketch2model.recognize.detect.contours.remnants import without_remnants
from sketch2model.recognize.detect.contours.shapes import find_shapes
from sketch2model.recognize.detect.contours.straight import level_ink
from sketch2model.recognize.detect.contours.zones import Zones, zones_of
from sketch2model.recognize.detect.text_lines import find_text_lines
from sketch2model.recognize.detect.text_slant import slant_of_sides
from sketch2model.recognize.detect.texture import is_texture, nothing_but_texture

STROKE = 1.3
"""Half the width of the band in which ink belongs to a line, in pen widths."""

LINE_SLACK = 0.35
"""How far a compartment line strays from its middle height, in letter heights."""

LINE_THICKNESS = 1.6
"""Where level ink is thicker than this, in pen widths, something stands on the line."""

STRETCHES = 8

LOST_LINE = 5.0
"""Long thin ink that joins nothing is no writing from this extent on, in letter heights."""


class ContourDetector:
    """Finds shapes and connectors by the faces and centre lines of the ink, without any training."""

    name = "contours"

    def detect(self, page: Page) -> Findings:
        """Everything found, in page pixels; nothing on a page that is all texture, and an issue that says so."""
        if is_texture(page):
            return nothing_but_texture(page)
        return self.completed(page, find_shapes(page))

    def detect_given(self, page: Page, shapes: tuple[Shape, ...]) -> Findings:
        """Everything found on a page whose shapes are known, with the lines that cross them."""
        return self.completed(page, tuple(divided(shape, page) if shape.kind in BOXES else shape for shape in shapes))

    def completed(
        self,
        page: Page,
        shapes: tuple[Shape, ...],
        confirmed: Confirmation = unquestioned,
        seen: Sequence[Connector] = (),
    ) -> Findings:
        """Connectors and writing of a page whose shapes are known, and the shapes.

        Args:
            page: The page.
            shapes: Its shapes.
            confirmed: A second opinion on signs at the ends of connectors.
            seen: What somebody else takes for connectors.
        """
        zones = zones_of(page, shapes)
        ink = find_line_ink(page, zones)
        lines = with_dashed(find_connectors(page, shapes, zones, ink, confirmed), seen, page.letter_height)
        text_mask = writing(page, shapes, zones, ink, lines)
        regions = find_text_lines(text_mask, shapes, pen_width=page.pen_width, letter_height=page.letter_height)
        return Findings(shapes, lines.connectors, regions, text_mask)

    def connectors(
        self,
        page: Page,
        shapes: tuple[Shape, ...],
        confirmed: Confirmation = unquestioned,
        seen: Sequence[Connector] = (),
    ) -> tuple[Connector, ...]:
        """The connectors between known shapes; `confirmed` and `seen` as above."""
        zones = zones_of(page, shapes)
        lines = find_connectors(page, shapes, zones, find_line_ink(page, zones), confirmed)
        return with_dashed(lines, seen, page.letter_height).connectors


def divided(shape: Shape, page: Page) -> Shape:
    """A box with four corners and the lines in its ink that cross it, if none are known."""
    known = shape.compartment_lines or len(shape.outline) != len(shape.box.corners)
    return shape if known else replace(shape, compartment_lines=tuple(find_compartment_lines(page, shape.outline, ())))


def writing(page: Page, shapes: tuple[Shape, ...], zones: Zones, ink: LineInk, lines: Lines) -> NDArray[np.bool_]:
    """The ink that is left when outlines, compartment lines and connectors are taken away."""
    drawn = np.zeros(page.mask.shape, np.uint8)
    band = max(1, round(2 * STROKE * page.pen_width))
    for shape in shapes:
        _draw_compartment_lines(drawn, page, shape)
    for connector in lines.connectors:
        points = np.rint(np.array(connector.points)).astype(np.int32).reshape(-1, 1, 2)
        cv2.polylines(drawn, [points], isClosed=False, color=1, thickness=band)
    for terminal in lines.network.terminals:
        if terminal.sign is not None and terminal.sign.kind is not EndKind.NONE:
            cv2.fillPoly(drawn, [terminal.sign.contour], 1)
            cv2.polylines(drawn, [terminal.sign.contour], isClosed=True, color=1, thickness=2 * band)
    lost = large_strokes(ink.long, LOST_LINE * page.letter_height)
    left = page.mask & ~zones.outline_ink & (drawn == 0) & ~lost
    courses = [*map(_ring, shapes), *_dividers(shapes), *(connector.points for connector in lines.connectors)]
    pen, letter = page.pen_width, page.letter_height
    return without_remnants(left, page.mask & ~left, courses, pen_width=pen, letter_height=letter)


def _ring(shape: Shape) -> Sequence[Point]:
    return (*shape.outline, shape.outline[0])


def _dividers(shapes: Sequence[Shape]) -> Iterator[Sequence[Point]]:
    """The compartment lines, which slant as their shapes do."""
    for shape in shapes:
        box, rise = shape.box, math.tan(math.radians(slant_of_sides(shape))) * shape.box.width / 2
        for line in shape.compartment_lines:
            yield (box.x0, line.y - rise), (box.x1, line.y + rise)


def _draw_compartment_lines(drawn: NDArray[np.uint8], page: Page, shape: Shape) -> None:
    """Marks the ink of the shape's compartment lines, which slant and bow, and no letters that stand on them."""
    pen, letter = page.pen_width, page.letter_height
    band = round(2 * pen) + 1
    reach = LINE_SLACK * letter + 0.02 * shape.box.width
    x0, x1 = max(0, int(shape.box.x0)), int(shape.box.x1) + 1
    for line in shape.compartment_lines:
        y0, y1 = max(0, int(line.y - reach)), int(line.y + reach) + 1
        length = max(2 * letter, 0.3 * shape.box.width)
        level = level_ink(page.mask[y0:y1, x0:x1], length=length, pen_width=pen)
        middle = _traced(level, pen)
        if middle is not None:
            points = np.column_stack([np.arange(level.shape[1]) + x0, np.rint(middle) + y0]).astype(np.int32)
            cv2.polylines(drawn, [points.reshape(-1, 1, 2)], isClosed=False, color=1, thickness=band)


def _traced(level: NDArray[np.bool_], pen_width: float) -> NDArray[np.float64] | None:
    """The height of a level line in every column, from the columns where nothing else touches it."""
    thickness = level.sum(axis=0)
    alone = np.nonzero((thickness > 0) & (thickness <= LINE_THICKNESS * pen_width))[0]
    if alone.size == 0:
        return None
    rows = np.arange(level.shape[0])[:, None]
    heights = (level[:, alone] * rows).sum(axis=0) / thickness[alone]
    steady = np.abs(heights - np.interp(alone, *_coarse(alone, heights))) <= pen_width
    if not steady.any():
        return None
    course: NDArray[np.float64] = np.interp(np.arange(level.shape[1]), alone[steady], heights[steady])
    return course


def _coarse(columns: NDArray[np.intp], heights: NDArray[np.float64]) -> tuple[list[float], list[float]]:
    """Medians over stretches of the line, a course that outliers do not bend."""
    pieces = np.array_split(np.arange(columns.size), min(STRETCHES, columns.size))
    return [float(np.median(columns[p])) for p in pieces], [float(np.median(heights[p])) for p in pieces]
