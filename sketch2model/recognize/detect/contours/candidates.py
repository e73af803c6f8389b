"""Candidate outlines: faces that look like a figure and whose border really has ink on it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby

import cv2
import numpy as np
from numpy.typing import NDArray

from sketch2model.elements import Box, Page, Point, ShapeKind
from sketch2model.recognize.detect.contours.blobs import find_blobs
from sketch2model.recognize.detect.contours.faces import Face, disc, find_faces
from sketch2model.recognize.detect.contours.frames import find_frames
from sketch2model.recognize.detect.contours.outline import Fit, best_shape
from sketch2model.recognize.detect.contours.straight import straight_ink

MIN_SIDE = 1.1
"""Smallest side of a shape, in letter heights."""

MIN_CONVEXITY = 0.6
MIN_FIT = 0.78
MIN_SUPPORT = 0.7
MIN_SIDE_SUPPORT = 0.4
MAX_GAP = 1.2
MAX_FRAME_GAP = 0.8
"""Longest stretch without ink on an outline, and on a side of a frame, in letter heights."""

MAX_SPAN = 0.6
MAX_BORDER = 0.4
"""Share of an outline that the picture's own border may stand in for."""

WAVER = 0.2
"""How far a hand strays from a straight side, in letter heights."""

MAX_SHARE = 0.85
"""A larger share of the page is the page."""

FRAME_TRUST = 0.9
BLOB_TRUST = 1.0
MIN_DIAMOND = 0.82
STRAIGHT_LENGTHS = (1.5, 2.3)
"""Lengths in letter heights: short enough for small boxes, long enough to lose tall letters."""


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


def find_candidates(page: Page) -> list[Candidate]:
    """Candidates of all scales, largest first; the same outline may appear several times."""
    ink = _framed(page.mask).astype(np.uint8)
    on_ink = cv2.dilate(ink, disc(page.pen_width + 1)) > 0
    near_ink = cv2.dilate(ink, disc(page.pen_width + WAVER * page.letter_height)) > 0
    found = []
    half = page.pen_width / 2
    for mask, gap in _variants(page):
        for face in find_faces(mask, gap=gap, min_side=MIN_SIDE * page.letter_height):
            fit = best_shape(face.contour, curved=gap == 0)
            if fit is None or face.area < MIN_CONVEXITY * cv2.contourArea(cv2.convexHull(face.contour)):
                continue
            covered = on_ink[face.contour[:, 1].clip(0, page.height - 1), face.contour[:, 0].clip(0, page.width - 1)]
            if longest_gap(covered) > MAX_GAP * page.letter_height or _on_border(face, page) > MAX_BORDER:
                continue
            found.append(_candidate(grown(fit, half), float(covered.mean()), near_ink, page))
    straight = straight_ink(page.mask, length=STRAIGHT_LENGTHS[0] * page.letter_height, pen_width=page.pen_width)
    drawn = cv2.dilate(straight.astype(np.uint8), disc(page.pen_width + WAVER * page.letter_height)) > 0
    for frame in find_frames(page):
        sides = side_support(frame.corners, drawn)
        if max(side.longest_gap for side in sides) > MAX_FRAME_GAP * page.letter_height:
            continue
        support = float(np.average([side.share for side in sides], weights=[side.length for side in sides]))
        found.append(_candidate(frame, FRAME_TRUST * support, near_ink, page))
    found += [_candidate(grown(blob, -half), BLOB_TRUST, near_ink, page) for blob in find_blobs(page)]
    kept = [candidate for candidate in found if candidate is not None]
    return sorted(kept, key=lambda c: (-c.box.area, c.box.y0, c.box.x0, -c.score))


def _variants(page: Page) -> Iterator[tuple[NDArray[np.bool_], float]]:
    pen, letter = page.pen_width, page.letter_height
    yield page.mask, 0.0
    yield _framed(page.mask), pen
    drawn = _without_small(page.mask, 2 * letter)
    yield drawn, pen
    yield drawn, max(2 * pen, 0.2 * letter)
    yield drawn, max(3 * pen, 0.35 * letter)
    for length in STRAIGHT_LENGTHS:
        straight = straight_ink(page.mask, length=length * letter, pen_width=pen)
        straight = _without_small(straight, length * letter)
        yield straight, pen
        yield straight, max(2 * pen, 0.35 * letter)


