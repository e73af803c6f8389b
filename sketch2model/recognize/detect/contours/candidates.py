"""Candidate outlines: faces that look like a figure and whose border really has ink on it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import takewhile

import cv2
import numpy as np
from numpy.typing import NDArray

from sketch2model.elements import Box, Page, Point, ShapeKind
from sketch2model.recognize.detect.contours.blobs import find_blobs
from sketch2model.recognize.detect.contours.faces import Face, find_faces
from sketch2model.recognize.detect.contours.frames import find_frames
from sketch2model.recognize.detect.contours.morphology import dilated, large_strokes
from sketch2model.recognize.detect.contours.outline import Fit, best_shape
from sketch2model.recognize.detect.contours.straight import SHORT_STRAIGHT, straight_ink
from sketch2model.recognize.detect.contours.support import has_writing, longest_gap, side_support

MIN_SIDE = 1.1
"""Smallest side of a shape, in letter heights."""

MIN_CONVEXITY = 0.6
"""Share of its convex hull that a face fills."""

MIN_FIT, MIN_DIAMOND = 0.78, 0.82
"""Overlap of face and figure; four corners are easily found in any round or ragged face."""

MIN_SUPPORT, MIN_SIDE_SUPPORT = 0.7, 0.4
"""Share of a whole outline and of each of its sides that has ink under it."""

MAX_GAP, MAX_FRAME_GAP = 1.2, 0.8
"""Longest stretch without ink on an outline, and on a side of a frame, in letter heights."""

MAX_SPAN = 0.6
MAX_BORDER = 0.4
"""Share of an outline that the picture's own border may stand in for."""

WAVER = 0.2
"""How far a hand strays from a straight side, in letter heights."""

MAX_SHARE = 0.85
"""A larger share of the page is the page."""

FRAME_TRUST, BLOB_TRUST = 0.9, 1.0
"""What frames and blobs are worth beside faces."""

LONG_STRAIGHT = 2.3
"""Straight ink this long holds no tall letters any more, in letter heights."""


@dataclass(frozen=True, slots=True, eq=False)
class Candidate:
    """One outline that may be a shape or a compartment of one.

    Attributes:
        kind: Best figure.
        corners: Corners of the figure in the middle of its stroke, in page pixels, in order along the outline.
        box: Bounding box of the stroke.
        score: Fit times support, 0 to 1.
    """

    kind: ShapeKind
    corners: tuple[Point, ...]
    box: Box
    score: float


def find_candidates(page: Page, straight: NDArray[np.bool_]) -> list[Candidate]:
    """Candidates of all scales, largest first; the same outline may appear several times.

    Args:
        page: The page.
        straight: (height, width) bool; its straight ink in pieces of `SHORT_STRAIGHT`.
    """
    ink = _framed(page.mask)
    near_ink = dilated(ink, page.pen_width + WAVER * page.letter_height)
    half = page.pen_width / 2
    rated = [(grown(fit, half), support) for fit, support in _faces(page, dilated(ink, page.pen_width + 1), straight)]
    rated += _frames(page, straight)
    rated += [(grown(blob, -half), BLOB_TRUST) for blob in find_blobs(page)]
    found = [
        Candidate(ShapeKind(fit.figure), fit.corners, _box(fit, page), fit.iou * support)
        for fit, support in rated
        if support >= MIN_SUPPORT and _is_plausible(fit, near_ink, page)
    ]
    return sorted(found, key=lambda c: (-c.box.area, c.box.y0, c.box.x0, -c.score))


def _faces(page: Page, on_ink: NDArray[np.bool_], straight: NDArray[np.bool_]) -> Iterator[tuple[Fit, float]]:
    """Figures that faces show, and the share of their outlines that has ink on it."""
    known = set()
    for mask, gap in _variants(page, straight):
        for face in find_faces(mask, gap=gap, min_side=MIN_SIDE * page.letter_height):
            curved = gap <= page.pen_width
            key = (face.contour.tobytes(), curved)
            if key in known:
                continue
            known.add(key)
            covered = on_ink[face.contour[:, 1].clip(0, page.height - 1), face.contour[:, 0].clip(0, page.width - 1)]
            if covered.mean() < MIN_SUPPORT or longest_gap(covered) > MAX_GAP * page.letter_height:
                continue
            if _on_border(face, page) > MAX_BORDER:
                continue
            if face.area < MIN_CONVEXITY * cv2.contourArea(cv2.convexHull(face.contour)):
                continue
            box = face.box
            below_fold = Box(box.x0, box.center[1], box.x1, box.y1)
            fit = best_shape(face.contour, curved=curved, empty=not has_writing(below_fold, page))
            if fit is not None:
                yield fit, float(covered.mean())


