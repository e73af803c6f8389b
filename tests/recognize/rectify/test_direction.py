import cv2
import numpy as np
import pytest

from sketch2model.recognize.rectify.direction import find_direction
from sketch2model.recognize.rectify.measure import measure_letter_height, measure_pen_width


def template_judge(crops):
    """Legible is what holds the upright word `name`."""
    word = np.full((60, 150), 255, np.uint8)
    cv2.putText(word, "name", (6, 42), 0, 1.3, 40, 3, cv2.LINE_AA)
    word = word[8:52]
    scores = []
    for crop in crops:
        padded = cv2.copyMakeBorder(crop, 60, 60, 150, 150, cv2.BORDER_CONSTANT, value=255)
        scores.append(float(max(0.0, cv2.matchTemplate(padded, word, cv2.TM_CCOEFF_NORMED).max())))
    return [score if score > 0.6 else 0.1 for score in scores]


def many_words():
    page = np.full((900, 1200), 255, np.uint8)
    for row in range(7):
        for column in range(3):
            cv2.putText(page, "name", (80 + 380 * column, 120 + 110 * row), 0, 1.3, 40, 3, cv2.LINE_AA)
    return page


def directed(page, judge):
    mask = page < 140
    pen = measure_pen_width(mask)
    return find_direction(page, mask, measure_letter_height(mask, pen), pen, judge)


@pytest.mark.parametrize("turned", [0, 90, 180, 270])
def test_the_judge_tells_which_way_is_up(turned):
    page = np.ascontiguousarray(np.rot90(many_words(), turned // 90))
    assert directed(page, template_judge) == (360 - turned) % 360


def test_without_a_judge_rows_stay_as_they_are(paper):
    assert directed(many_words(), paper.nobody) == 0
    assert directed(many_words()[::-1, ::-1].copy(), paper.nobody) == 0


def test_without_a_judge_columns_are_laid_into_rows(paper):
    assert directed(np.ascontiguousarray(np.rot90(many_words())), paper.nobody) in (90, 270)


def test_few_crops_are_shown():
    shown = []

    def counting(crops):
        shown.extend(crops)
        return template_judge(crops)

    directed(many_words(), counting)
    assert 0 < len(shown) <= 10


def test_bare_paper_keeps_its_direction(paper):
    assert directed(np.full((500, 700), 255, np.uint8), paper.nobody) == 0


def test_names_written_upwards_do_not_turn_the_page():
    page = many_words()
    for row in range(2):
        word = np.full((60, 150), 255, np.uint8)
        cv2.putText(word, "lane", (6, 42), 0, 1.3, 40, 3, cv2.LINE_AA)
        page[200 + 300 * row : 350 + 300 * row, 10:70] = np.rot90(word)
    shown = []

    def poor_reader(crops):
        shown.append(len(crops))
        return [0.45 if len(shown) < 3 else 0.97] * len(crops)

    assert directed(page, poor_reader) == 0
    assert len(shown) == 4
