import itertools

import numpy as np
import pytest

from training.sketches.habits import Habits
from training.sketches.hand import FONTS, STEM, Hand, spelled, text_width, write


@pytest.mark.parametrize("font", sorted(STEM))
def test_every_font_is_there_with_its_licence(font):
    assert (FONTS / f"{font}.woff2").stat().st_size < 60_000
    assert "SIL Open Font License, Version 1.1" in (FONTS / f"{font}.OFL.txt").read_text(encoding="utf-8")


def test_no_font_without_an_entry():
    assert {path.stem for path in FONTS.glob("*.woff2")} == set(STEM)


@pytest.mark.parametrize("font", sorted(STEM))
def test_a_line_is_about_as_wide_as_announced(font):
    hand = Hand(font)
    writing = write("customer_id: Integer", hand, np.random.default_rng(3))
    assert writing.coverage.shape[1] == pytest.approx(text_width("customer_id: Integer", hand), rel=0.15)
    assert hand.size * 0.5 < writing.coverage.shape[0] < hand.size * 1.8


def test_words_lie_side_by_side_in_the_picture():
    writing = write("first last name", Hand(), np.random.default_rng(4))
    assert [word for word, _ in writing.words] == ["first", "last", "name"]
    ends = [(box.x0, box.x1) for _, box in writing.words]
    assert all(a[1] <= b[0] for a, b in itertools.pairwise(ends))
    for _, box in writing.words:
        ink = writing.coverage[int(box.y0) : int(box.y1), int(box.x0) : int(box.x1)]
        assert ink.max() > 200


def test_no_two_lines_are_alike_unless_the_seed_is():
    def line(seed):
        return write("again", Hand(), np.random.default_rng(seed)).coverage

    assert np.array_equal(line(1), line(1))
    assert line(1).shape != line(2).shape or not np.array_equal(line(1), line(2))


def test_hands_differ():
    hands = {Hand.random(np.random.default_rng(seed)) for seed in range(80)}
    assert len({hand.font for hand in hands}) == len(STEM)
    assert all(hand.pen >= 1.6 for hand in hands)


def test_a_hand_that_writes_capitals_is_measured_and_written_so():
    small, capital = Hand(), Hand(case="upper")
    assert spelled("total price", capital) == "TOTAL PRICE"
    assert text_width("total price", capital) > 1.1 * text_width("total price", small)


def test_a_marker_writes_bolder_letters_of_the_same_size():
    def ink(boldness):
        return write("order", Hand(habits=Habits(boldness=boldness)), np.random.default_rng(5)).coverage

    thin, bold = ink(1.0), ink(2.2)
    assert bold.mean() > 1.3 * thin.mean()
    assert bold.shape[1] - thin.shape[1] < 0.2 * Hand().size
