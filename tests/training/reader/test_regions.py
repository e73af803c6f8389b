"""What a line says is taken from the truth only where that is sure."""

import numpy as np
import pytest

from sketch2model.elements import Box, Findings, Page, TextRegion, Transform
from training.reader.regions import Word, line_crops_of, word_crops, words_of

HEIGHT, WIDTH = 120, 300


def page_with(boxes):
    """A page with a black bar in each of the boxes."""
    ink = np.full((HEIGHT, WIDTH), 255, np.uint8)
    for box in boxes:
        ink[int(box.y0) + 3 : int(box.y1) - 3, int(box.x0) + 3 : int(box.x1) - 3] = 0
    return Page(ink, ink < 128, 3.0, 20.0, Transform())


def found(page, *regions):
    return Findings((), (), tuple(regions), page.mask)


HELLO, WORLD = Word("hello", Box(20, 20, 80, 44), 0), Word("world", Box(95, 22, 160, 46), 0)


def test_the_words_of_a_region_are_read_in_their_order():
    page = page_with([HELLO.box, WORLD.box])
    (crop,) = line_crops_of([WORLD, HELLO], page, found(page, TextRegion(Box(18, 18, 162, 48))))
    assert (crop.text, crop.kind) == ("hello world", "line")
    assert crop.picture.shape[1] > 2 * crop.picture.shape[0]


def test_writing_on_its_side_is_turned_and_read_from_below():
    hello, world = Word("hello", Box(20, 60, 44, 110), 270), Word("world", Box(21, 5, 45, 52), 270)
    page = page_with([hello.box, world.box])
    (crop,) = line_crops_of([world, hello], page, found(page, TextRegion(Box(18, 3, 47, 112), 0)))
    assert crop.text == "hello world"
    assert crop.picture.shape[1] > 2 * crop.picture.shape[0]


@pytest.mark.parametrize(
    ("region", "words"),
    [
        (Box(18, 18, 120, 48), [HELLO, WORLD]),
        (Box(18, 18, 162, 90), [HELLO, Word("below", Box(20, 60, 80, 86), 0)]),
        (Box(18, 18, 162, 48), [HELLO]),
    ],
    ids=["cuts a word", "holds two lines", "holds ink that the truth does not know"],
)
def test_regions_that_are_not_sure_are_left_out(region, words):
    page = page_with([HELLO.box, WORLD.box, *(word.box for word in words)])
    assert list(line_crops_of(words, page, found(page, TextRegion(region)))) == []


def test_ink_without_any_word_is_no_writing():
    page = page_with([HELLO.box])
    (crop,) = line_crops_of([], page, found(page, TextRegion(HELLO.box)))
    assert crop.text == ""


def test_each_word_is_cut_with_all_ink_and_with_writing_only():
    page = page_with([HELLO.box, WORLD.box])
    writing = page.mask.copy()
    writing[:, 90:] = False
    findings = Findings((), (), (), writing)
    crops = list(word_crops([HELLO, WORLD], page, findings, np.random.default_rng(0)))
    assert [crop.text for crop in crops] == ["hello", "world", "hello"]


def test_words_are_placed_on_the_page():
    page = page_with([])
    truth = {
        "words": [{"text": " up ", "angle": 90, "bbox": [1, 2, 3, 4]}, {"text": " ", "angle": 0, "bbox": [0, 0, 1, 1]}]
    }
    (word,) = words_of(truth, page)
    assert (word.text, word.turn) == ("up", 270)
    assert word.box == Box(1, 2, 3, 4)
