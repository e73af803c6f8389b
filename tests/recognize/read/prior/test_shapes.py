from __future__ import annotations

import math

import pytest

from sketch2model.recognize.read.prior.shapes import HUMP, STOP, WORD, ShapePrior, shape_of


def test_shape_has_words_humps_and_signs() -> None:
    assert shape_of("- lastName2: int") == f"- {WORD}{HUMP}{WORD}2: {WORD}{STOP}"
    assert shape_of("ID") == WORD + STOP
    assert shape_of("") == STOP


def test_what_was_counted_is_likely_and_nothing_is_impossible() -> None:
    prior = ShapePrior({"0..*" + STOP: 9, "1" + STOP: 12})
    assert prior.log_probability("0..", "*") == pytest.approx(math.log(0.9), abs=0.15)
    assert prior.log_probability("0..", "*") > prior.log_probability("0..", "x")
    assert math.isfinite(prior.log_probability("$&§", "¬"))


def test_nothing_counted_at_all_is_flat() -> None:
    prior = ShapePrior({})
    assert prior.log_probability("", "1") == prior.log_probability(WORD, "*")
