import numpy as np
import pytest

from sketch2model.elements import Box, ShapeKind
from sketch2model.elements.vocabulary import DiagramKind, NodeKind
from training.sketches import Description, Figure, Hand, Line
from training.sketches.description import Mark
from training.sketches.figures import planned_box
from training.sketches.layout import Slack, at_scale, framed, free_place, near_pairs, on_sheet, scattered

HAND = Hand()


def figure(name, at=(0.0, 0.0), size=(120.0, 60.0)):
    return Figure(name, ShapeKind.RECTANGLE, at, name, NodeKind.NODE, size)


def test_everything_grows_together():
    page = Description(
        DiagramKind.GENERIC,
        (800, 400),
        (figure("a", (100.0, 50.0)),),
        (Line("a", None, loose=(300.0, 200.0)),),
        marks=(Mark("line", Box(10, 20, 30, 40)),),
    )
    scaled, hand = at_scale(page, HAND, 1600 / 1.1)
    assert scaled.size == (1600, 800)
    assert hand.size == 2 * HAND.size
    assert planned_box(scaled.figures[0], hand) == Box(200, 100, 440, 220)
    assert scaled.lines[0].loose == (600, 400)
    assert scaled.marks[0].box == Box(20, 40, 60, 80)


@pytest.mark.parametrize("seed", range(5))
def test_sheets_hold_their_drawing(seed):
    page = Description(DiagramKind.GENERIC, (800, 400), (figure("a", (10.0, 10.0)), figure("b", (670.0, 330.0))))
    sheet = on_sheet(page, np.random.default_rng(seed))
    assert all(planned_box(f, HAND).inside(Box(0, 0, *sheet.size)) == pytest.approx(1) for f in sheet.figures)
    a, b = sheet.figures
    assert (b.at[0] - a.at[0], b.at[1] - a.at[1]) == pytest.approx((660, 320))


def test_scattered_figures_keep_apart():
    placed, size = scattered([figure(str(i)) for i in range(12)], HAND, np.random.default_rng(2), gap=3)
    boxes = [planned_box(f, HAND).grown(0.7 * HAND.size) for f in placed]
    assert all(a.overlap(b) == 0 for i, a in enumerate(boxes) for b in boxes[:i])
    assert all(planned_box(f, HAND).inside(Box(0, 0, *size)) == pytest.approx(1) for f in placed)


def test_a_free_place_is_free_or_none():
    rng, taken = np.random.default_rng(1), [Box(-100, -100, 100, 100)]
    found = free_place(figure("a"), (0.0, 0.0), (50.0, 400.0), taken, HAND, rng)
    assert found is not None
    assert planned_box(found, HAND).overlap(taken[0]) == 0
    assert free_place(figure("a"), (0.0, 0.0), (0.0, 50.0), taken, HAND, rng) is None


def test_neighbours_have_nothing_between():
    row = [figure("a"), figure("b", (300.0, 0.0)), figure("c", (600.0, 0.0))]
    assert near_pairs(row, HAND) == [(0, 1), (1, 2)]


def test_a_frame_begins_at_the_margin():
    placed, size = framed([figure("a", (-500.0, 70.0)), figure("b", (90.0, -20.0))], HAND, np.random.default_rng(0))
    assert min(f.at[0] for f in placed) > 0
    assert min(f.at[1] for f in placed) > 0
    assert all(planned_box(f, HAND).inside(Box(0, 0, *size)) == pytest.approx(1) for f in placed)


def test_slack_never_cuts_much_of_the_writing():
    words = Figure("a", ShapeKind.RECTANGLE, (0.0, 0.0), "customer", NodeKind.CLASS, blanks=1)
    fit = planned_box(words, HAND)
    sizes = [
        Slack.random(np.random.default_rng(s)).applied(words, HAND, np.random.default_rng(s)).size for s in range(60)
    ]
    assert min(width for width, _ in sizes) > 0.8 * fit.width
    assert max(width for width, _ in sizes) > 1.8 * fit.width
