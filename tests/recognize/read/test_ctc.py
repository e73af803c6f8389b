import numpy as np
import pytest

from sketch2model.recognize.read.ctc import path_confidence


def steps(*rows: tuple[float, ...]) -> np.ndarray:
    return np.array(rows, np.float32)


def test_confidence_is_the_mean_over_characters():
    rows = steps((0.1, 0.9, 0.0, 0.0), (0.9, 0.1, 0.0, 0.0), (0.3, 0.0, 0.7, 0.0))
    assert path_confidence(rows) == pytest.approx(0.8)


def test_a_character_that_lasts_counts_once():
    rows = steps((0.1, 0.9), (0.5, 0.5001), (0.9, 0.1))
    assert path_confidence(rows) == pytest.approx(0.9)


def test_blank_throughout_is_no_confidence():
    assert path_confidence(steps((1.0, 0.0), (0.9, 0.1))) == 0.0
