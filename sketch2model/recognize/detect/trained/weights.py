"""Where the detector's weights lie."""

from __future__ import annotations

from pathlib import Path

import onnxruntime

from sketch2model.recognize.weights import load_shipped

FOLDER = Path(__file__).parent / "weights"
NETWORK = FOLDER / "detector.onnx"
CHECKSUM = FOLDER / "detector.onnx.sha256"
"""Where the weights are shipped, and their SHA-256 beside them."""


def load_network(network: Path = NETWORK, checksum: Path = CHECKSUM) -> onnxruntime.InferenceSession:
    """The detector's network; see `load_shipped`."""
    return load_shipped(network, checksum, "the detector", "install sketch2model again, or use --engine contours")
