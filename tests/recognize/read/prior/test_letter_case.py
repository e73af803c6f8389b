from __future__ import annotations

import math

import pytest

from sketch2model.recognize.read.prior.letter_case import Case, CaseOdds, next_case

ODDS = CaseOdds(dict.fromkeys(Case, 0.2), 0.1)


@pytest.mark.parametrize("word", list(Case))
def test_small_and_large_add_up_to_one_where_there_is_a_choice(word: Case) -> None:
    small, large = (math.exp(next_case(ODDS, word, Case.NONE, capital)[0]) for capital in (False, True))
    assert small + large == pytest.approx(2 if word in (Case.LOWER, Case.TITLE) else 1)


def test_case_of_a_word_as_it_grows() -> None:
    def grown(text: str) -> Case:
        case = Case.NONE
        for letter in text:
            _, case = next_case(ODDS, case, Case.NONE, letter.isupper())
        return case

    assert [grown(text) for text in ("a", "A", "Ab", "ABC", "ab")] == [
        Case.LOWER,
        Case.CAPITAL,
        Case.TITLE,
        Case.UPPER,
        Case.LOWER,
    ]


def test_a_writer_of_capitals_is_expected_to_go_on_so() -> None:
    learned = ODDS.learned({Case.UPPER: 20.0})
    assert learned.begin[Case.NONE] > 0.7
    assert learned.go_on > 0.7
    assert ODDS.learned({}).go_on == pytest.approx(ODDS.go_on)
