"""The recogniser tuned to sketches, whose weights the package carries."""

from __future__ import annotations

from pathlib import Path

import onnxruntime

from sketch2model.recognize.read.ctc_engine import CtcEngine
from sketch2model.recognize.weights import load_shipped

FOLDER = Path(__file__).parent / "weights"
NETWORK = FOLDER / "reader.onnx"
CHECKSUM = FOLDER / "reader.onnx.sha256"
"""Where the weights are shipped, and their SHA-256 beside them."""


def load_network(network: Path = NETWORK, checksum: Path = CHECKSUM) -> onnxruntime.InferenceSession:
    """The reader's network; see `load_shipped`."""
    return load_shipped(network, checksum, "the reader", "install sketch2model again, or use --ocr rapid")


class SketchEngine(CtcEngine):
    """Reads handwriting as it stands in sketches, and print."""

    name = "sketch"

    def __init__(self) -> None:
        """Load the weights.

        Raises:
            WeightsError: If they are missing or not the ones that were shipped.
        """
        super().__init__(load_network())
