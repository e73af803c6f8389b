from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from sketch2model.recognize.assemble.matching import cheapest_matching

COSTS = st.lists(st.dictionaries(st.sampled_from("abcd"), st.integers(0, 9).map(float), max_size=4), max_size=4)


def total(rows, chosen, alone):
    return sum(alone if slot is None else row[slot] for row, slot in zip(rows, chosen, strict=True))


@given(COSTS)
def test_no_other_choice_is_cheaper(rows):
    found = cheapest_matching(rows, 12.0)
    taken = [slot for slot in found if slot is not None]
    assert len(set(taken)) == len(taken)
    choices = product(*([*row, None] for row in rows))
    valid = [c for c in choices if len({s for s in c if s is not None}) == sum(s is not None for s in c)]
    assert total(rows, found, 12.0) == min(total(rows, choice, 12.0) for choice in valid)


def test_the_second_best_is_taken_where_it_helps_another():
    assert cheapest_matching([{"a": 1.0, "b": 2.0}, {"a": 1.0}], 9.0) == ["b", "a"]


def test_a_row_without_slots_gets_none():
    assert cheapest_matching([{}, {"a": 1.0}], 9.0) == [None, "a"]
