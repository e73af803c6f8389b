"""Which ink makes one line of writing."""

import time

import cv2
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from written_paper import LETTER, SCALE, boxes, lines_in, paper, rectangle, write

from sketch2model.elements import Box, CompartmentLine, Shape, ShapeKind


def test_words_of_one_line_are_one_region():
    mask = paper()
    expected = write(mask, "send bank card", 60, 100)
    assert boxes(lines_in(mask)) == [expected]


def test_lines_below_each_other_stay_apart_in_reading_order():
    mask = paper()
    expected = [write(mask, text, 60, y) for text, y in [("notify the", 100), ("customer by", 132), ("jelly", 164)]]
    assert boxes(lines_in(mask, rectangle(40, 60, 300, 200))) == expected


@pytest.mark.parametrize("degrees", [-6, -3, 3, 6])
def test_slanted_lines_stay_whole(degrees):
    mask = paper()
    for y in (200, 240, 280):
        write(mask, "name of customer", 150, y)
    turn = cv2.getRotationMatrix2D((350, 250), degrees, 1.0)
    slanted = cv2.warpAffine(mask * 255, turn, (700, 500)) > 127
    assert len(lines_in(slanted)) == 3


def turned_box(degrees, *dividers):
    """A box around the middle of the paper, turned clockwise on the page."""
    turn = cv2.getRotationMatrix2D((350, 250), -degrees, 1.0)
    corners = tuple((float(x), float(y)) for x, y in cv2.transform(np.array([CORNERS], np.float32), turn)[0])
    lines = tuple(CompartmentLine(y, 1.0) for y in dividers)
    return turn, Shape(ShapeKind.RECTANGLE, Box.around(corners), corners, 1.0, lines)


CORNERS = [(130, 150), (570, 150), (570, 340), (130, 340)]


@pytest.mark.parametrize("degrees", [-12, -7, 7, 12])
def test_lines_in_a_slanted_box_stay_whole(degrees):
    mask = paper()
    words = [write(mask, "Savings  Account", 180, 195), write(mask, "balance", 180, 260), write(mask, "type", 180, 310)]
    turn, shape = turned_box(degrees, 220.0)
    slanted = cv2.warpAffine(mask * 255, turn, (700, 500)) > 127
    regions = lines_in(slanted, shape)
    assert len(regions) == 3
    for region, word in zip(regions, words, strict=True):
        top_left, top_right, _, bottom_left = np.array(region.corners)
        assert np.hypot(*(top_right - top_left)) == pytest.approx(word.width, abs=LETTER / 2)
        assert np.hypot(*(bottom_left - top_left)) == pytest.approx(word.height, abs=LETTER / 2)
        middle = cv2.transform(np.array([[word.center]], np.float32), turn)[0, 0]
        assert np.allclose(np.array(region.corners).mean(axis=0), middle, atol=LETTER / 2)


def test_level_writing_has_no_corners_of_its_own():
    mask = paper()
    write(mask, "name of customer", 60, 110)
    (region,) = lines_in(mask, rectangle(40, 60, 400, 200))
    assert region.corners == ()


def test_large_letters_are_not_torn():
    mask = paper()
    expected = write(mask, "DoG", 80, 150, scale=2.2 * SCALE)
    assert boxes(lines_in(mask, rectangle(40, 60, 400, 200))) == [expected]


def test_the_tail_of_a_letter_that_crosses_a_divider_goes_with_its_letter():
    mask = paper()
    write(mask, "Savin", 60, 100)
    cv2.line(mask, (140, 85), (140, 110), 1, 2)
    cv2.ellipse(mask, (135, 118), (5, 6), 0, 0, 180, 1, 2)
    attribute = write(mask, "rate", 60, 160)
    name, rate = lines_in(mask, rectangle(40, 70, 300, 200, 114))
    assert name.box.y1 > 120
    assert rate.box == attribute


def test_single_letters_below_a_divider_stay():
    mask = paper()
    expected = [write(mask, "Point", 60, 100), write(mask, "x", 60, 142), write(mask, "y", 60, 175)]
    assert boxes(lines_in(mask, rectangle(40, 70, 300, 200, 116))) == expected


def test_upright_strokes_side_by_side_are_writing():
    mask = paper()
    for x in range(100, 180, 16):
        mask[100:124, x : x + 3] = 1
    (region,) = lines_in(mask)
    assert region.box == Box(100, 100, 167, 124)


def test_compartments_are_not_merged():
    mask = paper()
    name = write(mask, "Account", 60, 96)
    attribute = write(mask, "number", 60, 124)
    regions = lines_in(mask, rectangle(40, 70, 300, 200, 101))
    assert boxes(regions) == [name, attribute]


def test_neighbouring_shapes_are_not_merged():
    mask = paper()
    expected = [write(mask, "left", 60, 100), write(mask, "right", 130, 100)]
    shapes = rectangle(40, 60, 122, 140), rectangle(124, 60, 300, 140)
    assert boxes(lines_in(mask, *shapes)) == expected


def test_writing_in_a_shape_and_outside_of_it_is_not_merged():
    mask = paper()
    expected = [write(mask, "inside", 60, 100), write(mask, "1", 150, 100)]
    assert boxes(lines_in(mask, rectangle(40, 60, 145, 140))) == expected


@pytest.mark.parametrize("sign", ["*", "1", "n", "+", "-", "0..1", "1..*"])
def test_single_signs_outside_survive_whole(sign):
    mask = paper()
    expected = write(mask, sign, 300, 200)
    assert boxes(lines_in(mask)) == [expected]


