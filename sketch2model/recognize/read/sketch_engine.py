"""The recogniser tuned to sketches, whose weights the package carries."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from sketch2model.elements import Alternative, Place
from sketch2model.recognize.read.ctc import path_confidence
from sketch2model.recognize.read.decoding import decode_page
from sketch2model.recognize.read.network import CtcNetwork
from sketch2model.recognize.weights import load_shipped
from sketch2model.settings import ReadOptions

FOLDER = Path(__file__).parent / "weights"
NETWORK = FOLDER / "reader.onnx"
CHECKSUM = FOLDER / "reader.onnx.sha256"
"""Where the weights are shipped, and their SHA-256 beside them."""


def load_network(network: Path = NETWORK, checksum: Path = CHECKSUM) -> onnxruntime.InferenceSession:
    """The reader's network; see `load_shipped`."""
    return load_shipped(network, checksum, "the reader", "install sketch2model again, or use --ocr rapid")


class SketchEngine:
    """Reads handwriting as it stands in sketches, and print."""

    name = "sketch"

    def __init__(self) -> None:
        """Load the weights.

        Raises:
            WeightsError: If they are missing or not the ones that were shipped.
        """
        self._network = CtcNetwork(load_network())

    def read(
        self, crops: Sequence[NDArray[np.uint8]], places: Sequence[Place], options: ReadOptions
    ) -> list[tuple[Alternative, ...]]:
        """Readings of each crop, best first; see `OcrEngine.read`."""
        return decode_page(self._network.probabilities(crops), self._network.characters, places, options)

    def legibility(self, crops: Sequence[NDArray[np.uint8]], options: ReadOptions) -> list[float]:
        """Mean probability of the characters along the network's best path; see `OcrEngine.legibility`."""
        return [path_confidence(probabilities) for probabilities in self._network.probabilities(crops)]
