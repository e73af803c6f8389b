import numpy as np
import pytest

from sketch2model.elements import Box, ShapeKind
from sketch2model.elements.vocabulary import DiagramKind, NodeKind
from training.sketches import Camera, Description, Figure, Hand, Line, Paper, draw_page
from training.sketches.canvas import Canvas, Layer
from training.sketches.catalogue import random_picture
from training.sketches.description import Mark
from training.sketches.habits import Habits
from training.sketches.marks import CROSSED, draw_mark
from training.sketches.mishaps import as_spelled, with_mishaps
from training.sketches.pen import Pen
from training.sketches.symbols import SYMBOLS, symbol_strokes

PAGE = Description(
    DiagramKind.GENERIC,
    (900, 600),
    (
        Figure("a", ShapeKind.RECTANGLE, (80.0, 80.0), "first", NodeKind.NODE, (200.0, 100.0)),
        Figure("b", ShapeKind.RECTANGLE, (600.0, 400.0), "second", NodeKind.NODE, (200.0, 100.0)),
    ),
    (Line("a", "b", label="then"),),
)


@pytest.mark.parametrize("kind", [*CROSSED, "line", *SYMBOLS])
def test_marks_leave_ink_without_meaning(kind):
    canvas = Canvas(400, 300)
    draw_mark(Mark(kind, Box(100, 100, 300, 200)), Pen(Hand(), canvas, np.random.default_rng(1)))
    assert canvas.layers[Layer.OTHER].max() > 200
    assert all(canvas.layers[layer].max() == 0 for layer in Layer if layer is not Layer.OTHER)


@pytest.mark.parametrize("name", SYMBOLS)
def test_symbols_stay_inside_their_figure(name):
    box = Box(50, 50, 150, 130)
    ink = np.concatenate(symbol_strokes(name, box))
    assert Box.around(map(tuple, ink)).inside(box) == pytest.approx(1)


def test_mishaps_add_and_take_nothing_away():
    changed = [with_mishaps(PAGE, Hand(), np.random.default_rng(seed)) for seed in range(40)]
    assert all(page.figures[:2] == PAGE.figures and page.lines[0] == PAGE.lines[0] for page in changed)
    assert any(page.marks for page in changed)
    assert any(len(page.lines) > 1 for page in changed)
    assert any(len(page.figures) > 2 for page in changed)
    for page in changed:
        for mark in page.marks:
            assert all(mark.box.overlap(Box(*f.at, f.at[0] + 200, f.at[1] + 100)) == 0 for f in PAGE.figures)


def test_capitals_are_written_and_known():
    page = as_spelled(PAGE, Hand(case="upper"))
    assert [figure.name for figure in page.figures] == ["FIRST", "SECOND"]
    assert page.lines[0].label == "THEN"


def test_two_pens_leave_two_colours():
    habits = Habits(second_ink=(200, 20, 20), second_for="connectors")
    hand = Hand(ink=(20, 20, 20), habits=habits)
    picture = draw_page(PAGE, hand, Paper(), Camera(900, noise=0), seed=3, source="p.jpg")
    red = [
        float(np.median(picture.pixels[picture.ink[layer] > 240][:, 0])) for layer in (Layer.CONNECTOR, Layer.OUTLINE)
    ]
    assert red[0] > 120 > red[1]


@pytest.mark.parametrize("seed", range(6))
def test_connectors_of_random_pages_lie_on_ink(seed):
    picture = random_picture(seed + 30, only="process")
    ink = np.maximum(picture.ink[Layer.CONNECTOR], picture.ink[Layer.OUTLINE])
    for line in picture.lines:
        if line.line.style != "solid" or len(line.points) < 40:
            continue
        points = np.array([picture.view.point(tuple(point)) for point in line.points[::4]]).round().astype(int)
        inside = ((points >= 0) & (points < ink.shape[::-1])).all(axis=1)
        near = [ink[max(0, y - 3) : y + 4, max(0, x - 3) : x + 4].max() for x, y in points[inside]]
        assert np.mean(np.array(near) > 60) > 0.8
