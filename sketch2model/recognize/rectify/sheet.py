"""The border of the sheet: straight lines beyond which there is something darker than the paper."""

from __future__ import annotations

import math
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from sketch2model.elements import Point, Transform
from sketch2model.recognize.rectify.maps import scaling, turn

_PREVIEW_SIDE = 400
"""Borders are looked for in a picture of this size."""

_STROKE_SHARE = 1 / 50
"""Strokes up to this share of the longer side are removed before."""

_STEP = math.log(1.25)
"""In one of the colours the paper is brighter than the table by at least this logarithm."""

_PROBE_SHARE = 1 / 130
"""Brightness is compared this share of the longer side before and behind a border."""

_RIM = 0.4
"""A border lies within this share of the picture from its side."""

_LEAST_LENGTH = 0.15
"""A border is seen along at least this share of the picture's side."""

_LEAST_SEEN = 0.65
"""A border is seen on at least this share of its way through the picture."""

_STEEPEST = 0.35
"""Largest slope of a border against the picture's side."""

_CANDIDATES = 12
"""At most this many lines are examined on each side, the longest first."""

_LEAST_AREA = 0.25
"""A sheet covers at least this share of the picture."""

_SQUARE = 30.0
"""Corners of a sheet that can be flattened differ from a right angle by at most this many degrees."""

_BEYOND = 0.05
"""Corners may lie outside the picture by at most this share of its longer side."""


