from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import pytest
from numpy.typing import NDArray

from sketch2model.elements.vocabulary import Place
from sketch2model.recognize.read.adaptation import align, confusions
from sketch2model.recognize.read.decoding import Knowledge, decode_page
from sketch2model.settings import ReadOptions

CHARACTERS = ("", *"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.:*_- ")
FIVE = ReadOptions(alternatives=5)


def outputs(*steps: str | Mapping[str, float]) -> NDArray[np.float32]:
    """What a network says that is sure of each letter, or as unsure as given; a blank between any two."""
    rows = []
    for step in steps:
        for said in [{letter: 0.9995} for letter in step] if isinstance(step, str) else [step]:
            row = np.full(len(CHARACTERS), 1e-5)
            row[0] = max(1e-5, 1 - sum(said.values()))
            for letter, probability in said.items():
                row[CHARACTERS.index(letter)] = probability
            rows += [row, np.eye(len(CHARACTERS))[0]]
    return np.array(rows, np.float32).reshape(-1, len(CHARACTERS))


def read(lines: Sequence[NDArray[np.float32]], place: Place, knowledge: Knowledge | None = None) -> list[str]:
    found = decode_page(lines, CHARACTERS, [place] * len(lines), FIVE, knowledge)
    return [readings[0].text if readings else "" for readings in found]


@pytest.mark.parametrize(
    ("place", "line", "said"),
    [
        (Place.MEMBER, outputs({"l": 0.6, "i": 0.35}, "d: int"), "id: int"),
        (Place.MEMBER, outputs("id: ", {"1": 0.6, "i": 0.35}, "nt"), "id: int"),
        (Place.END, outputs({"o": 0.6, "0": 0.3}, "..*"), "0..*"),
        (Place.NAME, outputs("Custo", {"n": 0.6, "m": 0.35}, "er"), "Customer"),
        (Place.TEXT, outputs("check c", {"L": 0.6, "l": 0.35}, "aim"), "check claim"),
    ],
)
def test_what_is_unclear_is_read_as_a_developer_would(place: Place, line: NDArray[np.float32], said: str) -> None:
    assert read([line], place) == [said]
    assert read([line], place, Knowledge(False, False, False)) != [said]


@pytest.mark.parametrize("text", ["zorbl_id: int", "Qwyx", "hkrr: String", "xo9", "Blubbeldu"])
def test_an_unknown_name_that_is_clear_survives(text: str) -> None:
    for place in (Place.NAME, Place.MEMBER, Place.TEXT):
        assert read([outputs(text)], place) == [text]


def test_lines_of_a_page_help_each_other() -> None:
    unclear = outputs("z", {"a": 0.55, "o": 0.4}, "rbl_id: int")
    alone = Knowledge(agreement=False, adaptation=False)
    clear = outputs("zorbl: int")
    assert read([unclear, clear, clear], Place.MEMBER, alone)[0] == "zarbl_id: int"
    assert read([unclear, clear, clear], Place.MEMBER)[0] == "zorbl_id: int"


def test_probabilities_fall_and_add_up_to_one_at_most() -> None:
    line = outputs("zo", {"r": 0.4, "n": 0.3, "v": 0.25}, {"b": 0.5, "h": 0.45}, "l")
    (readings,) = decode_page([line], CHARACTERS, [Place.NAME], FIVE)
    chances = [reading.confidence for reading in readings]
    assert len({reading.text for reading in readings}) == 6
    assert chances == sorted(chances, reverse=True)
    assert 0 < sum(chances) <= 1
    (clear,) = decode_page([outputs("order")], CHARACTERS, [Place.NAME], FIVE)
    assert clear[0].confidence > 0.9 > chances[0]


def test_no_alternatives_where_none_are_asked_for_and_none_where_nothing_is_written() -> None:
    lines = [outputs("order"), np.zeros((0, len(CHARACTERS)), np.float32), outputs({"a": 1e-4})]
    found = decode_page(lines, CHARACTERS, [Place.TEXT] * 3, ReadOptions(alternatives=0))
    assert [len(readings) for readings in found] == [1, 0, 0]
    assert decode_page([], CHARACTERS, [], FIVE) == []


def test_alignment_finds_the_step_of_each_letter_doubles_too() -> None:
    columns = [CHARACTERS.index(letter) for letter in "aab"]
    assert align(outputs("aab"), columns) == [0, 2, 4]


def test_habits_turn_what_the_network_says_into_what_this_writer_means() -> None:
    e, c = CHARACTERS.index("e"), CHARACTERS.index("c")
    line = outputs(*([{"c": 0.6, "e": 0.35}] * 12))
    habits = confusions([(line, [e] * 12)], len(CHARACTERS))
    assert np.allclose(habits.sum(axis=1), 1, atol=1e-5)
    assert habits[c, e] > 0.5 > habits[c, c]
    assert habits[0, 0] == 1
    assert np.allclose(confusions([], len(CHARACTERS)), np.eye(len(CHARACTERS)))


NOTHING_SEEN = outputs({"1": 0.2}, {})
"""Most likely a blank everywhere; there is a stroke that may just be a 1."""


@pytest.mark.parametrize("place", [Place.NAME, Place.MEMBER, Place.LABEL, Place.TEXT])
def test_where_the_network_sees_nothing_nothing_is_read(place: Place) -> None:
    assert read([NOTHING_SEEN], place) == [""]
    assert read([outputs({"1": 0.8}, {})], place) == ["1"]


def test_a_stroke_at_the_end_of_a_connector_is_read_if_it_is_fairly_likely() -> None:
    assert read([NOTHING_SEEN], Place.END) == ["1"]
    assert read([outputs({"1": 0.002}, {})], Place.END) == [""]
