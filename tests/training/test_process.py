import numpy as np
import pytest

from sketch2model.elements import Box, LineStyle, ShapeKind
from sketch2model.elements.vocabulary import DiagramKind, EdgeKind, NodeKind
from training.sketches import Camera, Description, Figure, Hand, Line, Paper, draw_page
from training.sketches.catalogue import random_page
from training.sketches.figures import planned_box
from training.sketches.notations.parties import parties_on
from training.sketches.notations.pools import Lane

PAGES = [random_page(seed, "process") for seed in range(60)]


def arrangements():
    for seed in range(60):
        rng = np.random.default_rng(seed)
        hand = Hand.random(rng)
        yield parties_on(60 * hand.size, 42 * hand.size, hand, rng), hand


def test_parties_are_on_the_sheet_and_apart():
    for pools, hand in arrangements():
        sheet = Box(0, 0, 60 * hand.size, 42 * hand.size)
        boxes = [planned_box(pool.figures[0], hand) for pool in pools]
        assert all(box.inside(sheet) > 0.99 for box in boxes)
        assert all(a.overlap(b) < 0.01 * min(a.area, b.area) for i, a in enumerate(boxes) for b in boxes[:i])
        assert {pool.closed for pool in pools} == {True, False}


def test_parties_differ_as_they_do_on_paper():
    seen = [(pool.figures[0], pool.lanes) for pools, _ in arrangements() for pool in pools]
    assert {figure.border for figure, _ in seen} == {"single", "faint", "shaky", "overshot"}
    assert {"top", "right"} <= set().union(*(figure.open_sides for figure, _ in seen))
    assert {lane.down for _, lanes in seen for lane in lanes} == {True, False}


def test_a_lane_that_runs_down_is_cut_into_columns():
    lane = Lane(None, Box(0, 0, 200, 900), down=True)
    rows = list(lane.rows(100))
    assert [row.width for row in rows] == [100, 100]
    assert lane.extent == 900
    assert lane.cell(rows[1], 2, 3) == Box(100, 600, 200, 900)


def test_messages_are_dashed_and_many_end_at_pools():
    kinds = [{figure.id: figure.kind for figure in page.description.figures} for page in PAGES]
    to_pools = 0
    for page, kind in zip(PAGES, kinds, strict=True):
        for line in page.description.lines:
            ends = {kind[end] for end in (line.source, line.target) if end}
            if ShapeKind.CONTAINER in ends:
                assert (line.kind, line.style) == (EdgeKind.MESSAGE, LineStyle.DASHED)
                to_pools += 1
    assert to_pools > 60


def test_what_connectors_share_comes_before_them_and_has_the_same_end():
    shared = 0
    for page in PAGES:
        lines = page.description.lines
        for index, line in enumerate(lines):
            if line.borrows:
                other = lines[line.other]
                assert line.other < index
                assert not other.borrows
                assert (line.target == other.target) if line.joins is not None else (line.source == other.source)
                shared += 1
    assert shared > 20


def test_some_data_are_used_by_several():
    most = 0
    for page in PAGES:
        for data in (f for f in page.description.figures if f.means in (NodeKind.STORE, NodeKind.DOCUMENT)):
            most = max(most, sum(data.id in (line.source, line.target) for line in page.description.lines))
    assert most >= 3


def box(name, at):
    return Figure(name, ShapeKind.RECTANGLE, at, name, NodeKind.STEP, (120.0, 70.0))


POOL = Figure("pool", ShapeKind.CONTAINER, (80, 40), "pool", NodeKind.CONTAINER, (700, 60), border="shaky")
FIGURES = (POOL, box("a", (100, 250)), box("b", (300, 520)), box("c", (650, 400)))
LINES = (
    Line("a", "c", route="clear_orthogonal"),
    Line("b", "c", joins=0),
    Line("a", "b", parts_from=0),
    Line("b", "pool", EdgeKind.MESSAGE, LineStyle.DASHED, route="clear_straight"),
    Line("pool", "c", EdgeKind.MESSAGE, LineStyle.DASHED, route="clear_orthogonal"),
)


@pytest.mark.parametrize("seed", range(6))
def test_truth_about_shared_lines_and_messages_lies_on_their_ink(seed):
    page = Description(DiagramKind.PROCESS, (900, 700), FIGURES, LINES)
    picture = draw_page(page, Hand(), Paper(), Camera(900), seed=seed, source="page.jpg")
    whole, joins, parts, message, answer = (line.points for line in picture.lines)
    figures = {drawn.figure.id: drawn.box.grown(6) for drawn in picture.figures}
    assert tuple(joins[-1]) == tuple(whole[-1])
    assert tuple(parts[0]) == tuple(whole[0])
    assert figures["b"].holds(tuple(joins[0]))
    assert figures["b"].holds(tuple(parts[-1]))
    ring = picture.figures[0].ring
    assert np.hypot(*(ring - message[-1]).T).min() < 6
    assert np.hypot(*(ring - answer[0]).T).min() < 6
    assert picture.graph.number_of_edges() == len(LINES)
    steps = np.hypot(*np.diff(np.concatenate([joins, parts[::-1]]), axis=0).T)
    assert np.delete(steps, len(joins) - 1).max() < 8
