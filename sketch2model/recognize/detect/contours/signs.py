"""Signs: the hollow and filled figures drawn on lines, which are arrowheads and diamonds.

Hollow ones are small faces, filled ones are blobs thicker than the pen.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import cv2
import numpy as np
from numpy.typing import NDArray

from sketch2model.elements import EndKind, Page, ShapeKind
from sketch2model.recognize.detect.contours.faces import Face, find_faces
from sketch2model.recognize.detect.contours.figures import TRIANGLE
from sketch2model.recognize.detect.contours.morphology import dilated, thickened
from sketch2model.recognize.detect.contours.outline import MIN_TRIANGLE, fit_figures
from sketch2model.recognize.detect.contours.zones import Zones

SIGN_SIZE = (0.3, 3.2)
"""Extent of an arrowhead or diamond, in letter heights."""

SIGN_REACH = 0.9
"""A sign's nearest point lies within this of the shape, in letter heights."""

BLOB = 1.15
"""Half width of ink that is filled rather than drawn, in pen widths."""

MIN_DIAMOND = 0.75
ON_LINE = 0.45
"""Share of a hollow figure's border that is line ink."""

OFF_SHAPE = 0.6
"""Share of a hollow figure's border off all shapes; between two lines and an outline there is a face as well."""

ALONE = 1.7
"""A figure that stands apart from its line has ink of at most so many times its extent."""


@dataclass(frozen=True, slots=True, eq=False)
class Sign:
    """A hollow or filled figure on a line.

    Attributes:
        kind: What it says at the end of a connector.
        contour: (n, 2) int32, in page pixels.
        confidence: Fit of the figure.
    """

    kind: EndKind
    contour: NDArray[np.int32] = field(repr=False)
    confidence: float


def find_signs(page: Page, zones: Zones, line_ink: NDArray[np.bool_]) -> tuple[Sign, ...]:
    """Figures outside the shapes: on line ink, or standing alone."""
    return (*_hollow(page, zones, line_ink), *_filled(page, line_ink))


def _hollow(page: Page, zones: Zones, line_ink: NDArray[np.bool_]) -> list[Sign]:
    letter, pen = page.letter_height, page.pen_width
    near_line = dilated(line_ink, pen + 1)
    _, labels, stats, _ = cv2.connectedComponentsWithStats(
        zones.free_ink.astype(np.uint8), connectivity=8, ltype=cv2.CV_16U
    )
    outside = zones.owner == 0
    found: list[Sign] = []
    for gap in (0.0, 0.6 * pen):
        for face in find_faces(page.mask & (outside | zones.outline_ink), gap=gap, min_side=SIGN_SIZE[0] * letter):
            if max(face.box.width, face.box.height) > SIGN_SIZE[1] * letter:
                continue
            x, y = face.contour[:, 0].clip(0, page.width - 1), face.contour[:, 1].clip(0, page.height - 1)
            if outside[y, x].mean() < OFF_SHAPE:
                continue
            if near_line[y, x].mean() < ON_LINE and not _stands_alone(face, labels, stats):
                continue
            kind, fit = _figure(face.contour, hollow=True)
            known = any(cv2.pointPolygonTest(s.contour.astype(np.float32), face.box.center, False) >= 0 for s in found)
            if kind is not None and not known:
                found.append(Sign(kind, face.contour, fit))
    return found


def _stands_alone(face: Face, labels: np.ndarray, stats: np.ndarray) -> bool:
    """Whether the ink around a face is hardly larger than the face: no letter, no part of a word."""
    x0, y0 = max(0, int(face.box.x0) - 2), max(0, int(face.box.y0) - 2)
    around = labels[y0 : int(face.box.y1) + 3, x0 : int(face.box.x1) + 3]
    inked = around[around > 0]
    if inked.size == 0:
        return False
    _, _, width, height, _ = stats[np.bincount(inked).argmax()]
    return bool(width <= ALONE * face.box.width and height <= ALONE * face.box.height)


def _filled(page: Page, line_ink: NDArray[np.bool_]) -> list[Sign]:
    letter, pen = page.letter_height, page.pen_width
    radius = BLOB * pen
    depth = cv2.distanceTransform(line_ink.astype(np.uint8), cv2.DIST_L2, 3)
    core = (depth > radius).astype(np.uint8)
    grown = thickened(core, radius) & line_ink.astype(np.uint8)
    contours, _ = cv2.findContours(grown, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
    found = []
    for border in sorted(contours, key=lambda c: tuple(cv2.boundingRect(c))):
        _, _, width, height = cv2.boundingRect(border)
        large_enough = cv2.contourArea(border) > max(0.1 * letter**2, 9 * pen**2)
        if not large_enough or max(width, height) > SIGN_SIZE[1] * letter:
            continue
        contour = border.reshape(-1, 2).astype(np.int32)
        kind, fit = _figure(contour, hollow=False)
        found.append(Sign(kind or EndKind.FILLED_TRIANGLE, contour, fit))
    return found


def _figure(contour: NDArray[np.int32], *, hollow: bool) -> tuple[EndKind | None, float]:
    fits = {fit.figure: fit.iou for fit in fit_figures(contour, (TRIANGLE, ShapeKind.DIAMOND))}
    triangle, diamond = fits.get(TRIANGLE, 0.0), fits.get(ShapeKind.DIAMOND, 0.0)
    if diamond > max(MIN_DIAMOND, triangle + 0.05) and _is_pointed(contour):
        return (EndKind.DIAMOND if hollow else EndKind.FILLED_DIAMOND), diamond
    if triangle > MIN_TRIANGLE:
        return (EndKind.TRIANGLE if hollow else EndKind.FILLED_TRIANGLE), triangle
    return None, max(triangle, diamond)


def _is_pointed(contour: NDArray[np.int32]) -> bool:
    """Whether the figure tapers at both ends of its longer axis, as diamonds do and circles do not."""
    (_, (width, height), _) = cv2.minAreaRect(contour)
    return max(width, height) > 1.25 * min(width, height)
