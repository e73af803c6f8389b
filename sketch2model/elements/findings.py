"""What the detector found in the ink, all in page pixels."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from sketch2model.elements.geometry import Box, Point
from sketch2model.elements.issue import Issue
from sketch2model.elements.vocabulary import EndKind, LineStyle, ShapeKind


@dataclass(frozen=True, slots=True)
class CompartmentLine:
    """A line across a shape that divides it into compartments.

    Attributes:
        y: Height of its middle.
        confidence: 0 to 1.
    """

    y: float
    confidence: float


@dataclass(frozen=True, slots=True)
class Shape:
    """A closed outline.

    Attributes:
        kind: What outline it is.
        box: Bounding box of the outline's ink.
        outline: Corners or points along the outline, closed, at least three.
        compartment_lines: Dividing lines from top to bottom.
        confidence: 0 to 1.
    """

    kind: ShapeKind
    box: Box
    outline: tuple[Point, ...]
    confidence: float
    compartment_lines: tuple[CompartmentLine, ...] = ()


@dataclass(frozen=True, slots=True)
class ConnectorEnd:
    """Where a connector ends and what is drawn there.

    Attributes:
        point: The tip, on or near the outline it touches.
        kind: The sign at the end.
        confidence: 0 to 1, of the kind.
    """

    point: Point
    kind: EndKind
    confidence: float


@dataclass(frozen=True, slots=True)
class Connector:
    """A line between two places.

    A branching line (one triangle, three children) is one connector per branch; the branches share points.

    Attributes:
        points: Polyline from the first end to the second, at least two points.
        first: End at `points[0]`.
        second: End at `points[-1]`.
        style: Solid, dashed or dotted.
        confidence: 0 to 1.
    """

    points: tuple[Point, ...]
    first: ConnectorEnd
    second: ConnectorEnd
    style: LineStyle
    confidence: float


def _no_pixels() -> NDArray[np.intp]:
    return np.empty((0, 2), np.intp)


@dataclass(frozen=True, slots=True)
class TextRegion:
    """Where one line of writing stands.

    Attributes:
        box: Bounding box of its ink.
        angle: Degrees the writing must be turned counter-clockwise to be upright: 0, 90, 180 or 270.
        confidence: 0 to 1, that this is writing.
        corners: Of the turned rectangle around slanted writing: top left, top right, bottom right, bottom left as
            one reads. Empty where the box does.
        ink: (n, 2) intp; columns and rows of the pixels that are its writing. Empty where only the box is known.
        underlined: A stroke runs below it.
    """

    box: Box
    angle: int = 0
    confidence: float = 1.0
    corners: tuple[Point, ...] = ()
    ink: NDArray[np.intp] = field(default_factory=_no_pixels, repr=False, compare=False)
    underlined: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Findings:
    """Everything found on a page.

    Attributes:
        shapes: Closed outlines.
        connectors: Lines between places.
        text_regions: Lines of writing.
        text_mask: (height, width) bool; the ink that belongs to no outline, divider or connector.
        issues: Remarks, boxes in page pixels.
    """

    shapes: tuple[Shape, ...]
    connectors: tuple[Connector, ...]
    text_regions: tuple[TextRegion, ...]
    text_mask: NDArray[np.bool_] = field(repr=False)
    issues: tuple[Issue, ...] = ()