def test_signs_at_both_ends_of_a_line_stay_apart():
    mask = paper()
    expected = [write(mask, "1", 100, 200), write(mask, "owns", 250, 200), write(mask, "*", 450, 200)]
    assert boxes(lines_in(mask)) == expected


def test_dots_of_letters_and_full_stops_belong_to_the_line():
    mask = paper()
    expected = write(mask, "iii: i.e.", 100, 200)
    assert boxes(lines_in(mask)) == [expected]


def test_what_stands_alone_and_is_no_speck_may_be_a_star():
    mask = paper()
    mask[100:106, 300:306] = 1
    mask[200:203, 300:303] = 1
    assert boxes(lines_in(mask)) == [Box(300, 100, 306, 106)]
    assert boxes(lines_in(mask, rectangle(250, 60, 400, 240))) == []


def test_two_lines_that_touch_are_parted():
    mask = paper()
    write(mask, "many rights", 60, 100)
    write(mask, "handled", 60, 128)
    mask[90:125, 100:103] = 1
    regions = lines_in(mask, rectangle(40, 60, 300, 200))
    assert len(regions) == 2


@pytest.mark.parametrize("shape", [None, rectangle(20, 20, 680, 480, kind=ShapeKind.CONTAINER)])
def test_upward_writing_is_one_region_on_its_side(shape):
    mask = paper(700, 500)
    write(mask, "Department", 100, 100)
    turned = np.rot90(mask)
    (region,) = lines_in(turned, *([shape] if shape else []))
    assert region.angle == 270
    rows, columns = np.nonzero(turned)
    assert region.box == Box(columns.min(), rows.min(), columns.max() + 1, rows.max() + 1)


def test_short_lines_below_each_other_are_not_taken_for_upward_writing():
    mask = paper()
    for row, text in enumerate(["id", "no", "at", "pin"]):
        write(mask, text, 100, 100 + 34 * row)
    regions = lines_in(mask)
    assert [region.angle for region in regions] == [0, 0, 0, 0]


def test_a_broken_upright_stroke_is_not_upward_writing():
    mask = paper()
    for y in range(50, 350, 40):
        mask[y : y + 30, 300:303] = 1
    assert all(region.angle == 0 for region in lines_in(mask))


def test_an_empty_mask_has_no_lines():
    assert lines_in(paper()) == ()
    assert lines_in(paper(1, 1)) == ()


def test_a_mask_of_noise_is_survived_quickly():
    noise = np.random.default_rng(11).random((700, 700)) < 0.1
    started = time.process_time()
    assert lines_in(noise) == lines_in(noise)
    assert time.process_time() - started < 20


@settings(max_examples=25, deadline=None)
@given(
    spots=st.lists(
        st.tuples(st.integers(0, 250), st.integers(0, 180), st.integers(1, 60), st.integers(1, 40)), max_size=12
    )
)
def test_regions_lie_on_ink_and_within_the_page(spots):
    mask = paper(200, 300)
    for x, y, width, height in spots:
        mask[y : y + height, x : x + width] = 1
    for region in lines_in(mask, rectangle(50, 50, 200, 150, 100)):
        box = region.box
        assert 0 <= box.x0 < box.x1 <= 300
        assert 0 <= box.y0 < box.y1 <= 200
        assert mask[int(box.y0) : int(box.y1), int(box.x0) : int(box.x1)].any()


def test_rows_that_touch_are_cut_apart():
    mask = paper()
    write(mask, "prepare", 60, 100)
    write(mask, "offer now", 60, 130)
    for x in (85, 135):
        cv2.line(mask, (x, 96), (x, 122), 1, 2)
    assert cv2.connectedComponents(mask)[0] < len("prepareoffernow")
    upper, lower = lines_in(mask, rectangle(40, 60, 300, 180))
    assert upper.box.y1 <= 118
    assert lower.box.y0 >= 100
    assert upper.ink[:, 1].mean() < 105 < lower.ink[:, 1].mean()


def test_regions_know_the_ink_that_is_theirs():
    mask = paper()
    write(mask, "balance", 60, 100)
    write(mask, "type", 60, 140)
    regions = lines_in(mask, rectangle(40, 60, 300, 180))
    assert sum(len(region.ink) for region in regions) == mask.sum()
    for region in regions:
        assert region.box.holds((region.ink[:, 0].mean(), region.ink[:, 1].mean()))


@pytest.mark.parametrize("sign", ["1", "*", "n", "+", "m"])
def test_single_signs_beside_a_line_are_found(sign):
    mask = paper()
    expected = write(mask, sign, 300, 200)
    assert boxes(lines_in(mask)) == [expected]


def test_short_titles_of_lanes_stand_on_their_side():
    lane = rectangle(80, 60, 600, 400, kind=ShapeKind.CONTAINER)
    level = paper(700, 700)
    write(level, "SAP", 300, 100)
    upward = np.rot90(level).copy()
    (region,) = lines_in(upward, rectangle(70, 200, 600, 600, kind=lane.kind))
    assert region.angle == 270


@pytest.mark.parametrize("sign", ["-", "+", "#", "~"])
def test_a_lone_sign_of_visibility_belongs_to_its_attribute(sign):
    mask = paper()
    drawn = write(mask, sign, 60, 140)
    attribute = write(mask, "id: int", int(drawn.x1 + LETTER), 140)
    write(mask, "name: str", 60, 172)
    expected = drawn.union(attribute)
    assert boxes(lines_in(mask, rectangle(40, 60, 300, 200)))[0] == expected
