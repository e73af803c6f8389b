"""The order in which a person reads a page: rows from top to bottom, each from left to right."""

from __future__ import annotations

from collections.abc import Sequence

from sketch2model.elements import Box

_SHARED_HEIGHT = 0.5
"""Two boxes stand in one row if they share this part of the lower one's height."""


def reading_order(boxes: Sequence[Box]) -> list[int]:
    """Indices of the boxes in reading order.

    A box joins the row of its nearest neighbour at the same height, so that a slanted row stays one row.
    """
    rows: list[list[int]] = []
    for index in sorted(range(len(boxes)), key=lambda i: (boxes[i].center[1], boxes[i].x0, i)):
        row = next((row for row in reversed(rows) if _belongs(boxes, row, index)), None)
        if row is None:
            rows.append([index])
        else:
            row.append(index)
    return [index for row in rows for index in sorted(row, key=lambda i: (boxes[i].x0, i))]


def _belongs(boxes: Sequence[Box], row: Sequence[int], index: int) -> bool:
    box = boxes[index]
    neighbour = boxes[min(row, key=lambda i: (abs(boxes[i].center[0] - box.center[0]), i))]
    shared = min(box.y1, neighbour.y1) - max(box.y0, neighbour.y0)
    beside = box.x0 >= neighbour.center[0] or box.x1 <= neighbour.center[0]
    return beside and shared >= _SHARED_HEIGHT * min(box.height, neighbour.height)
