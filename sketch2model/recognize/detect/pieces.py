"""Connected pieces of ink, each with its pixels."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import cv2
import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True, eq=False)
class Piece:
    """Pixels that touch each other, also by their corners.

    Attributes:
        rows: (n,) of its pixels, from top to bottom.
        columns: (n,) of the same pixels, in each row from left to right.
        x: Leftmost column.
        y: Topmost row.
        width: Extent in x, in pixels.
        height: Extent in y, in pixels.
    """

    rows: NDArray[np.intp] = field(repr=False)
    columns: NDArray[np.intp] = field(repr=False)
    x: int
    y: int
    width: int
    height: int

    @property
    def pixels(self) -> int:
        """Amount of ink."""
        return len(self.rows)


def pieces_of(mask: NDArray[np.bool_]) -> Iterator[Piece]:
    """All pieces of a mask; only its ink is looked at once it is labelled, as most of a page is paper.

    Args:
        mask: (height, width) bool.
    """
    _, labels = cv2.connectedComponents(mask.astype(np.uint8), connectivity=8)
    ink = np.flatnonzero(mask)
    if not ink.size:
        return
    found = labels.ravel()[ink]
    order = np.argsort(found, kind="stable")
    starts = np.flatnonzero(np.diff(found[order], prepend=0))
    rows, columns = np.divmod(ink[order], mask.shape[1])
    left, right = (extreme.reduceat(columns, starts).tolist() for extreme in (np.minimum, np.maximum))
    ends = [*starts[1:].tolist(), ink.size]
    for start, end, x, x1 in zip(starts.tolist(), ends, left, right, strict=True):
        y, y1 = int(rows[start]), int(rows[end - 1])
        yield Piece(rows[start:end], columns[start:end], x, y, x1 - x + 1, y1 - y + 1)
