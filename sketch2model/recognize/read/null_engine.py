"""An engine that reads nothing: for tests, and for those who want shapes alone."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from sketch2model.elements import Alternative, Place
from sketch2model.settings import ReadOptions


class NullEngine:
    """Answers every crop with no reading."""

    name = "null"

    def read(
        self, crops: Sequence[NDArray[np.uint8]], places: Sequence[Place], options: ReadOptions
    ) -> list[tuple[Alternative, ...]]:
        """One empty tuple per crop."""
        return [() for _ in crops]

    def legibility(self, crops: Sequence[NDArray[np.uint8]], options: ReadOptions) -> list[float]:
        """Nothing can be read."""
        return [0.0 for _ in crops]
