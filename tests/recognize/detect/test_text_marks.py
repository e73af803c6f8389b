"""Strokes among and beside writing: what is crossed out or underlined, and what is no writing at all."""

import cv2
import pytest
from written_paper import boxes, lines_in, paper, rectangle, write


def test_strokes_beside_an_outline_are_no_lines_beside_writing():
    mask = paper()
    expected = write(mask, "Employee", 80, 140)
    mask[70:72, 50:75] = 1
    mask[80:104, 290:293] = 1
    assert boxes(lines_in(mask, rectangle(40, 60, 300, 200))) == [expected]


def test_dashed_lines_are_no_writing():
    mask = paper()
    for step in range(8):
        cv2.line(mask, (100 + 40 * step, 100 + 12 * step), (118 + 40 * step, 105 + 12 * step), 1, 2)
    assert lines_in(mask) == ()


def test_specks_are_dropped():
    mask = paper()
    mask[100:102, 100:102] = 1
    mask[300:304, 400:404] = 1
    expected = write(mask, "text", 100, 250)
    assert boxes(lines_in(mask)) == [expected]


def test_leftovers_of_outlines_and_dividers_are_dropped():
    mask = paper()
    expected = write(mask, "name", 80, 110)
    mask[100:140, 39:41] = 1
    mask[149:152, 100:160] = 1
    mask[60:63, 220:260] = 1
    assert boxes(lines_in(mask, rectangle(40, 60, 300, 300, 150))) == [expected]


def test_long_strokes_and_large_figures_are_dropped():
    mask = paper()
    cv2.line(mask, (100, 100), (400, 130), 1, 3)
    cv2.rectangle(mask, (100, 200), (300, 400), 1, 3)
    assert lines_in(mask) == ()


def test_scribbled_words_are_dropped():
    mask = paper()
    expected = write(mask, "order", 60, 100)
    cv2.rectangle(mask, (200, 84), (270, 108), 1, -1)
    assert boxes(lines_in(mask)) == [expected]


def test_struck_words_are_dropped():
    mask = paper()
    expected = write(mask, "order", 60, 100)
    write(mask, "requested", 200, 100)
    cv2.line(mask, (185, 93), (350, 91), 1, 3)
    assert boxes(lines_in(mask)) == [expected]


@pytest.mark.parametrize("gap", [4, 8])
def test_underlines_are_noticed_and_are_no_lines(gap):
    mask = paper()
    key = write(mask, "number", 60, 100)
    cv2.line(mask, (58, 100 + gap), (165, 101 + gap), 1, 3)
    name = write(mask, "name", 60, 150)
    regions = lines_in(mask, rectangle(40, 60, 300, 200))
    assert boxes(regions) == [key, name]
    assert [region.underlined for region in regions] == [True, False]


def test_short_underlines_are_noticed():
    mask = paper()
    write(mask, "id", 60, 100)
    cv2.line(mask, (56, 108), (84, 108), 1, 2)
    (region,) = lines_in(mask, rectangle(40, 60, 300, 200))
    assert region.underlined


def test_a_divider_below_a_name_is_no_underline():
    mask = paper()
    write(mask, "Customer", 60, 100)
    cv2.line(mask, (42, 112), (298, 112), 1, 3)
    (region,) = lines_in(mask, rectangle(40, 60, 300, 200, 112))
    assert not region.underlined


def test_bars_at_the_foot_of_a_step_are_no_writing():
    mask = paper()
    expected = write(mask, "send lists", 60, 100)
    for x in (120, 128, 136):
        cv2.line(mask, (x, 160), (x, 176), 1, 2)
    assert boxes(lines_in(mask, rectangle(40, 60, 260, 190))) == [expected]
