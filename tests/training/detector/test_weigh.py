import numpy as np
import pytest

from sketch2model.elements import EndKind
from sketch2model.recognize.detect.trained.ends import End
from training.detector.example import Course
from training.detector.weigh import ends_of, fitted


def course(first=("none",), second=("open",)):
    return Course(np.array([(10, 10), (100, 10)], np.float32), ("solid",), first, second, directed=True)


def end(x, y, kind=EndKind.NONE):
    return End(x, y, kind, 0.9, 0.9)


def test_the_nearest_ends_are_the_connectors_own():
    ends = [end(110, 12, EndKind.OPEN), end(20, 10), end(12, 10), end(98, 10, EndKind.OPEN)]
    assert ends_of(course(), ends) == (2, 3)


def test_an_end_with_the_right_sign_is_preferred():
    ends = [end(10, 10), end(100, 10), end(104, 10, EndKind.OPEN)]
    assert ends_of(course(), ends) == (0, 2)
    assert ends_of(course(second=("none",)), ends) == (0, 1)
    assert ends_of(course(second=()), ends) == (0, 1), "the truth is silent about signs"


@pytest.mark.parametrize("ends", [[], [end(10, 10)], [end(10, 10), end(150, 10)]])
def test_a_connector_with_an_end_that_was_not_found(ends):
    assert ends_of(course(), ends) is None


def test_weights_of_a_known_law_are_found_again():
    rng = np.random.default_rng(3)
    parts = np.column_stack([np.ones(20000), rng.normal(size=20000), rng.random(20000)])
    law = np.array([-1.0, 2.0, 1.5])
    true = rng.random(20000) < 1 / (1 + np.exp(-parts @ law))
    assert fitted(parts, true) == pytest.approx(law, abs=0.15)


def test_what_separates_everything_gets_a_finite_weight():
    parts = np.column_stack([np.ones(40), np.repeat([0.0, 1.0], 20)])
    weights = fitted(parts, np.repeat([False, True], 20))
    assert np.isfinite(weights).all()
    assert weights[1] > 4