def _variants(page: Page, straight: NDArray[np.bool_]) -> Iterator[tuple[NDArray[np.bool_], float]]:
    """Ink in which boxes may be closed, and how much its strokes are thickened, in pixels."""
    pen, letter = page.pen_width, page.letter_height
    yield page.mask, 0.0
    yield _framed(page.mask), pen
    drawn = large_strokes(page.mask, 2 * letter)
    yield drawn, pen
    yield drawn, max(2 * pen, 0.2 * letter)
    yield drawn, max(3 * pen, 0.35 * letter)
    long_straight = straight_ink(page.mask, length=LONG_STRAIGHT * letter, pen_width=pen)
    for sides, length in ((straight, SHORT_STRAIGHT), (long_straight, LONG_STRAIGHT)):
        whole = large_strokes(sides, length * letter)
        yield whole, pen
        yield whole, max(2 * pen, 0.35 * letter)


def _frames(page: Page, straight: NDArray[np.bool_]) -> Iterator[tuple[Fit, float]]:
    """Frames whose sides are drawn without long gaps, and what they are worth."""
    drawn = dilated(straight, page.pen_width + WAVER * page.letter_height)
    longest = MAX_FRAME_GAP * page.letter_height
    for frame in find_frames(page):
        sides = list(takewhile(lambda side: side.longest_gap <= longest, side_support(frame.corners, drawn)))
        if len(sides) == len(frame.corners):
            share = float(np.average([side.share for side in sides], weights=[side.length for side in sides]))
            yield frame, FRAME_TRUST * share


def _framed(mask: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """The ink with the picture's own border drawn in, which closes boxes that the picture cuts off."""
    framed = mask.copy()
    framed[[0, -1], :] = True
    framed[:, [0, -1]] = True
    return framed


def grown(fit: Fit, margin: float) -> Fit:
    """The figure with its border moved outwards by `margin` pixels, from the edge of a stroke to its middle."""
    box = Box.around(fit.corners)
    (cx, cy), w, h = box.center, max(1.0, box.width), max(1.0, box.height)
    corners = tuple(
        (cx + (x - cx) * (w + 2 * margin) / w, cy + (y - cy) * (h + 2 * margin) / h) for x, y in fit.corners
    )
    return replace(fit, corners=corners)


def _box(fit: Fit, page: Page) -> Box:
    """Bounding box of a figure's stroke."""
    return Box.around(fit.corners).grown(page.pen_width / 2)


def _is_plausible(fit: Fit, near_ink: NDArray[np.bool_], page: Page) -> bool:
    """Whether the figure fits well, is drawn on all its sides, and is neither a speck nor the page."""
    box = _box(fit, page)
    if fit.iou < (MIN_DIAMOND if fit.figure == ShapeKind.DIAMOND else MIN_FIT) or _is_page(box, page):
        return False
    if min(box.width, box.height) < MIN_SIDE * page.letter_height or box.area > MAX_SHARE * page.width * page.height:
        return False
    sides = side_support(fit.corners, near_ink) if len(fit.corners) == 4 else ()
    return all(side.share >= MIN_SIDE_SUPPORT for side in sides)


def _is_page(box: Box, page: Page) -> bool:
    """Whether a box lies along so much of the picture's border that it is the page rather than cut off by it."""
    edge = 2 * page.pen_width
    level = box.y0 < edge or box.y1 > page.height - edge
    upright = box.x0 < edge or box.x1 > page.width - edge
    return (level and box.width > MAX_SPAN * page.width) or (upright and box.height > MAX_SPAN * page.height)


def _on_border(face: Face, page: Page) -> float:
    """Share of a face's contour that lies on the border of the picture."""
    x, y = face.contour[:, 0], face.contour[:, 1]
    edge = 1.5 * page.pen_width
    return float(((x < edge) | (y < edge) | (x > page.width - 1 - edge) | (y > page.height - 1 - edge)).mean())
