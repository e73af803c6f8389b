"""Networks in ONNX: that the shipped ones are whole, and how all of them are run."""

from __future__ import annotations

import hashlib
from pathlib import Path

import onnxruntime

from sketch2model.errors import WeightsError


def run_on_one_thread(network: Path | bytes) -> onnxruntime.InferenceSession:
    """A network ready to run; many photos go to many processes, so each process takes one core.

    Args:
        network: ONNX file, or what it holds.
    """
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    return onnxruntime.InferenceSession(network, options, providers=["CPUExecutionProvider"])


def load_shipped(network: Path, checksum: Path, owner: str, hint: str) -> onnxruntime.InferenceSession:
    """A network that comes with the package, ready to run on one thread.

    Args:
        network: ONNX file.
        checksum: Text file with its SHA-256 in hexadecimal digits.
        owner: Whose weights they are, for the error.
        hint: What to do without them, for the error.

    Raises:
        WeightsError: If a file is missing or the network is not the one that was shipped.
    """
    try:
        content, wanted = network.read_bytes(), checksum.read_text(encoding="ascii").split()[0]
    except (OSError, UnicodeDecodeError, IndexError) as error:
        raise WeightsError(f"{owner}'s weights are missing or unreadable", source=network.name, hint=hint) from error
    if hashlib.sha256(content).hexdigest() != wanted:
        raise WeightsError(f"{owner}'s weights are damaged", source=network.name, hint=hint)
    return run_on_one_thread(content)
