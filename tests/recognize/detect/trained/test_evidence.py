from dataclasses import replace

import numpy as np
import pytest

from sketch2model.elements import EndKind
from sketch2model.recognize.detect.contours.routes import LENGTH_COST, Route
from sketch2model.recognize.detect.trained.ends import End
from sketch2model.recognize.detect.trained.evidence import Evidence, smoothness, weigh

FAIR = Evidence(drawn=0.5, seen=0.5, directed=False, loose=0, circling=False)


def end(x, y, kind=EndKind.NONE, chance=0.9):
    return End(x, y, kind, chance, 0.9)


def route(first, second, length=100.0, turns=0.0):
    """A way along drawn lines whose turns and gaps cost so many pixels."""
    return Route(first, second, ((0.0, 0.0), (length, 0.0)), LENGTH_COST * length + turns, length, ())


def known(ends, owners=None, lengths=None, routes=()):
    lengths = np.zeros((len(ends), len(ends)), np.float32) if lengths is None else np.array(lengths, np.float32)
    return {(a, b): evidence for a, b, evidence in weigh(ends, owners or range(len(ends)), lengths, routes)}


@pytest.mark.parametrize("better", [{"drawn": 0.9}, {"seen": 0.8}, {"directed": True}])
def test_what_speaks_for_a_pair(better):
    assert replace(FAIR, **better).log_odds > FAIR.log_odds + 0.2


@pytest.mark.parametrize("worse", [{"drawn": 0.1}, {"seen": 0.2}, {"loose": 1}, {"loose": 2}, {"circling": True}])
def test_what_speaks_against_a_pair(worse):
    assert replace(FAIR, **worse).log_odds < FAIR.log_odds - 0.2


@pytest.mark.parametrize("drawn", [0.0, 1.0])
def test_odds_of_nothing_and_of_everything_are_finite(drawn):
    assert abs(replace(FAIR, drawn=drawn).log_odds) < 20


def test_nobody_speaks_for_two_ends_without_votes_or_lines():
    assert known([end(0, 0), end(100, 0)]) == {}
    assert known([]) == {}


def test_votes_in_both_directions_count_together():
    (pair,) = known([end(0, 0), end(100, 0)], lengths=[[0, 30], [20, 0]]).values()
    assert pair.drawn == pytest.approx(0.5)


def test_ways_are_never_taken_to_be_shorter_than_a_letter():
    (pair,) = known([end(0, 0), end(4, 0)], lengths=[[0, 6], [0, 0]]).values()
    assert pair.drawn == pytest.approx(0.25)


def test_a_drawn_line_counts_where_votes_are_few():
    ways = [[0, 20], [0, 0]]
    (voted,) = known([end(0, 0), end(100, 0)], lengths=ways).values()
    (traced,) = known([end(0, 0), end(100, 0)], lengths=ways, routes=[route(0, 1)]).values()
    assert (voted.drawn, traced.drawn) == (pytest.approx(0.2), pytest.approx(0.9))


def test_turns_make_a_way_less_smooth():
    assert smoothness(route(0, 1)) == pytest.approx(1)
    assert 0.2 < smoothness(route(0, 1, turns=80)) < 0.5


def test_signs_owners_and_the_less_sure_end():
    ends = [end(0, 0, chance=0.6), end(100, 0, EndKind.OPEN), end(50, 50, EndKind.DIAMOND)]
    found = known(ends, [3, 3, None], np.full((3, 3), 40))
    assert [(p.seen, p.directed, p.loose, p.circling) for p in found.values()] == [
        (0.6, True, 0, True),
        (0.6, True, 1, False),
        (0.9, False, 1, False),
    ]


def test_two_loose_ends_do_not_circle():
    (pair,) = known([end(0, 0), end(100, 0)], [None, None], [[0, 90], [0, 0]]).values()
    assert (pair.loose, pair.circling) == (2, False)
