import numpy as np
import pytest

from training.sketches.paper import Paper, make_sheet
from training.sketches.wear import worn

INK = np.zeros((300, 400), np.uint8)
INK[100:110, 40:360] = 255


def sheet_of(paper):
    plain = make_sheet(paper, 400, 300, np.zeros((300, 400), np.float32))
    return plain.copy(), worn(plain, paper, INK, np.random.default_rng(3))


def test_a_new_sheet_stays_as_it_is():
    before, after = sheet_of(Paper())
    assert np.array_equal(before, after)


@pytest.mark.parametrize(
    "paper", [Paper(creases=2), Paper(bleed=0.2), Paper(holes=4), Paper(margin=True), Paper(board=True)]
)
def test_what_happened_to_a_sheet_shows(paper):
    before, after = sheet_of(paper)
    assert np.abs(before - after).max() > 3
    assert np.abs(before - after).mean() < 12


def test_holes_are_dark_and_near_one_side():
    before, after = sheet_of(Paper(holes=4))
    rows, columns = np.nonzero(np.abs(before - after).max(axis=2) > 30)
    spread = min(columns.max() - columns.min(), rows.max() - rows.min())
    assert spread < 20
