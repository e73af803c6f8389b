"""From place to place along a connector: each says where its connector comes from and goes to, a little way ahead."""

from __future__ import annotations

from dataclasses import dataclass, field

import cv2
import numpy as np
from numpy.typing import NDArray

HOPS = 16
"""A place sees about 110 pixels ahead; after so many hops it is farther than a page is wide."""

ASTRAY = 14.0
"""A hop that lands farther than this from any connector, in pixels, is not taken."""

AT_END = 8.0
"""A place this near to where it points, in pixels, is at the end."""

Places = NDArray[np.float32]
"""(n, 2) x, y in the network's pixels."""


@dataclass(frozen=True, slots=True, eq=False)
class ReachField:
    """All places on connectors and where they point.

    Attributes:
        places: (n, 2) x, y.
        ways: (2, n, 2) from each place to where its connector comes from and goes to, no farther than it can see.
        nearest: (h, w) index of the place nearest to each cell of 4 pixels.
        gap: (h, w) how far away that is, in pixels.
    """

    places: Places = field(repr=False)
    ways: NDArray[np.float32] = field(repr=False)
    nearest: NDArray[np.int32] = field(repr=False)
    gap: NDArray[np.float32] = field(repr=False)

    def followed(self, way: int) -> Places:
        """(n, 2) where one ends up who starts at each place and goes where it points, again and again.

        Args:
            way: 0 to start towards the first end, 1 towards the last.
        """
        there: Places = (self.places + self.ways[way]).astype(np.float32)
        under_way = np.flatnonzero(np.hypot(*self.ways[way].T) > AT_END)
        before = self.places[under_way]
        for _ in range(HOPS):
            landed, near = self._place_at(there[under_way])
            here = self.places[landed]
            onward = _onward(self.ways[:, landed], here - before)
            moves = near & (np.hypot(*onward.T) > AT_END)
            under_way, before = under_way[moves], here[moves]
            there[under_way] = before + onward[moves]
        return there

    def _place_at(self, points: Places) -> tuple[NDArray[np.int32], NDArray[np.bool_]]:
        """The nearest place of each point, and whether it is near enough."""
        height, width = self.gap.shape
        columns = np.clip(points[:, 0] // 4, 0, width - 1).astype(int)
        rows = np.clip(points[:, 1] // 4, 0, height - 1).astype(int)
        return self.nearest[rows, columns], self.gap[rows, columns] <= ASTRAY


def reach_field(line: NDArray[np.bool_], reach: NDArray[np.float32]) -> ReachField:
    """Prepare to follow connectors.

    Args:
        line: (h, w) cells of 4 pixels on connectors, at least one.
        reach: (4, h, w) dx, dy to where the connector comes from and to where it goes, in pixels.
    """
    rows, columns = np.nonzero(line)
    places = np.stack([columns, rows], axis=1).astype(np.float32) * 4 + 2
    ways = reach[:, rows, columns].reshape(2, 2, -1).transpose(0, 2, 1)
    gap, label = cv2.distanceTransformWithLabels(
        (~line).astype(np.uint8), cv2.DIST_L2, 5, labelType=cv2.DIST_LABEL_PIXEL
    )
    index = np.zeros(int(label.max()) + 1, np.int32)
    index[label[rows, columns]] = np.arange(len(rows))
    return ReachField(places, ways, index[label], (4 * gap).astype(np.float32))


def _onward(ways: NDArray[np.float32], came: NDArray[np.float32]) -> NDArray[np.float32]:
    """(n, 2) of the two ways at each place the one that does not lead back."""
    ahead = (ways * came[None]).sum(axis=2) / (np.hypot(ways[..., 0], ways[..., 1]) + AT_END)
    onward: NDArray[np.float32] = np.where((ahead[0] > ahead[1])[:, None], ways[0], ways[1])
    return onward
