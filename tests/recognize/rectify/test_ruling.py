import cv2
import numpy as np
import pytest

from sketch2model.recognize.rectify.comb import find_comb
from sketch2model.recognize.rectify.ink import ink_mask, stretched
from sketch2model.recognize.rectify.light import PAPER
from sketch2model.recognize.rectify.ruling import without_ruling


def light_of(page):
    return (page.astype(float) * PAPER / 255).astype(np.uint8)


@pytest.mark.parametrize(("spacing", "level", "slope"), [(27.3, 200, 0.01), (40.0, 150, -0.02), (22.0, 225, 0.03)])
def test_squared_paper_goes_and_ink_stays(paper, spacing, level, slope):
    page = paper.drawing()
    light = light_of(paper.squared(page, spacing, level, slope))
    mask = ink_mask(stretched(without_ruling(light, PAPER), PAPER))
    assert paper.recall(mask, page < 140) > 0.96
    assert paper.excess(mask, page < 140) < 0.05


def test_squares_as_dark_as_the_ink_go_when_they_are_thinner(paper):
    page = paper.drawing()
    light = light_of(paper.squared(page, 31.0, 90, 0.0, width=1))
    mask = ink_mask(stretched(without_ruling(light, PAPER), PAPER))
    assert paper.recall(mask, page < 140) > 0.9
    assert paper.excess(mask, page < 140) < 0.1


def test_a_page_without_ruling_is_left_alone(paper):
    light = light_of(paper.drawing())
    assert without_ruling(light, PAPER) is light


def test_a_table_with_even_rows_is_no_ruling(paper):
    page = np.full((800, 1000), 255, np.uint8)
    for y in range(200, 560, 60):
        page[y : y + 3, 100:700] = 40
    light = light_of(page)
    assert (without_ruling(light, PAPER) == light).all()


@pytest.mark.parametrize("spacing", [18.2, 31.4, 48.3, 60.5])
def test_the_spacing_is_measured(spacing):
    ridge = np.zeros((900, 1200), np.uint8)
    ridge[np.round(np.arange(5, 899, spacing)).astype(int)] = 30
    comb = find_comb(ridge)
    assert comb is not None
    assert comb.spacing == pytest.approx(spacing, rel=0.03)
    assert comb.near(1.5)[ridge > 0].mean() > 0.97


@pytest.mark.parametrize(("noise", "level"), [(0, 180), (5, 170), (5, 150)])
def test_strokes_drawn_along_printed_lines_stay_when_they_are_darker(paper, noise, level):
    squared = paper.squared(paper.drawing(), 30.0, 200, 0.0)
    stroke = np.zeros(squared.shape, np.uint8)
    cv2.line(stroke, (60, 585), (340, 585), 1, 2)
    cv2.line(stroke, (910, 400), (910, 700), 1, 2)
    squared[stroke > 0] = np.minimum(squared[stroke > 0], level)
    noisy = light_of(squared) + np.random.default_rng(1).normal(0, noise, squared.shape)
    left = without_ruling(np.clip(noisy, 0, 255).astype(np.uint8), PAPER)
    assert (left[stroke > 0] < PAPER - 15).mean() > 0.8
    beyond = left[580:590, 345:370]
    assert (beyond > PAPER - 40).all()


def test_squares_that_are_darker_in_one_corner_go_too(paper):
    page = paper.drawing(1500, 1200)
    ys, xs = np.mgrid[:1200, :1500]
    shade = np.clip((xs / 1500 + ys / 1200 - 0.9) / 0.8, 0, 1)
    squared = shade * paper.squared(page, 27.3, 110) + (1 - shade) * paper.squared(page, 27.3, 210)
    mask = ink_mask(stretched(without_ruling(light_of(squared), PAPER), PAPER))
    assert paper.recall(mask, page < 140) > 0.96
    assert paper.excess(mask, page < 140) < 0.05
