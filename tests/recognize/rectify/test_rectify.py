from pathlib import Path

import cv2
import numpy as np
import pytest

from sketch2model.elements import Photo
from sketch2model.recognize.rectify import rectify
from sketch2model.settings import RectifyOptions

SHARED = Path(__file__).parents[4] / "shared" / "data"


def rectified(pixels, judge, **options):
    return rectify(Photo(pixels, "page.png"), RectifyOptions(**options), judge)


def dots(width, height):
    """A page with discs at known places."""
    page = np.full((height, width), 255, np.uint8)
    places = [(x, y) for x in range(150, width - 100, 200) for y in range(130, height - 100, 180)]
    for x, y in places:
        cv2.circle(page, (x, y), 12, 0, -1, cv2.LINE_AA)
    return page, places


def found_dots(page):
    _, _, stats, centres = cv2.connectedComponentsWithStats(page.mask.astype(np.uint8))
    return [page.to_photo.point(tuple(centre)) for centre, stat in zip(centres[1:], stats[1:], strict=True)]


def assert_all_found(page, places, tolerance):
    found = np.array(found_dots(page))
    for place in places:
        assert np.linalg.norm(found - np.array(place), axis=1).min() < tolerance, place


@pytest.mark.parametrize("direction", [0, 90, 180, 270])
@pytest.mark.parametrize("side", [1000, 1800])
def test_marks_are_mapped_back_to_where_they_were(paper, direction, side):
    page, places = dots(1500, 1100)
    result = rectified(paper.photographed(page), paper.nobody, direction=direction, page_side=side)
    assert_all_found(result, places, 1.0 if side == 1800 else 0.75 * 1.5)
    assert max(result.width, result.height) == min(side, 1500)
    assert (result.height > result.width) == (direction in (90, 270))


def test_marks_on_a_sheet_seen_at_an_angle_are_mapped_back(paper):
    page, places = dots(1500, 1100)
    corners = ((210, 130), (1750, 190), (1830, 1360), (130, 1290))
    photo, matrix = paper.on_table(paper.photographed(page, (238, 233, 225)), (1960, 1480), corners)
    result = rectified(paper.noisy(photo), paper.nobody, direction=0)
    seen = cv2.perspectiveTransform(np.array([places], np.float32), matrix)[0]
    assert_all_found(result, seen, 1.2)
    flat = np.array([result.to_photo.inverse().point(tuple(p)) for p in seen.tolist()])
    columns = flat.reshape(len({x for x, _ in places}), -1, 2)
    assert np.ptp(columns[:, :, 0], axis=1).max() < 0.01 * result.width
    assert np.ptp(columns[:, :, 1], axis=0).max() < 0.01 * result.width


def test_marks_on_a_page_held_askew_are_mapped_back(paper):
    page, places = dots(1500, 1100)
    for y in range(60, 1100, 180):
        cv2.line(page, (40, y), (1460, y), 0, 4)
    matrix = cv2.getRotationMatrix2D((750, 550), 4.0, 0.9)
    photo = cv2.warpAffine(paper.photographed(page), matrix, (1500, 1100), borderValue=(255, 255, 255))
    result = rectified(photo, paper.nobody, direction=0)
    assert_all_found(result, cv2.transform(np.array([places], np.float32), matrix)[0], 1.0)
    assert abs(result.to_photo.matrix[1]) > 0.05


def test_flattening_can_be_turned_off(paper):
    corners = ((210, 130), (1190, 130), (1270, 960), (130, 960))
    photo, _ = paper.on_table(paper.photographed(paper.drawing(), (238, 233, 225)), (1400, 1060), corners)
    result = rectified(photo, paper.nobody, flatten=False, direction=0)
    assert (result.width, result.height) == (1400, 1060)


def test_the_table_is_no_ink(paper):
    corners = ((210, 130), (1190, 130), (1270, 960), (130, 960))
    photo, _ = paper.on_table(paper.photographed(paper.drawing(), (238, 233, 225)), (1400, 1060), corners)
    wood = np.random.default_rng(0).integers(-35, 35, (1060, 1, 1))
    table = (photo == (90, 60, 40)).all(axis=2)
    photo[table] = np.clip(photo.astype(int) + wood, 0, 255)[table]
    result = rectified(photo, paper.nobody, flatten=False, direction=0)
    assert not (result.mask & cv2.erode(table.astype(np.uint8), np.ones((9, 9), np.uint8)).astype(bool)).any()
    assert result.mask.sum() > 5000


def test_shade_squares_and_blue_ink_together(paper):
    page = paper.drawing()
    pixels = paper.shaded(paper.photographed(paper.squared(page), (225, 220, 205), (20, 30, 110)))
    result = rectified(paper.noisy(pixels, 3), paper.nobody, direction=0)
    assert paper.recall(result.mask, page < 140) > 0.95
    assert paper.excess(result.mask, page < 140) < 0.05
    assert np.median(result.ink[page > 250]) >= 250
    assert result.pen_width == pytest.approx(paper.PEN + 2, abs=1.0)


def test_the_same_photo_gives_the_same_page(paper):
    pixels = paper.noisy(paper.shaded(paper.photographed(paper.squared(paper.drawing()))))
    first, second = (rectified(pixels, paper.nobody) for _ in range(2))
    assert (first.ink == second.ink).all()
    assert (first.mask == second.mask).all()
    assert first.to_photo == second.to_photo


@pytest.mark.parametrize("shape", [(1, 1), (1, 400), (300, 2), (40, 3000)])
@pytest.mark.parametrize("level", [0, 255])
def test_odd_pictures_do_not_break_it(paper, shape, level):
    result = rectified(np.full((*shape, 3), level, np.uint8), paper.nobody)
    assert result.ink.shape == result.mask.shape
    assert not result.mask.any()
    assert result.pen_width > 0
    assert result.letter_height > 0


@pytest.mark.shared
@pytest.mark.parametrize("name", ["ex01_writer0036", "ex08_writer0048", "ex00_writer0001"])
def test_the_squares_of_real_pages_vanish(paper, name):
    path = SHARED / "hdbpmn" / "train" / "images" / f"{name}.jpg"
    if not path.exists():
        pytest.skip("the shared data set is not beside the checkout")
    photo = cv2.cvtColor(cv2.imread(str(path)), cv2.COLOR_BGR2RGB)
    result = rectified(photo, paper.nobody, direction=0)
    assert 0.01 < result.mask.mean() < 0.065


@pytest.mark.shared
@pytest.mark.parametrize("name", ["36.jpg", "18.jpg", "30.jpg"])
def test_real_class_sketches_become_clean_ink(paper, name):
    path = SHARED / "uml" / "images" / name
    if not path.exists():
        pytest.skip("the shared data set is not beside the checkout")
    result = rectified(cv2.cvtColor(cv2.imread(str(path)), cv2.COLOR_BGR2RGB), paper.nobody)
    assert 0.01 < result.mask.mean() < 0.12
    assert 2 <= result.pen_width <= 8
    assert 4 * result.pen_width <= result.letter_height <= 20 * result.pen_width
