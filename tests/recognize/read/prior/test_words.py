from __future__ import annotations

import math

import numpy as np
import pytest

from sketch2model.recognize.read.prior.words import END, LETTERS, PageSpeller, Speller, WordTable

WORDS = ["cat", "customer", "date", "order"]


@pytest.fixture(name="speller")
def _speller() -> Speller:
    return Speller(WordTable.of(WORDS, np.array([[1.0, 0.0], [9.0, 0.0], [0.0, 5.0], [4.0, 0.0]])), (1.0, 0.0))


def spelled(speller: Speller | PageSpeller, word: str) -> float:
    return sum(speller.log_probability(word[:place], letter) for place, letter in enumerate(word + END))


@pytest.mark.parametrize("beginning", ["", "c", "cust", "customer", "zq", "mä"])
def test_what_follows_adds_up_to_one(speller: Speller, beginning: str) -> None:
    total = sum(math.exp(speller.log_probability(beginning, letter)) for letter in LETTERS)
    assert total == pytest.approx(1, abs=1e-4)


def test_known_words_are_likelier_than_their_neighbours_and_common_ones_than_rare_ones(speller: Speller) -> None:
    assert spelled(speller, "customer") > spelled(speller, "custamer") + 3
    assert spelled(speller, "customer") > spelled(speller, "cat")


def test_words_count_only_where_their_source_does(speller: Speller) -> None:
    table = WordTable.of(WORDS, np.array([[1.0, 0.0], [9.0, 0.0], [0.0, 5.0], [4.0, 0.0]]))
    assert spelled(Speller(table, (0.0, 1.0)), "date") > spelled(speller, "date") + 3


def test_no_word_is_impossible_with_accents_or_without(speller: Speller) -> None:
    for word in ("zorbl", "größe", "ñandú", "xyzzyplughxyzzyplughxyzzyplugh"):
        assert math.isfinite(spelled(speller, word))


def test_an_accent_costs_little_beside_its_plain_letter(speller: Speller) -> None:
    assert spelled(speller, "zürb") > spelled(speller, "zurb") - 4


def test_words_of_the_page_are_expected_again(speller: Speller) -> None:
    page = PageSpeller(speller, {"zorbl": 2.0})
    assert spelled(page, "zorbl") > spelled(speller, "zorbl") + 5
    assert spelled(page, "customer") > spelled(speller, "customer") - 1
    assert page.log_probability("qu", "e") == speller.log_probability("qu", "e")