def _framed(mask: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """The ink with the picture's own border drawn in, which closes boxes that the picture cuts off."""
    framed = mask.copy()
    framed[[0, -1], :] = True
    framed[:, [0, -1]] = True
    return framed


def _without_small(mask: NDArray[np.bool_], extent: float) -> NDArray[np.bool_]:
    """The ink without connected strokes whose bounding box stays below `extent` on both sides."""
    _, labels, stats, _ = cv2.connectedComponentsWithStats(mask.astype(np.uint8), connectivity=8)
    large = stats[:, [cv2.CC_STAT_WIDTH, cv2.CC_STAT_HEIGHT]].max(axis=1) >= extent
    large[0] = False
    kept: NDArray[np.bool_] = large[labels]
    return kept


def grown(fit: Fit, margin: float) -> Fit:
    """The figure with its border moved outwards, from the edge of a stroke to its middle."""
    box = Box.around(fit.corners)
    (cx, cy), w, h = box.center, max(1.0, box.width), max(1.0, box.height)
    corners = tuple(
        (cx + (x - cx) * (w + 2 * margin) / w, cy + (y - cy) * (h + 2 * margin) / h) for x, y in fit.corners
    )
    return replace(fit, corners=corners)


def _candidate(fit: Fit, support: float, near_ink: NDArray[np.bool_], page: Page) -> Candidate | None:
    sides = side_support(fit.corners, near_ink) if len(fit.corners) == 4 else []
    box = Box.around(fit.corners).grown(page.pen_width / 2)
    kind = ShapeKind(fit.figure)
    if fit.iou < MIN_FIT or support < MIN_SUPPORT or any(side.share < MIN_SIDE_SUPPORT for side in sides):
        return None
    if _is_page(box, page) or (kind is ShapeKind.DIAMOND and fit.iou < MIN_DIAMOND):
        return None
    if min(box.width, box.height) < MIN_SIDE * page.letter_height or box.area > MAX_SHARE * page.width * page.height:
        return None
    return Candidate(kind, fit.corners, box, fit.iou * support)


def _is_page(box: Box, page: Page) -> bool:
    """Whether a box lies along so much of the picture's border that it is the page rather than cut off by it."""
    edge = 2 * page.pen_width
    level = box.y0 < edge or box.y1 > page.height - edge
    upright = box.x0 < edge or box.x1 > page.width - edge
    return (level and box.width > MAX_SPAN * page.width) or (upright and box.height > MAX_SPAN * page.height)


@dataclass(frozen=True, slots=True)
class Side:
    """How much of one side of a figure has ink under it; lengths in pixels."""

    share: float
    length: float
    longest_gap: float


def side_support(corners: tuple[Point, ...], near_ink: NDArray[np.bool_]) -> list[Side]:
    """The ink under each side of a figure, in the order of the corners."""
    height, width = near_ink.shape
    found = []
    for a, b in zip(corners, corners[1:] + corners[:1], strict=True):
        length = float(np.hypot(b[0] - a[0], b[1] - a[1]))
        steps = np.linspace(0, 1, max(2, int(length / 2)))
        x = np.clip(np.rint(a[0] + steps * (b[0] - a[0])).astype(int), 0, width - 1)
        y = np.clip(np.rint(a[1] + steps * (b[1] - a[1])).astype(int), 0, height - 1)
        covered = near_ink[y, x]
        found.append(Side(float(covered.mean()), length, length * longest_gap(covered) / len(steps)))
    return found


def longest_gap(covered: NDArray[np.bool_]) -> int:
    """The longest run of places without ink."""
    return max((len(list(run)) for ink, run in groupby(covered.tolist()) if not ink), default=0)


def _on_border(face: Face, page: Page) -> float:
    """Share of a face's contour that lies on the border of the picture."""
    x, y = face.contour[:, 0], face.contour[:, 1]
    edge = 1.5 * page.pen_width
    return float(((x < edge) | (y < edge) | (x > page.width - 1 - edge) | (y > page.height - 1 - edge)).mean())
