"""What a person waits for."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from sketch2model.errors import BusyError, PhotoTruncatedError
from sketch2model.settings import WorkerLimits
from sketch2model.web.recognition.at_hand import AtHand


def double(_report, number):
    return 2 * number


def fail(_report):
    raise PhotoTruncatedError("it breaks off", source="a.jpg")


@pytest.fixture
def at_hand():
    made = AtHand(WorkerLimits(seconds=20), patience=1)
    yield made
    made.stop()


def test_results_and_errors_come_back(at_hand):
    assert at_hand.run(double, 21) == 42
    with pytest.raises(PhotoTruncatedError, match="it breaks off"):
        at_hand.run(fail)
    assert at_hand.run(double, 2) == 4


def test_who_waits_too_long_is_told(at_hand):
    with at_hand._turn, pytest.raises(BusyError, match="others are before you"):
        at_hand.run(double, 1)
    assert at_hand.run(double, 1) == 2


def test_not_too_many_may_wait(at_hand):
    def ask(_):
        started = time.monotonic()
        with pytest.raises(BusyError):
            at_hand.run(double, 1)
        return time.monotonic() - started

    with at_hand._turn, ThreadPoolExecutor(12) as pool:
        waited = sorted(pool.map(ask, range(12)))
    assert [seconds > 0.5 for seconds in waited] == [False] * 3 + [True] * 9
