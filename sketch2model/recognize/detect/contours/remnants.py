"""Bits of sides, dividers and connectors beside their places: strokes that run on from ink that was taken away."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from sketch2model.elements import Point
from sketch2model.recognize.detect.contours.morphology import thickened
from sketch2model.recognize.detect.pieces import Piece, pieces_of

_CONTACT = 1.0
"""Pixels between two pixels that touch, also by their corners."""

_SINGLE = 1.3
"""Pen widths; a piece with more ink for its length is more than one stroke."""

_SLIM = 0.3
"""A bowed stroke is at most this thick, as a share of its length..."""

_BENT = 0.6
"""...and one around a corner that runs on at both ends at most this thick."""

_SLENDER = 3.0
"""A stroke is so many times as long as thick; shorter ones do not show where they run."""

_THICKNESS = 2.0
"""Pen widths that any stroke may be thick."""

_STUB = 0.5
"""Letter heights of a stroke that show which way it runs at its end."""

_BEYOND = 0.8
"""Letter heights for which it must run on; a numeral that stands on a connector reaches less far into it."""

_WAVER = 0.12
"""Letter heights by which what runs on may lie beside the stroke."""

_NEAR = 0.9
"""Letter heights from the end of a stroke to the line of which it is a bit."""

_PARALLEL = 30.0
"""Degrees between a line and the end of a bit of it."""

_SAMPLES = 8
"""So many places beyond an end are looked at."""

Points = NDArray[np.float64]
"""(n, 2) x and y."""


@dataclass(frozen=True, slots=True, eq=False)
class _Lines:
    """What was drawn and taken away.

    Attributes:
        starts: (n, 2) first ends of straight pieces of it.
        along: (n, 2) from there to their other ends.
        course: (height, width) bool; its ink, broadened by what strokes waver.
        stub: Pixels that show which way a bit of it runs at its end.
        beyond: Pixels for which it must run on.
        near: Pixels from a bit of it to where it should be.
    """

    starts: Points
    along: Points
    course: NDArray[np.bool_]
    stub: float
    beyond: float
    near: float

    def run_alike(self, place: Points, direction: Points) -> bool:
        """Whether a straight piece near a place runs in that direction."""
        offsets = place - self.starts
        share = (offsets * self.along).sum(axis=1) / np.maximum(1e-9, (self.along**2).sum(axis=1))
        away = np.hypot(*(offsets - self.along * np.clip(share, 0, 1)[:, None]).T)
        turn = np.abs(self.along @ direction) / np.maximum(1e-9, np.hypot(*self.along.T))
        return bool(((away <= self.near) & (turn >= math.cos(math.radians(_PARALLEL)))).any())

    def hold(self, places: Points) -> bool:
        """Whether there is ink in all these places."""
        x, y = np.rint(places).astype(np.intp).T
        height, width = self.course.shape
        inside = (x >= 0) & (x < width) & (y >= 0) & (y < height)
        return bool(inside.all() and self.course[y, x].all())


def without_remnants(
    left: NDArray[np.bool_],
    taken: NDArray[np.bool_],
    courses: Sequence[Sequence[Point]],
    *,
    pen_width: float,
    letter_height: float,
) -> NDArray[np.bool_]:
    """What is left of a page's ink without the strokes that what was taken away continues.

    A letter may touch a line, or a line may cut it, but beyond the end of a letter's stroke the line does not go on
    in the same direction.

    Args:
        left: (height, width) bool; ink that may be writing.
        taken: (height, width) bool; ink of outlines, dividers and connectors.
        courses: Points along the outlines, dividers and connectors.
        pen_width: In pixels.
        letter_height: In pixels.
    """
    ink = taken.astype(np.uint8)
    touched = thickened(ink, _CONTACT) > 0
    pairs = [pair for course in courses for pair in pairwise(course)]
    ends = np.array(pairs, np.float64).reshape(-1, 2, 2)
    course = thickened(ink, _WAVER * letter_height) > 0
    lines = _Lines(
        ends[:, 0],
        ends[:, 1] - ends[:, 0],
        course,
        _STUB * letter_height,
        _BEYOND * letter_height,
        _NEAR * letter_height,
    )
    kept = left.copy()
    for piece in pieces_of(left):
        if touched[piece.rows, piece.columns].any() and _runs_on(piece, lines, pen_width):
            kept[piece.rows, piece.columns] = False
    return kept


def _runs_on(piece: Piece, lines: _Lines, pen_width: float) -> bool:
    """Whether a piece is a single stroke that goes on at an end, at both if it bends."""
    points = np.column_stack((piece.columns, piece.rows)).astype(np.float64)
    along, length, thickness = _axis(points)
    if thickness > max(_THICKNESS * pen_width, _BENT * length):
        return False
    bent = thickness > max(_THICKNESS * pen_width, _SLIM * length)
    path = length + thickness if bent else length
    if piece.pixels > min(_SINGLE * pen_width, path / _SLENDER) * path:
        return False
    ends = (_goes_on(points, outwards, lines) for outwards in (along, -along))
    return all(ends) if bent else any(ends)


def _axis(points: Points) -> tuple[Points, float, float]:
    """Direction of the principal axis, and the extents along and across it."""
    offsets = points - points.mean(axis=0)
    _, axes = np.linalg.eigh(offsets.T @ offsets)
    across, along = (np.ptp(offsets @ axis) + 1 for axis in axes.T)
    return axes[:, 1], float(along), float(across)


def _goes_on(points: Points, outwards: Points, lines: _Lines) -> bool:
    """Whether there is ink of a line beyond the end of a stroke, straight on."""
    depth = points @ outwards
    end = points[depth >= depth.max() - lines.stub]
    along, length, thickness = _axis(end)
    if length <= thickness:
        return False
    along = along if along @ outwards > 0 else -along
    middle = end.mean(axis=0)
    tip = middle + along * ((end - middle) @ along).max()
    beyond = tip + along * np.linspace(1, lines.beyond, _SAMPLES)[:, None]
    return lines.run_alike(tip, along) and lines.hold(beyond)
