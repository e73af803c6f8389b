import numpy as np
import pytest

from sketch2model.elements import Box, ShapeKind
from sketch2model.elements.vocabulary import NodeKind
from training.sketches.canvas import Canvas, Layer
from training.sketches.description import Figure
from training.sketches.figures import BRACKET, RIMS, TAB, draw_figure
from training.sketches.habits import Habits
from training.sketches.hand import Hand
from training.sketches.pen import Pen


def drawn(hand=None, **changes):
    given = {"kind": ShapeKind.RECTANGLE, "at": (200.0, 150.0), "name": "order", "size": (240.0, 160.0)}
    pen = Pen(hand or Hand(), Canvas(700, 500), np.random.default_rng(2))
    figure = draw_figure(Figure("f", means=NodeKind.NODE, **{**given, **changes}), pen)
    return figure, pen.canvas.layers


def outline_ink(**changes):
    return float(drawn(**changes)[1][Layer.OUTLINE].mean())


def test_borders_take_more_ink():
    plain = outline_ink(kind=ShapeKind.CIRCLE, name=None)
    for border, factor in (("double", 1.5), ("thick", 1.2), ("eye", 2), ("filled", 4)):
        assert outline_ink(kind=ShapeKind.CIRCLE, name=None, border=border) > factor * plain


def test_empty_compartments_have_dividers():
    figure, _ = drawn(blanks=2)
    heights = [divider[:, 1].mean() for divider in figure.dividers]
    assert len(heights) == 2
    assert 150 < heights[0] < heights[1] < 310


@pytest.mark.parametrize(("caption", "side"), [("below", 1), ("above", 1), ("left", 0), ("right", 0)])
def test_captions_stand_beside_their_figure(caption, side):
    figure, _ = drawn(kind=ShapeKind.CIRCLE, size=(80.0, 80.0), captioned=True, caption=caption)
    (line,) = figure.lines
    assert line.box.overlap(figure.box) == 0
    assert abs(line.box.center[side] - figure.box.center[side]) > 40
    assert abs(line.box.center[1 - side] - figure.box.center[1 - side]) < 25


def test_a_pool_has_its_band_and_a_window_its_bar():
    pool, _ = drawn(kind=ShapeKind.CONTAINER, upwards=True, name="sales")
    assert np.ptp(pool.dividers[0][:, 1]) > 140
    assert pool.lines[0].angle == 270
    window, _ = drawn(kind=ShapeKind.CONTAINER, titled=True)
    assert np.ptp(window.dividers[0][:, 0]) > 200
    bare, _ = drawn(kind=ShapeKind.CONTAINER, upwards=True, separated=False)
    assert bare.dividers == ()


def test_sides_that_a_neighbour_draws_are_left_out_but_belong_to_the_ring():
    whole, _ = drawn(kind=ShapeKind.CONTAINER, name=None)
    lane, ink = drawn(kind=ShapeKind.CONTAINER, name=None, open_sides=frozenset({"left", "right", "bottom"}))
    assert Box.around(map(tuple, lane.ring)).iou(Box.around(map(tuple, whole.ring))) > 0.9
    assert ink[Layer.OUTLINE][200:].max() == 0
    assert ink[Layer.OUTLINE][140:160].max() > 200


@pytest.mark.parametrize("rim", RIMS)
def test_badly_drawn_rims_lie_about_where_they_should(rim):
    pool, ink = drawn(kind=ShapeKind.CONTAINER, name=None, border=rim)
    assert pool.box.iou(Box(200, 150, 440, 310)) > 0.85
    on = [ink[Layer.OUTLINE][round(y) - 2 : round(y) + 3, round(x) - 2 : round(x) + 3].max() for x, y in pool.ring]
    assert np.mean(np.array(on) > 80) > 0.95
    assert (max(on) < 130) == (rim == "faint")


def test_sides_of_an_overshot_rim_pass_their_corners():
    def excess(rim):
        rows = np.flatnonzero(drawn(kind=ShapeKind.CONTAINER, name=None, border=rim)[1][Layer.OUTLINE].any(axis=1))
        return rows.max() - rows.min() - 160

    assert excess("overshot") > excess("faint") + 5


def test_a_column_has_its_name_in_the_middle_of_its_top():
    column, _ = drawn(kind=ShapeKind.CONTAINER, caption="above", titled=True, name="sales")
    (line,) = column.lines
    assert line.box.center[0] == pytest.approx(320, abs=10)
    assert line.box.y1 < column.dividers[0][:, 1].min() < 260


def test_an_annotation_is_its_words_and_a_bracket():
    figure, ink = drawn(kind=ShapeKind.NONE, symbol=BRACKET, size=None)
    assert figure.lines[0].box.inside(figure.box) == pytest.approx(1)
    left = int(figure.box.x0)
    assert ink[Layer.OUTLINE][:, left - 5 : left + 6].max() > 200


def test_a_package_has_its_name_in_a_tab_above():
    figure, ink = drawn(kind=ShapeKind.CONTAINER, symbol=TAB)
    assert figure.lines[0].box.y1 < figure.box.y0 + 12
    assert ink[Layer.OTHER].max() > 200


def test_symbols_and_underlines_mean_nothing():
    for changes in ({"symbol": "cross", "kind": ShapeKind.DIAMOND, "name": None}, {"underlined": True}):
        figure, ink = drawn(**changes)
        assert ink[Layer.OTHER].max() > 200
        assert figure.dividers == ()


def test_some_begin_at_the_left():
    middle, _ = drawn()
    left, _ = drawn(hand=Hand(habits=Habits(flush=True)))
    assert left.lines[0].box.x0 < middle.lines[0].box.x0 - 20


def test_a_wavy_sheet_keeps_its_box():
    figure, _ = drawn(kind=ShapeKind.DOCUMENT, symbol="wave")
    assert figure.box.iou(Box(200, 150, 440, 310)) > 0.9
