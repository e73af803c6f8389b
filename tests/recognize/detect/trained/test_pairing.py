import numpy as np
import pytest

from sketch2model.elements import EndKind
from sketch2model.recognize.detect.trained.ends import End
from sketch2model.recognize.detect.trained.pairing import pair_ends


def end(x, y, kind=EndKind.NONE, chance=0.9):
    return End(x, y, kind, chance, 0.9)


def lengths(count, **ways):
    """Lengths between ends, as in `a0_1=100`."""
    table = np.zeros((count, count), np.float32)
    for name, length in ways.items():
        a, b = map(int, name[1:].split("_"))
        table[a, b] = length
    return table


def paired(ends, lengths):
    """Pairs of ends; nothing is known of shapes."""
    return pair_ends(ends, [None] * len(ends), lengths)


def pairs(ends, lengths):
    return [(pair.first, pair.second) for pair in paired(ends, lengths)]


def test_nothing_to_join():
    assert paired((), np.zeros((0, 0), np.float32)) == ()
    assert paired((end(0, 0),), lengths(1)) == ()
    assert paired((end(0, 0), end(100, 0)), lengths(2, a0_1=10)) == ()


def test_the_way_covered_is_reported():
    (pair,) = paired((end(0, 0), end(100, 0)), lengths(2, a0_1=60))
    assert pair.covered == pytest.approx(0.6, abs=0.01)


def test_votes_give_the_direction_where_no_sign_does():
    ends = (end(0, 0), end(100, 0))
    assert pairs(ends, lengths(2, a0_1=60, a1_0=30)) == [(0, 1)]
    assert pairs(ends, lengths(2, a0_1=30, a1_0=60)) == [(1, 0)]


def test_a_sign_is_led_to_whatever_the_votes_say():
    ends = (end(0, 0), end(100, 0, EndKind.FILLED_TRIANGLE))
    assert pairs(ends, lengths(2, a1_0=80)) == [(0, 1)]
    assert pairs(ends[::-1], lengths(2, a0_1=80)) == [(1, 0)]


def test_all_together_fit_best():
    """End 0 likes 2 a little better, but then 1 would have nobody."""
    ends = (end(0, 0), end(0, 20), end(100, 0, EndKind.OPEN), end(100, 20, EndKind.OPEN))
    found = pairs(ends, lengths(4, a0_2=70, a0_3=60, a1_2=60))
    assert sorted(found) == [(0, 3), (1, 2)]


def test_no_end_has_two_owners():
    ends = (end(0, 0), end(0, 50), end(100, 0))
    assert pairs(ends, lengths(3, a0_2=90, a1_2=50)) == [(0, 2)]


def test_children_share_the_triangle_of_their_parent():
    ends = (end(0, 100), end(100, 100), end(200, 100), end(100, 0, EndKind.TRIANGLE))
    found = pairs(ends, lengths(4, a0_3=140, a1_3=100, a2_3=130))
    assert sorted(found) == [(0, 3), (1, 3), (2, 3)]


def test_a_weak_claim_on_a_taken_triangle_does_not_count():
    ends = (end(0, 100), end(100, 100), end(100, 0, EndKind.TRIANGLE))
    assert pairs(ends, lengths(3, a0_2=40, a1_2=100)) == [(1, 2)]


def test_the_order_of_the_ends_does_not_matter():
    ends = (end(0, 0), end(0, 20), end(100, 0, EndKind.OPEN), end(100, 20, EndKind.OPEN))
    ways = lengths(4, a0_2=70, a0_3=60, a1_2=60)
    order = [3, 1, 0, 2]
    turned = pairs([ends[i] for i in order], ways[np.ix_(order, order)])
    assert sorted((order[a], order[b]) for a, b in turned) == sorted(pairs(ends, ways))
