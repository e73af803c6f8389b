"""What engines with a CTC network have in common: the network looks, the page is decoded at once."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from sketch2model.elements import Alternative, Place
from sketch2model.recognize.read.ctc import path_confidence
from sketch2model.recognize.read.decoding import decode_page
from sketch2model.recognize.read.network import CtcNetwork
from sketch2model.settings import ReadOptions


class CtcEngine:
    """Reads with a network like PP-OCR's recognisers."""

    def __init__(self, session: onnxruntime.InferenceSession) -> None:
        """Take a network; see `CtcNetwork`."""
        self._network = CtcNetwork(session)

    def read(
        self, crops: Sequence[NDArray[np.uint8]], places: Sequence[Place], options: ReadOptions
    ) -> list[tuple[Alternative, ...]]:
        """Readings of each crop, best first; see `OcrEngine.read`."""
        return decode_page(self._network.probabilities(crops), self._network.characters, places, options)

    def legibility(self, crops: Sequence[NDArray[np.uint8]], options: ReadOptions) -> list[float]:
        """Mean probability of the characters along the network's best path; see `OcrEngine.legibility`."""
        return [path_confidence(probabilities) for probabilities in self._network.probabilities(crops)]
