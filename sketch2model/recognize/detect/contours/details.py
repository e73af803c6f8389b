"""What sets one box apart from another: the folded corner of a document, the lid of a cylinder."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from sketch2model.elements import Box, Page, ShapeKind
from sketch2model.recognize.detect.contours.morphology import dilated

FOLD_SIZES = (0.18, 0.24, 0.3, 0.36, 0.44)
"""Size of a folded corner, as a share of the box's shorter side."""

MIN_FOLD_SIZE = 4.5
"""Smallest folded corner, in pen widths; below, the corner of the outline itself looks like one."""

MIN_FOLD, MAX_OTHER_CORNER = 0.8, 0.6
LID_TOPS = (0.0, 0.05, 0.1, 0.15, 0.2, 0.25)
LID_DEPTHS = (0.08, 0.12, 0.16, 0.2, 0.26)
"""Where the front edge of a lid starts below the top, and how far it sags, as shares of the height."""

MAX_BELOW_LID = 0.5
MIN_LID, LID_GAIN = 0.85, 0.25
"""Ink just below the sagging edge, on it, and how much more than on a straight one."""


def special_kind(box: Box, page: Page) -> ShapeKind | None:
    """DOCUMENT, CYLINDER, or None for a plain box."""
    x0, y0 = max(0, int(box.x0)), max(0, int(box.y0))
    part = page.mask[y0 : int(box.y1) + 1, x0 : int(box.x1) + 1]
    if min(part.shape) < 4 * page.pen_width:
        return None
    near = dilated(part, max(1.0, 0.7 * page.pen_width))
    if has_folded_corner(near, page.pen_width):
        return ShapeKind.DOCUMENT
    if has_lid(near, page.pen_width):
        return ShapeKind.CYLINDER
    return None


def has_folded_corner(near: NDArray[np.bool_], pen_width: float) -> bool:
    """Whether a stroke cuts off the top right corner, and none of the other three."""
    shares = [
        max(_diagonals(corner, pen_width), default=0.0)
        for corner in (near[:, ::-1], near, near[::-1], near[::-1, ::-1])
    ]
    return shares[0] >= MIN_FOLD and max(shares[1:]) < MAX_OTHER_CORNER


def _diagonals(near: NDArray[np.bool_], pen_width: float) -> Iterator[float]:
    """Ink on strokes across the top left corner, without the outline at their ends."""
    height, width = near.shape
    for share in FOLD_SIZES:
        size = share * min(height, width)
        if size < MIN_FOLD_SIZE * pen_width:
            continue
        margin = min(0.45, 2.5 * pen_width / max(1.0, size))
        steps = np.linspace(margin, 1 - margin, 12)
        x, y = np.rint(size * (1 - steps)).astype(int), np.rint(size * steps).astype(int)
        yield float(near[y, x].mean())


def has_lid(near: NDArray[np.bool_], pen_width: float) -> bool:
    """Whether a sagging edge, the lower half of an ellipse, runs from side to side below the top."""
    height, width = near.shape
    across = np.linspace(-0.85, 0.85, 32)
    x = np.rint((across + 1) / 2 * (width - 1)).astype(int)
    sag = np.sqrt(1 - across**2)

    def on_ink(top: float, depth: float) -> float:
        y = np.rint((top + depth * sag) * (height - 1)).astype(int).clip(0, height - 1)
        return float(near[y, x].mean())

    def on_thin_ink(top: float, depth: float) -> float:
        """Writing is ink too, but there is more of it just below."""
        below = on_ink(top + 3 * pen_width / height, depth)
        return on_ink(top, depth) if below <= MAX_BELOW_LID else 0.0

    deep_enough = [depth for depth in LID_DEPTHS if depth * height > 2 * pen_width]
    curved = max((on_thin_ink(top, depth) for top in LID_TOPS for depth in deep_enough), default=0.0)
    straight = max(on_ink(y, 0.0) for y in np.linspace(3 * pen_width / height, 0.5, 24))
    return curved >= MIN_LID and curved >= straight + LID_GAIN
