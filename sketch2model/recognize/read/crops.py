"""Pictures of single lines, cut out of the page and cleaned of everything that is not their writing."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from sketch2model.elements import Box, Page, TextRegion

_PAPER = 255

_RIM = 0.4
"""Pen widths around a stroke's mask in which its grey edge lies."""

_MARGIN = 0.75
"""Pen widths of page around the ink of a line."""

_LEAST_HEIGHT = 1.0
"""Letter heights; lower crops (a dash, a star) get paper above and below, so that they keep their size."""

_TALL = 1.5
"""Letter heights; higher crops lose the far ends of tails..."""

_TAILS = 0.05
"""...beyond this share of the ink above and below..."""

_ROOM = 0.3
"""...and so many letter heights more."""

_SIDES = 0.15
"""Heights of paper before and behind a line that was cut out closely, as networks expect..."""

_WORD = 1.5
"""...if it is wider than so many heights; single signs are read better without."""

_DARK = 170
"""Rows of a crop with nothing darker are paper."""

_VISITOR = 0.15
"""A piece of ink with less of itself than this inside a region belongs to a neighbour."""


def line_crops(page: Page, text_mask: NDArray[np.bool_], regions: Sequence[TextRegion]) -> list[NDArray[np.uint8]]:
    """One upright picture per region, without strokes of drawing and without its neighbours' writing.

    Paper and faint strokes stay as they are: recognisers read them better than ink cut out along its mask.

    Args:
        page: The page.
        text_mask: (height, width) bool; ink that is writing. All other ink of `page.mask` is painted over.
        regions: Where the lines stand.

    Returns:
        Grey pictures, (height, width) uint8, dark ink on 255, at least one pixel large.
    """
    rim = max(1, round(_RIM * page.pen_width))
    drawing = page.mask & ~text_mask
    painted = drawing | (_grown(drawing, rim) & ~_grown(text_mask, rim))
    writing = np.where(painted, np.uint8(_PAPER), page.ink).astype(np.uint8)
    pieces = _Pieces.of(text_mask, regions)
    crops: list[NDArray[np.uint8]] = []
    for region in regions:
        crop, labels = _cut_out(writing, pieces.labels, region, _MARGIN * page.pen_width)
        upright = np.rot90(_without(crop, *pieces.alien_and_own(labels, region), rim), region.angle // 90)
        line = _trimmed(upright, page.letter_height)
        crops.append(
            _at_least(_with_sides(line) if len(region.ink) else line, round(_LEAST_HEIGHT * page.letter_height))
        )
    return crops


@dataclass(frozen=True, slots=True, eq=False)
class _Pieces:
    """Whose ink is whose: `labels` is (height, width) int32, 0 for paper; the first `taken` of them are regions."""

    labels: NDArray[np.int32]
    sizes: NDArray[np.intp]
    taken: int

    @classmethod
    def of(cls, text_mask: NDArray[np.bool_], regions: Sequence[TextRegion]) -> _Pieces:
        """One label per region that knows its ink; the rest of the ink by connected pieces."""
        rest = text_mask.astype(np.uint8)
        for region in regions:
            rest[region.ink[:, 1], region.ink[:, 0]] = 0
        _, found = cv2.connectedComponents(rest, connectivity=8)
        labels = np.asarray(found, np.int32)
        labels[labels > 0] += len(regions)
        for label, region in enumerate(regions, start=1):
            labels[region.ink[:, 1], region.ink[:, 0]] = label
        return cls(labels, np.bincount(labels.ravel()), len(regions))

    def alien_and_own(
        self, labels: NDArray[np.int32], region: TextRegion
    ) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
        """Which pixels of a crop are other lines' ink or pieces that lie mostly outside of it, and which are not."""
        present, counts = np.unique(labels, return_counts=True)
        own = self.labels[region.ink[0, 1], region.ink[0, 0]] if len(region.ink) else 0
        others = (present <= self.taken) & (present != own)
        visitors = (counts < _VISITOR * self.sizes[present]) & (present > self.taken)
        alien = np.isin(labels, present[(others | visitors) & (present > 0)])
        return alien, (labels > 0) & ~alien


def _cut_out(
    writing: NDArray[np.uint8], labels: NDArray[np.int32], region: TextRegion, margin: float
) -> tuple[NDArray[np.uint8], NDArray[np.int32]]:
    """A region with some page around it; slanted writing is made level."""
    if not region.corners:
        rows, columns = _window(region.box.grown(margin), writing.shape)
        return writing[rows, columns], labels[rows, columns]
    top_left, top_right, bottom_right, _ = np.array(region.corners, np.float32)
    width, height = np.hypot(*(top_right - top_left)), np.hypot(*(bottom_right - top_right))
    goal = np.array([[0, 0], [width, 0], [width, height]], np.float32) + np.float32(margin)
    to_crop = cv2.getAffineTransform(np.array([top_left, top_right, bottom_right]), goal)
    size = (max(1, round(float(width) + 2 * margin)), max(1, round(float(height) + 2 * margin)))
    level = cv2.warpAffine(writing, to_crop, size, flags=cv2.INTER_CUBIC, borderValue=_PAPER)
    owners = cv2.warpAffine(labels.astype(np.float32), to_crop, size, flags=cv2.INTER_NEAREST)
    return np.asarray(level, np.uint8), owners.astype(np.int32)


def _window(box: Box, shape: tuple[int, ...]) -> tuple[slice, slice]:
    """Rows and columns of a box, cut off at the page's border, at least one pixel each."""
    height, width = shape
    x0 = int(np.clip(np.floor(box.x0), 0, width - 1))
    y0 = int(np.clip(np.floor(box.y0), 0, height - 1))
    x1 = int(np.clip(np.ceil(box.x1), x0 + 1, width))
    y1 = int(np.clip(np.ceil(box.y1), y0 + 1, height))
    return slice(y0, y1), slice(x0, x1)


def _trimmed(crop: NDArray[np.uint8], letter_height: float) -> NDArray[np.uint8]:
    """A crop without the far ends of long tails, as the height of a crop decides how large its letters are shown."""
    ink = (_PAPER - crop.astype(np.float64)).sum(axis=1) * (crop.min(axis=1) < _DARK)
    if crop.shape[0] <= _TALL * letter_height or not ink.any():
        return crop
    share = np.cumsum(ink) / ink.sum()
    top, bottom = np.searchsorted(share, (_TAILS, 1 - _TAILS)).tolist()
    room = _ROOM * letter_height
    return crop[max(0, math.floor(top - room)) : math.ceil(bottom + room) + 1]


def _at_least(crop: NDArray[np.uint8], height: int) -> NDArray[np.uint8]:
    """The crop in the middle of paper of at least that height, and at least as wide as high."""
    above = max(0, height - crop.shape[0])
    beside = max(0, max(height, crop.shape[0]) - crop.shape[1])
    around = ((above // 2, above - above // 2), (beside // 2, beside - beside // 2))
    return np.pad(crop, around, constant_values=_PAPER)


def _with_sides(crop: NDArray[np.uint8]) -> NDArray[np.uint8]:
    height, width = crop.shape
    sides = round(_SIDES * height) if width > _WORD * height else 0
    return np.pad(crop, ((0, 0), (sides, sides)), constant_values=_PAPER)


def _without(crop: NDArray[np.uint8], alien: NDArray[np.bool_], own: NDArray[np.bool_], rim: int) -> NDArray[np.uint8]:
    """Paint over ink and its grey edge, but for the edge of the line's own ink."""
    if not alien.any():
        return crop
    return np.where(alien | (_grown(alien, rim) & ~_grown(own, rim)), np.uint8(_PAPER), crop).astype(np.uint8)


def _grown(mask: NDArray[np.bool_], radius: int) -> NDArray[np.bool_]:
    side = 2 * radius + 1
    return np.asarray(cv2.dilate(mask.astype(np.uint8), np.ones((side, side), np.uint8)), np.bool_)
