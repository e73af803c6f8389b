"""What drawing leaves behind among the writing: ends of sides, bits of dividers, dashes of a connector."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from sketch2model.elements import Box, Point, Shape
from sketch2model.recognize.detect.text_parts import Part
from sketch2model.recognize.detect.text_slant import slant_of_sides

_LONGEST_STROKE = 2.0
"""Letter heights; a longer piece no thicker than a pen stroke is drawing."""

_STROKE = 2.0
"""Pen widths; how thick a wobbly stroke may be."""

_HUG = 2.0
"""Pen widths; a piece that nowhere leaves an outline by more than this is a leftover of it."""

_NEAR_DIVIDER = 0.45
"""Letter heights; a thin level stroke this near to a divider is part of it: dividers are never quite level."""

_BESIDE = 0.7
"""Letter heights between an outline and the middle of a stroke that may be part of it."""

_SIDE_LENGTH = 1.4
"""Letter heights; a stroke beside an outline is longer than this when it is no letter for sure."""

_PARALLEL = 12.0
"""Degrees between two strokes that run alike."""

_DASHES = 4
"""So many dashes in a row are a dashed line."""

_DASH_GAP = 2.5
"""Lengths of a dash up to which the gap to the next one may be."""

_DASH_OFFSET = 0.3
"""Lengths of a dash by which the next one may lie beside its axis."""

_DASH_LENGTHS = 2.0
"""A dash is at most so many times as long as the next one."""

_DASH_SHAPE = 2.0
"""A dash is at least so many times as long as thick."""


@dataclass(frozen=True, slots=True)
class Stroke:
    """The rectangle around a piece of ink along its principal axis."""

    center: Point
    length: float
    thickness: float
    degrees: float

    @classmethod
    def of(cls, part: Part) -> Stroke:
        """The stroke that a part may be."""
        offsets = part.points - part.centroid
        (xx, xy), (_, yy) = (offsets.T @ offsets).tolist()
        turn = math.atan2(2 * xy, xx - yy) / 2
        dx, dy = math.cos(turn), math.sin(turn)
        along, across = np.array([[dx, dy], [-dy, dx]]) @ offsets.T
        length, thickness = (float(extent.max() - extent.min()) + 1 for extent in (along, across))
        return cls(part.centroid, length, thickness, math.degrees(turn))

    def is_along(self, degrees: float) -> bool:
        """Whether it runs in that direction."""
        return abs((self.degrees - degrees + 90) % 180 - 90) <= _PARALLEL


class Borders:
    """Bands along outlines and dividers."""

    def __init__(self, shapes: Sequence[Shape], *, pen_width: float, letter_height: float) -> None:
        self._letter_height = letter_height
        self._thickness = _STROKE * pen_width
        self._reach = _HUG * pen_width
        self._divider_reach = max(self._reach, _NEAR_DIVIDER * letter_height)
        self._outlines = [(s.box, np.array(s.outline, np.float32).reshape(-1, 1, 2)) for s in shapes]
        around = [s.box.grown(self._reach) for s in shapes]
        self._around = np.array([(box.x0, box.y0, box.x1, box.y1) for box in around]).reshape(-1, 4)
        self._dividers = [
            (s.box, math.tan(math.radians(slant_of_sides(s))), line.y) for s in shapes for line in s.compartment_lines
        ]

    def is_leftover(self, part: Part) -> bool:
        """Whether a part is a bit of an outline, of a divider, or a stroke too long for a letter."""
        box = part.box
        if self.is_at_side(part):
            return True
        is_level = box.width > 2 * box.height and part.pixels < self._thickness * box.width
        if is_level and self._in_divider_band(box, self._divider_reach):
            return True
        if max(box.width, box.height) < self._letter_height:
            return False
        stroke = Stroke.of(part)
        if stroke.thickness > self._thickness:
            return False
        if stroke.length > _LONGEST_STROKE * self._letter_height:
            return True
        return stroke.length > _SIDE_LENGTH * self._letter_height and self.is_beside_outline(stroke)

    def is_at_side(self, part: Part) -> bool:
        """Whether a part is a bit of an outline or of a divider."""
        return self._hug(part.box) or self._in_divider_band(part.box, self._reach)

    def is_stray(self, part: Part) -> bool:
        """Whether a part that stands alone is a straight stroke beside an outline, which no letter should be."""
        stroke = Stroke.of(part)
        return stroke.thickness <= self._thickness and self.is_beside_outline(stroke)

    def is_beside_outline(self, stroke: Stroke) -> bool:
        """Whether the stroke lies inside an outline, closely beside a side of it and in its direction."""
        reach = _BESIDE * self._letter_height
        for around, outline in self._outlines:
            if not around.holds(stroke.center):
                continue
            if not 0 <= cv2.pointPolygonTest(outline, stroke.center, measureDist=True) <= reach:
                continue
            if stroke.is_along(_nearest_side(outline.reshape(-1, 2), stroke.center)):
                return True
        return False

    def _hug(self, box: Box) -> bool:
        """Whether the whole box lies in the band along an outline; a word from side to side does not."""
        x0, y0, x1, y1 = self._around.T
        near = np.flatnonzero((x0 < box.x1) & (box.x0 < x1) & (y0 < box.y1) & (box.y0 < y1))
        points = (*box.corners, box.center)
        return any(
            all(abs(cv2.pointPolygonTest(outline, point, measureDist=True)) < self._reach for point in points)
            for _, outline in (self._outlines[index] for index in near)
        )

    def _in_divider_band(self, box: Box, reach: float) -> bool:
        """Whether the whole box lies in the band around a divider."""
        x, _ = box.center
        return any(
            shape.x0 < x < shape.x1
            and max(abs(end - y - slope * (x - shape.center[0])) for end in (box.y0, box.y1)) < reach
            for shape, slope, y in self._dividers
        )


def _nearest_side(corners: NDArray[np.float32], point: Point) -> float:
    """Direction of the side of a polygon that is nearest to a point, in degrees."""
    along = np.roll(corners, -1, axis=0) - corners
    share = ((np.array(point) - corners) * along).sum(axis=1) / np.maximum(1e-9, (along**2).sum(axis=1))
    feet = corners + along * np.clip(share, 0, 1)[:, None]
    dx, dy = along[np.hypot(*(feet - np.array(point)).T).argmin()]
    return math.degrees(math.atan2(dy, dx))


def without_dashes(parts: Sequence[Part], *, pen_width: float) -> list[Part]:
    """The parts that are no dashes of a dashed line: straight strokes in a row, one behind the other."""
    strokes = [(index, Stroke.of(part)) for index, part in enumerate(parts) if not part.is_dot]
    found = [(index, stroke) for index, stroke in strokes if _is_dash(stroke, pen_width)]
    row = _Row([stroke for _, stroke in found])
    left = np.ones(len(found), np.bool_)
    dashes: set[int] = set()
    for start in range(len(found)):
        if not left[start]:
            continue
        left[start] = False
        chain = [start]
        for member in chain:
            following = np.flatnonzero(left & row.next_to(member))
            left[following] = False
            chain += following.tolist()
        if len(chain) >= _DASHES:
            dashes.update(found[member][0] for member in chain)
    return [part for index, part in enumerate(parts) if index not in dashes]


def _is_dash(stroke: Stroke, pen_width: float) -> bool:
    return stroke.thickness <= _STROKE * pen_width and stroke.length >= _DASH_SHAPE * stroke.thickness


class _Row:
    """Strokes that may follow each other."""

    def __init__(self, strokes: Sequence[Stroke]) -> None:
        self._centers = np.array([stroke.center for stroke in strokes], np.float64).reshape(-1, 2)
        self._lengths = np.array([stroke.length for stroke in strokes], np.float64)
        self._degrees = np.array([stroke.degrees for stroke in strokes], np.float64)

    def next_to(self, index: int) -> NDArray[np.bool_]:
        """Which strokes are the next dash of the same line, on either side."""
        turn = math.radians(self._degrees[index])
        along, aside = np.abs(
            (self._centers - self._centers[index])
            @ np.array([[math.cos(turn), -math.sin(turn)], [math.sin(turn), math.cos(turn)]])
        ).T
        gap = along - (self._lengths + self._lengths[index]) / 2
        shorter = np.minimum(self._lengths, self._lengths[index])
        longer = np.maximum(self._lengths, self._lengths[index])
        return np.asarray(
            (np.abs((self._degrees - self._degrees[index] + 90) % 180 - 90) <= _PARALLEL)
            & (longer <= _DASH_LENGTHS * shorter)
            & (aside <= _DASH_OFFSET * shorter)
            & (gap > 0)
            & (gap <= _DASH_GAP * shorter),
            np.bool_,
        )
