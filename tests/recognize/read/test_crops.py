import cv2
import numpy as np
import pytest

from sketch2model.elements import Box, TextRegion
from sketch2model.recognize.read.crops import line_crops


def blank(height=200, width=300):
    return np.full((height, width), 255, np.uint8)


def test_strokes_of_drawing_are_painted_over(page_of):
    ink = blank()
    ink[50:80, 100:110] = 10
    ink[90:93, 0:300] = 10
    text = np.zeros(ink.shape, bool)
    text[50:80, 100:110] = True
    (crop,) = line_crops(page_of(ink), text, [TextRegion(Box(95, 45, 120, 100))])
    dark = crop < 128
    assert dark.sum() == 30 * 10


def test_faint_strokes_of_the_line_stay(page_of):
    ink = blank()
    ink[50:80, 100:110] = 10
    ink[50:80, 115:118] = 190
    text = ink < 128
    (crop,) = line_crops(page_of(ink), text, [TextRegion(Box(100, 50, 118, 80))])
    assert (crop == 190).sum() == 90


def test_a_neighbour_that_reaches_in_is_painted_over(page_of):
    ink = blank()
    ink[50:80, 100:140] = 10
    ink[78:140, 150:153] = 10
    (crop,) = line_crops(page_of(ink), ink < 128, [TextRegion(Box(100, 50, 160, 82))])
    assert (crop < 128).sum() == 30 * 40


def test_upward_writing_is_turned_upright(page_of):
    ink = blank()
    ink[100:180, 50:60] = 10
    ink[175:180, 40:50] = 10
    (crop,) = line_crops(page_of(ink), ink < 128, [TextRegion(Box(40, 100, 60, 180), angle=270)])
    dark = crop < 128
    assert crop.shape[1] > crop.shape[0]
    rows, columns = np.nonzero(dark)
    assert dark[rows.min(), columns.min()]
    assert not dark[rows.min(), columns.max()]


@pytest.mark.parametrize("degrees", [-10, 10])
def test_slanted_writing_is_made_level(page_of, degrees):
    level = np.full((200, 300), 255, np.uint8)
    level[90:110, 60:240] = 10
    turn = cv2.getRotationMatrix2D((150, 100), -degrees, 1.0)
    ink = cv2.warpAffine(level, turn, (300, 200), borderValue=255)
    corners = cv2.transform(np.array([[(60, 90), (240, 90), (240, 110), (60, 110)]], np.float32), turn)[0]
    region = TextRegion(Box.around(corners), corners=tuple((float(x), float(y)) for x, y in corners))
    (crop,) = line_crops(page_of(ink), ink < 128, [region])
    rows, columns = np.nonzero(crop < 128)
    assert np.ptp(rows) == pytest.approx(19, abs=2)
    assert np.ptp(columns) == pytest.approx(179, abs=3)
    assert len(rows) == pytest.approx(20 * 180, rel=0.05)


def test_small_signs_keep_their_size(page_of):
    ink = blank()
    ink[50:53, 100:112] = 10
    page = page_of(ink)
    (crop,) = line_crops(page, ink < 128, [TextRegion(Box(100, 50, 112, 53))])
    assert crop.shape[0] >= page.letter_height
    assert crop.shape[1] >= crop.shape[0]


def test_regions_off_the_page_give_a_pixel_of_something(page_of):
    boxes = [Box(-50, -50, -40, -40), Box(290, 190, 400, 400), Box(500, 500, 600, 600), Box(10, 10, 10, 10)]
    crops = line_crops(page_of(blank()), np.zeros((200, 300), bool), [TextRegion(box) for box in boxes])
    assert all(crop.size > 0 for crop in crops)


def test_another_line_that_reaches_in_is_painted_over_where_both_touch(page_of):
    ink = blank()
    ink[50:80, 100:140] = 10
    ink[80:110, 100:140] = 10
    text = ink < 128
    columns, rows = np.meshgrid(np.arange(100, 140), np.arange(50, 80))
    upper = np.column_stack((columns.ravel(), rows.ravel()))
    regions = [
        TextRegion(Box(100, 50, 140, 85), ink=upper),
        TextRegion(Box(100, 75, 140, 110), ink=upper + np.array([0, 30])),
    ]
    for crop in line_crops(page_of(ink), text, regions):
        assert (crop < 128).sum() == 30 * 40


def test_long_tails_do_not_make_letters_small(page_of):
    ink = blank()
    ink[50:70, 100:200] = 10
    ink[70:140, 150:152] = 10
    (crop,) = line_crops(page_of(ink), ink < 128, [TextRegion(Box(100, 50, 200, 140))])
    assert crop.shape[0] < 60
    assert (crop < 128).sum() > 20 * 100
