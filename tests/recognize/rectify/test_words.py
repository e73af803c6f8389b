import cv2
import numpy as np
import pytest

from sketch2model.recognize.rectify.words import find_words, halved


@pytest.mark.parametrize("letter_height", [26.0, 30.0, 34.0, 38.0])
def test_the_letters_of_each_word_are_counted(letter_height):
    page = np.zeros((400, 900), np.uint8)
    for x, y in ((50, 100), (500, 100), (50, 300)):
        cv2.putText(page, "name", (x, y), 0, 1.5, 255, 3)
    cv2.rectangle(page, (20, 30), (880, 160), 255, 3)
    words = find_words(page > 0, letter_height, 3.0)
    assert sorted((word.x > 300, word.y > 200) for word in words) == [(False, False), (False, True), (True, False)]
    assert {word.pieces for word in words} == {4}
    assert all(2 * word.height < word.width < 6 * word.height for word in words)


def test_halving_loses_no_ink():
    mask = np.zeros((7, 9), dtype=bool)
    mask[6, 8] = mask[0, 3] = True
    small = halved(mask)
    assert small.shape == (4, 5)
    assert np.argwhere(small).tolist() == [[0, 1], [3, 4]]
