"""What the texts of lines should not cover, and the price of covering it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from sketch2model.elements import Box
from sketch2model.export.diagrams.box_arrays import Array, crossing, grown, overlapping, pieces_in, window
from sketch2model.export.diagrams.curves import sampled
from sketch2model.export.diagrams.laid_out import LaidOut
from sketch2model.export.diagrams.places import is_visible

CROSSED_BORDER = 250.0
"""The least of the prices that mean trouble."""

_COVERED = 1000.0
_CROSSED = 600.0
_NEARLY = 12.0
_BETWEEN = 30.0
_NEAR = 4.0
_SIGN_WIDTH = 5.0


@dataclass(frozen=True, slots=True)
class Obstacles:
    """What texts should not cover: `boxes` (n, 4), `lines` and `borders` as straight pieces (m, 4).

    `owners` (m,) tells which pieces belong to the same line.
    """

    boxes: Array
    lines: Array
    owners: NDArray[np.int64]
    borders: Array

    @classmethod
    def of(cls, laid_out: LaidOut) -> Obstacles:
        """Boxes, captions, signs at ends, lines and borders of a drawing."""
        captions = [frame.caption for frame in laid_out.frames.values()] + [laid_out.caption]
        boxes = [*laid_out.nodes.values(), *(caption for caption in captions if caption)]
        lines: list[tuple[float, ...]] = []
        owners: list[int] = []
        for number, route in enumerate(laid_out.routes):
            lines += [(*a, *b) for a, b in pairwise(sampled(route.points))]
            owners += [number] * (len(lines) - len(owners))
            for tip, foot in zip(route.tips, (route.points[0], route.points[-1]), strict=True):
                if tip != foot:
                    boxes.append(Box.around([tip, foot]).grown(_SIGN_WIDTH))
        # Frames that only keep a caption and its sign together have no border.
        visible = [frame.box for name, frame in laid_out.frames.items() if is_visible(name)]
        borders = [(*a, *b) for box in visible for a, b in pairwise((*box.corners, box.corners[0]))]
        return cls(
            np.array([(box.x0, box.y0, box.x1, box.y1) for box in boxes]).reshape(-1, 4),
            np.array(lines).reshape(-1, 4),
            np.array(owners, np.int64),
            np.array(borders).reshape(-1, 4),
        )

    def prices(self, boxes: Array, anchors: Array) -> Array:
        """What each box (k, 4) would cover, and how easily it is taken for the text of another line.

        Args:
            boxes: Where a text may stand.
            anchors: For each of them the place (x, y) on its own line that it belongs to, (k, 2).
        """
        reaching = np.concatenate([np.minimum(boxes[:, :2], anchors), np.maximum(boxes[:, 2:], anchors)], axis=1)
        around = window(reaching, _NEAR)
        near = self.boxes[overlapping(around[None], self.boxes)[0]]
        lines = pieces_in(around, self.lines)
        crossed, passed, between = (np.zeros(len(boxes)) for _ in range(3))
        for owner in np.unique(self.owners[lines]):
            pieces = self.lines[lines & (self.owners == owner)]
            crossed += crossing(grown(boxes, 0.5), pieces).any(axis=1)
            passed += crossing(grown(boxes, _NEAR), pieces).any(axis=1)
            between += crossing(reaching, pieces).any(axis=1)
        borders = self.borders[pieces_in(around, self.borders)]
        price: Array = (
            _COVERED * overlapping(grown(boxes, 1.5), near).sum(axis=1)
            + CROSSED_BORDER * crossing(boxes, borders).sum(axis=1)
            + _CROSSED * crossed
            # Its own line is always near.
            + _NEARLY * np.maximum(passed - 1.0, 0.0)
            + _BETWEEN * np.maximum(between - 1.0, 0.0)
        )
        return price
