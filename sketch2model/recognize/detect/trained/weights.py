"""The network's weights: where they lie, that they are whole, how they are run."""

from __future__ import annotations

import hashlib
from pathlib import Path

import onnxruntime

from sketch2model.errors import WeightsError

FOLDER = Path(__file__).parent / "weights"
NETWORK = FOLDER / "detector.onnx"
CHECKSUM = FOLDER / "detector.onnx.sha256"
"""Where the weights are shipped, and their SHA-256 beside them."""


def load_network(network: Path = NETWORK, checksum: Path = CHECKSUM) -> onnxruntime.InferenceSession:
    """The network, ready to run on one thread.

    Args:
        network: ONNX file.
        checksum: Text file with its SHA-256 in hexadecimal digits.

    Raises:
        WeightsError: If a file is missing or the network is not the one that was shipped.
    """
    try:
        content, wanted = network.read_bytes(), checksum.read_text(encoding="ascii").split()[0]
    except (OSError, UnicodeDecodeError, IndexError) as error:
        raise WeightsError("the detector's weights are missing or unreadable", source=network.name) from error
    if hashlib.sha256(content).hexdigest() != wanted:
        raise WeightsError("the detector's weights are damaged", source=network.name)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    return onnxruntime.InferenceSession(content, options, providers=["CPUExecutionProvider"])
