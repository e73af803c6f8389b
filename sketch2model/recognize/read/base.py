"""What an OCR engine is: it is shown pictures of single lines and answers with readings."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from sketch2model.elements import Alternative, Place
from sketch2model.settings import ReadOptions


class OcrEngine(Protocol):
    """Reads upright single lines. Holds weights at most, nothing between two calls."""

    name: str

    def read(
        self, crops: Sequence[NDArray[np.uint8]], places: Sequence[Place], options: ReadOptions
    ) -> list[tuple[Alternative, ...]]:
        """Readings of each crop, best first; an empty tuple where there is nothing to read.

        Args:
            crops: Grey pictures of one upright line each, (height, width) uint8, dark ink on 255.
                All lines of one page come in one call, since they help to read each other.
            places: Where on the page each of them stands.
            options: Language and number of alternatives.
        """
        ...

    def legibility(self, crops: Sequence[NDArray[np.uint8]], options: ReadOptions) -> list[float]:
        """How well each crop can be read as it stands, 0 to 1; 0.0 where there is nothing to read.

        Unlike the confidence of a reading, which says how it compares with other readings of the same ink, this
        tells writing from what is none, and upright writing from what stands on its head.

        Args:
            crops: As in `read`.
            options: Language.
        """
        ...