@dataclass(frozen=True, slots=True)
class Border:
    """One side of the sheet: the line a*x + b*y = c with (a, b) of length 1 pointing to the paper."""

    a: float
    b: float
    c: float

    def meets(self, other: Border) -> Point:
        """Where two borders that are not parallel cross."""
        x, y = np.linalg.solve([[self.a, self.b], [other.a, other.b]], [self.c, other.c])
        return (float(x), float(y))

    def carried(self, transform: Transform) -> Border:
        """The same line after an affine or projective map."""
        foot = (self.a * self.c, self.b * self.c)
        along, inward = (foot[0] - self.b, foot[1] + self.a), (foot[0] + self.a, foot[1] + self.b)
        (x0, y0), (x1, y1), (xi, yi) = transform.points((foot, along, inward))
        length = math.hypot(x1 - x0, y1 - y0)
        a, b = -(y1 - y0) / length, (x1 - x0) / length
        if a * (xi - x0) + b * (yi - y0) < 0:
            a, b = -a, -b
        return Border(a, b, a * x0 + b * y0)


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is known of the sheet's border, in the pixels of the picture it was found in.

    Attributes:
        left: Border on the left, None where it is not in view.
        top: Border at the top.
        right: Border on the right.
        bottom: Border at the bottom.
    """

    left: Border | None
    top: Border | None
    right: Border | None
    bottom: Border | None

    @property
    def borders(self) -> tuple[Border, ...]:
        """Those in view."""
        return tuple(border for border in (self.left, self.top, self.right, self.bottom) if border is not None)

    def corners(self, width: int, height: int) -> tuple[Point, ...] | None:
        """Top left, top right, bottom right, bottom left; None unless the whole sheet is convincingly in view."""
        if self.left is None or self.top is None or self.right is None or self.bottom is None:
            return None
        corners = (
            self.left.meets(self.top),
            self.right.meets(self.top),
            self.right.meets(self.bottom),
            self.left.meets(self.bottom),
        )
        slack = _BEYOND * max(width, height)
        inside = all(-slack <= x <= width + slack and -slack <= y <= height + slack for x, y in corners)
        area = abs(float(cv2.contourArea(np.array(corners, dtype=np.float32))))
        square = all(abs(_angle(corners, i) - 90) <= _SQUARE for i in range(4))
        return corners if inside and square and area >= _LEAST_AREA * width * height else None

    def carried(self, transform: Transform) -> tuple[Border, ...]:
        """The borders in view after an affine or projective map."""
        return tuple(border.carried(transform) for border in self.borders)


def find_sheet(pixels: NDArray[np.uint8]) -> Sheet:
    """Find the borders of a bright sheet on a darker table.

    Only long straight steps of brightness near the rim of the picture count; lines drawn on the page are no steps.

    Args:
        pixels: (height, width, 3) uint8, RGB.
    """
    height, width = pixels.shape[:2]
    factor = _PREVIEW_SIDE / max(height, width)
    size = (max(16, round(width * factor)), max(16, round(height * factor)))
    to_picture = scaling(size, (width, height))
    radius = round(_STROKE_SHARE * _PREVIEW_SIDE / 2)
    small = cv2.resize(pixels, size, interpolation=cv2.INTER_AREA)
    bare = cv2.morphologyEx(small, cv2.MORPH_CLOSE, np.ones((2 * radius + 1, 2 * radius + 1), np.uint8))
    level = np.log(cv2.medianBlur(bare, 5).astype(np.float32) + 8)
    found: list[Border | None] = []
    for quarter in range(4):
        # Each side is looked for as the left side of the turned preview.
        border = _left_border(np.ascontiguousarray(np.rot90(level, quarter)))
        found.append(border and border.carried(turn(*size, 90 * quarter).then(to_picture)))
    return Sheet(*found)


def _left_border(level: NDArray[np.float32]) -> Border | None:
    """The longest straight step from dark on the left to bright on the right.

    Args:
        level: (height, width, 3) float32, logarithm of the brightness.
    """
    height, width = level.shape[:2]
    probe = round(_PROBE_SHARE * _PREVIEW_SIDE)
    step = np.zeros((height, width), dtype=np.float32)
    step[:, probe:-probe] = (level[:, 2 * probe :] - level[:, : -2 * probe]).max(axis=2)
    step[:, round(_RIM * width) :] = 0
    crest = (step >= cv2.dilate(step, np.ones((1, 2 * probe + 1), np.uint8))) & (step > _STEP)
    length = _LEAST_LENGTH * height
    segments = cv2.HoughLinesP(
        crest.astype(np.uint8), 1, math.pi / 360, round(length / 3), minLineLength=length / 2, maxLineGap=length / 3
    )
    if segments is None:
        return None
    lines = np.asarray(segments, dtype=np.float64).reshape(-1, 4)
    tall = np.abs(lines[:, 3] - lines[:, 1])
    upright = np.abs(lines[:, 2] - lines[:, 0]) <= _STEEPEST * tall
    sums = np.cumsum(level, axis=1)
    best, longest = None, 0.0
    for index in np.argsort(-tall * upright, kind="stable")[: min(_CANDIDATES, int(upright.sum()))]:
        x0, y0, x1, y1 = lines[index]
        slope = (x1 - x0) / (y1 - y0)
        seen = _seen(level, sums, step, x0 - slope * y0, slope, probe)
        if seen > longest:
            best, longest = (x0 - slope * y0, slope), seen
    return None if best is None else _refined(crest, *best)


def _seen(
    level: NDArray[np.float32],
    sums: NDArray[np.float32],
    step: NDArray[np.float32],
    start: float,
    slope: float,
    probe: int,
) -> float:
    """How many rows show a step at x = start + slope * y; 0 when too few do or the left is no darker as a whole."""
    height, width = step.shape
    rows = np.arange(height)
    columns = np.round(start + slope * rows).astype(int)
    rows = rows[(columns >= 2 * probe) & (columns < width - 2 * probe)]
    columns = columns[rows]
    if rows.size < _LEAST_LENGTH * height:
        return 0.0
    steps = np.max([step[rows, columns + shift] for shift in (-1, 0, 1)], axis=0) > _STEP
    beyond = sums[rows, columns - probe] / (columns - probe + 1)[:, None]
    darker = float(np.median((level[rows, columns + probe] - beyond).max(axis=1)))
    return float(steps.sum()) if steps.mean() >= _LEAST_SEEN and darker >= _STEP else 0.0


def _refined(crest: NDArray[np.bool_], start: float, slope: float) -> Border:
    """Least squares through the steps next to x = start + slope * y."""
    ys, xs = np.nonzero(crest)
    near = np.abs(xs - start - slope * ys) <= 2
    slope, start = np.polyfit(ys[near], xs[near], 1)
    length = math.hypot(1.0, slope)
    return Border(1 / length, -float(slope) / length, float(start) / length)


def _angle(corners: tuple[Point, ...], index: int) -> float:
    """Inner angle at a corner, in degrees."""
    (xa, ya), (x, y), (xb, yb) = corners[index - 1], corners[index], corners[(index + 1) % len(corners)]
    first, second = math.atan2(ya - y, xa - x), math.atan2(yb - y, xb - x)
    turned = abs(math.degrees(first - second)) % 360
    return min(turned, 360 - turned)
