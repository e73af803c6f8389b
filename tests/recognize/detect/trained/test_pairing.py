from dataclasses import replace

import numpy as np
import pytest

from sketch2model.elements import EndKind
from sketch2model.recognize.detect.contours.routes import LENGTH_COST, Route
from sketch2model.recognize.detect.trained.ends import End
from sketch2model.recognize.detect.trained.evidence import Evidence
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
    """Pairs of ends, each of which lies at a shape of its own."""
    return pair_ends(ends, range(len(ends)), lengths)


def pairs(ends, lengths):
    return [(pair.first, pair.second) for pair in paired(ends, lengths)]


def test_nothing_to_join():
    assert paired((), np.zeros((0, 0), np.float32)) == ()
    assert paired((end(0, 0),), lengths(1)) == ()
    assert paired((end(0, 0), end(100, 0)), lengths(2, a0_1=10)) == ()


def test_the_evidence_comes_with_the_pair():
    (pair,) = paired((end(0, 0, chance=0.7), end(100, 0)), lengths(2, a0_1=60))
    assert replace(pair.evidence, drawn=0.6) == Evidence(drawn=0.6, seen=0.7, directed=False, loose=0, circling=False)
    assert pair.evidence.drawn == pytest.approx(0.6)


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


@pytest.mark.parametrize(("votes", "shares"), [(40, True), (20, False)])
def test_a_handful_of_votes_does_not_share_a_taken_triangle(votes, shares):
    ends = (end(0, 100), end(100, 100), end(100, 0, EndKind.TRIANGLE))
    assert pairs(ends, lengths(3, a0_2=votes, a1_2=100)) == [(1, 2), (0, 2)][: 1 + shares]


@pytest.mark.parametrize(("astray", "shares"), [(15, True), (35, False)])
def test_an_end_shares_a_triangle_only_if_most_of_its_votes_lead_there(astray, shares):
    """The votes of end 0 go to the triangle and astray, to the two ends of another connector."""
    ends = (end(0, 100), end(100, 100), end(100, 0, EndKind.TRIANGLE), end(0, 300), end(200, 300))
    found = pairs(ends, lengths(5, a0_2=40, a0_3=astray, a0_4=astray, a1_2=100, a3_4=190))
    assert sorted(found) == [(0, 2), (1, 2), (3, 4)][not shares :]


def test_a_plain_end_is_never_shared():
    ends = (end(0, 100), end(100, 100), end(100, 0))
    assert pairs(ends, lengths(3, a0_2=60, a1_2=100)) == [(1, 2)]


def test_children_of_one_triangle_are_not_joined_to_each_other():
    """They are nearer to each other than to the triangle, and the votes on the shared bar lead to both."""
    ends = (end(0, 100), end(60, 100), end(30, 0, EndKind.TRIANGLE))
    assert sorted(pairs(ends, lengths(3, a0_1=58, a0_2=70, a1_2=70))) == [(0, 2), (1, 2)]


def test_neighbours_whose_votes_lead_to_each_other_are_joined_whatever_sign_is_near():
    ends = (end(0, 100), end(60, 100), end(30, 0, EndKind.TRIANGLE))
    assert pairs(ends, lengths(3, a0_1=58, a0_2=20, a1_2=20)) == [(0, 1)]


def test_a_connector_from_a_shape_to_itself_is_long():
    ends = (end(0, 0), end(40, 0, EndKind.OPEN))
    assert pair_ends(ends, [7, 7], lengths(2, a0_1=60)) == ()
    assert len(pair_ends(ends, [7, 7], lengths(2, a0_1=140))) == 1
    assert len(pair_ends(ends, [7, 8], lengths(2, a0_1=60))) == 1


def test_ends_at_shapes_are_joined_rather_than_loose_ones():
    ends = (end(0, 0), end(0, 20), end(100, 10, EndKind.OPEN))
    ways = lengths(3, a0_2=70, a1_2=80)
    best = [pair_ends(ends, owners, ways)[0] for owners in ([1, 2, 3], [1, None, 3])]
    assert [(pair.first, pair.second) for pair in best] == [(1, 2), (0, 2)]


def test_the_order_of_the_ends_does_not_matter():
    ends = (end(0, 0), end(0, 20), end(100, 0, EndKind.OPEN), end(100, 20, EndKind.OPEN))
    ways = lengths(4, a0_2=70, a0_3=60, a1_2=60)
    order = [3, 1, 0, 2]
    turned = pairs([ends[i] for i in order], ways[np.ix_(order, order)])
    assert sorted((order[a], order[b]) for a, b in turned) == sorted(pairs(ends, ways))


def route(first, second, length=100.0, turns=0.0):
    """A way along drawn lines whose turns and gaps cost so many pixels."""
    return Route(first, second, ((0.0, 0.0), (length, 0.0)), LENGTH_COST * length + turns, length, ())


@pytest.mark.parametrize(("turns", "joined"), [(0, True), (40, True), (300, False)])
def test_a_smooth_way_along_drawn_lines_joins_without_votes(turns, joined):
    ends = (end(0, 0), end(100, 0, EndKind.OPEN))
    found = pair_ends(ends, (0, 1), lengths(2), [route(0, 1, turns=turns)])
    assert [(pair.first, pair.second) for pair in found] == [(0, 1)][:joined]


def test_smoother_ways_are_worth_more():
    (straight,), (bent,) = (
        pair_ends((end(0, 0), end(100, 0)), (0, 1), lengths(2), [route(0, 1, turns=turns)]) for turns in (0, 40)
    )
    assert straight.evidence.log_odds > bent.evidence.log_odds


def test_votes_decide_between_equally_smooth_ways():
    ends = (end(0, 0), end(100, 0, EndKind.OPEN), end(100, 40, EndKind.OPEN))
    found = pair_ends(ends, range(3), lengths(3, a0_2=106), [route(0, 1), route(0, 2)])
    assert [(pair.first, pair.second) for pair in found] == [(0, 2)]


def test_an_end_left_over_shares_no_sign_of_its_own_shape():
    ends = (end(0, 100), end(30, 10), end(30, 0, EndKind.TRIANGLE))
    found = pair_ends(ends, (7, 8, 8), lengths(3, a0_2=100, a1_2=40))
    assert [(pair.first, pair.second) for pair in found] == [(0, 2)]


def test_votes_stay_as_they_are():
    votes = lengths(2)
    assert pair_ends((end(0, 0), end(100, 0)), (0, 1), votes, [route(0, 1)])
    assert not votes.any()
