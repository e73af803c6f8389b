import hashlib

import numpy as np
import pytest

from sketch2model.errors import WeightsError
from sketch2model.recognize.detect.trained.weights import load_network

IDENTITY = bytes.fromhex(
    "080812003a410a140a03696e6b12036f757422084964656e746974791201675a120a03696e6b120b0a09080112050a0312016e"
    "62120a036f7574120b0a09080112050a0312016e42040a001011"
)
"""An ONNX network that gives back its input `ink`."""


@pytest.fixture
def files(tmp_path):
    """A network and its checksum."""
    network, checksum = tmp_path / "detector.onnx", tmp_path / "detector.onnx.sha256"
    network.write_bytes(IDENTITY)
    checksum.write_text(f"{hashlib.sha256(IDENTITY).hexdigest()}  detector.onnx\n", encoding="ascii")
    return network, checksum


def test_whole_weights_run(files):
    (answer,) = load_network(*files).run(None, {"ink": np.array([1, 2], np.float32)})
    assert answer.tolist() == [1, 2]


def test_it_runs_on_one_thread(files):
    options = load_network(*files).get_session_options()
    assert (options.intra_op_num_threads, options.inter_op_num_threads) == (1, 1)


@pytest.mark.parametrize("missing", [0, 1])
def test_a_missing_file(files, missing):
    files[missing].unlink()
    with pytest.raises(WeightsError, match="missing") as caught:
        load_network(*files)
    assert "detector.onnx" in str(caught.value)
    assert "--engine contours" in caught.value.hint


@pytest.mark.parametrize("damage", [IDENTITY[:-1], IDENTITY[:-1] + b"?", b"", b"version https://git-lfs.example/spec"])
def test_damaged_weights(files, damage):
    files[0].write_bytes(damage)
    with pytest.raises(WeightsError, match="damaged"):
        load_network(*files)


@pytest.mark.parametrize("checksum", [b"", b"\n", b"\xff\xfe", b"0123  detector.onnx\n"])
def test_a_damaged_checksum(files, checksum):
    files[1].write_bytes(checksum)
    with pytest.raises(WeightsError):
        load_network(*files)
