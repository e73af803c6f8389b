import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from sketch2model.recognize.read.ctc import beam_search, decode, path_confidence

CHARACTERS = ("", "a", "b", " ")


def steps(*rows: tuple[float, ...]) -> np.ndarray:
    return np.array(rows, np.float32)


def test_repeats_collapse_and_blanks_separate():
    a, blank = (0.0, 1.0, 0.0, 0.0), (1.0, 0.0, 0.0, 0.0)
    assert decode(steps(a, a, blank, a), CHARACTERS, 0)[0].text == "aa"


def test_the_sum_over_paths_beats_the_best_path():
    rows = steps((0.6, 0.4, 0.0, 0.0), (0.6, 0.4, 0.0, 0.0))
    assert beam_search(rows, CHARACTERS, 1) == [("a", pytest.approx(0.64 / 0.64))]


def test_confidence_is_the_mean_over_characters():
    rows = steps((0.1, 0.9, 0.0, 0.0), (0.9, 0.1, 0.0, 0.0), (0.3, 0.0, 0.7, 0.0))
    assert path_confidence(rows) == pytest.approx(0.8)
    assert decode(rows, CHARACTERS, 0)[0].confidence == pytest.approx(0.8)


def test_blank_throughout_is_no_reading():
    assert decode(steps((1.0, 0.0, 0.0, 0.0)), CHARACTERS, 3) == ()


def test_spaces_alone_are_no_reading():
    assert decode(steps((0.0, 0.0, 0.0, 1.0)), CHARACTERS, 3) == ()


def test_long_lines_do_not_run_out_of_floats():
    rows = steps(*[(0.2, 0.02, 0.03, 0.01)] * 2000 + [(0.0, 0.5, 0.0, 0.0)])
    assert decode(rows, CHARACTERS, 1)


@given(
    rows=arrays(np.float32, st.tuples(st.integers(1, 12), st.just(4)), elements=st.floats(0, 1, width=32)),
    limit=st.integers(0, 5),
)
def test_readings_are_distinct_sorted_and_within_the_limit(rows, limit):
    readings = decode(rows, CHARACTERS, limit)
    assert len(readings) <= limit + 1
    assert len({reading.text for reading in readings}) == len(readings)
    assert all(reading.text == reading.text.strip() != "" for reading in readings)
    confidences = [reading.confidence for reading in readings]
    assert confidences == sorted(confidences, reverse=True)
    assert all(0 <= confidence <= 1 for confidence in confidences)
