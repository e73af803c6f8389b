"""Greedy reading."""

import numpy as np
import pytest

pytest.importorskip("onnx", reason="needs onnx, which has an environment of its own: .ci/run makes it")


def test_repeated_classes_are_one_letter_unless_a_blank_parts_them():
    from training.reader.evaluate import greedy

    path = np.eye(4, dtype=np.float32)[[0, 1, 1, 0, 1, 2, 2, 3]]
    assert greedy(path, ["", "o", "k", " "]) == "ook "
