import numpy as np
import pytest

from sketch2model.elements import Box, ShapeKind
from sketch2model.elements.vocabulary import NodeKind
from training.sketches.description import Figure
from training.sketches.figures import DrawnFigure
from training.sketches.routing import INSIDE, ROUTES, Traffic, border_course, clear_course, joining_course
from training.sketches.strokes import resample

EM = 20.0


def figure(box, kind=ShapeKind.RECTANGLE):
    ring = resample(np.array([*box.corners, box.corners[0]], float))[:-1]
    shape = Figure("f", kind, (box.x0, box.y0), None, NodeKind.NODE, (box.width, box.height))
    return DrawnFigure(shape, box, ring, (), ())


LEFT, RIGHT, WALL = Box(100, 300, 200, 360), Box(700, 300, 800, 360), Box(400, 200, 500, 460)


def traffic(*boxes):
    roads = Traffic(1000, 700, EM)
    for box in boxes:
        roads.take_box(box, INSIDE)
    return roads


@pytest.mark.parametrize("route", ROUTES)
@pytest.mark.parametrize("seed", range(5))
def test_courses_go_around_what_is_in_the_way(route, seed):
    roads = traffic(LEFT.grown(-4), RIGHT.grown(-4), WALL)
    course = clear_course(route, figure(LEFT), figure(RIGHT), roads, 1.4 * EM, np.random.default_rng(seed))
    dense = resample(course)
    hidden = WALL.grown(-8)
    assert not any(hidden.holds(tuple(point)) for point in dense)
    assert LEFT.grown(3).holds(tuple(course[0]))
    assert RIGHT.grown(3).holds(tuple(course[-1]))


def test_a_free_way_is_straight():
    course = clear_course("clear_straight", figure(LEFT), figure(RIGHT), traffic(), EM, np.random.default_rng(1))
    assert len(course) == 2


def test_courses_with_turns_have_right_angles():
    roads = traffic(WALL)
    course = clear_course("clear_orthogonal", figure(LEFT), figure(RIGHT), roads, EM, np.random.default_rng(2))
    steps = np.abs(np.diff(course, axis=0))
    assert steps.min(axis=1).max() < 1e-6


ABOVE, BESIDE = Box(50, 40, 950, 90), Box(900, 100, 960, 650)


def wavy(box, swing=12.0):
    """A container whose border is far from straight."""
    pool = figure(box, ShapeKind.CONTAINER)
    ring = pool.ring + swing * np.sin(pool.ring.sum(axis=1) / 40)[:, None]
    return DrawnFigure(pool.figure, Box.around(map(tuple, ring)), ring, (), ())


@pytest.mark.parametrize("route", ["clear_straight", "clear_orthogonal"])
@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize("border", [ABOVE, BESIDE, Box(50, 500, 950, 560), Box(600, 40, 950, 90)])
def test_a_message_to_a_pool_ends_on_its_border(border, route, seed):
    pool = wavy(border)
    course = border_course(route, figure(LEFT), pool, traffic(LEFT.grown(-4)), 1.4 * EM, np.random.default_rng(seed))
    assert np.hypot(*(pool.ring - course[-1]).T).min() < 2
    assert np.hypot(*(figure(LEFT).ring - course[0]).T).min() < 2
    assert len(course) <= 5


def test_a_message_to_a_wide_pool_may_be_straight():
    rng = np.random.default_rng(6)
    assert len(border_course("clear_straight", figure(LEFT), wavy(ABOVE), traffic(), EM, rng)) == 2


def test_messages_turn_if_they_may_and_go_around_figures():
    rng = np.random.default_rng(4)
    pool = figure(ABOVE, ShapeKind.CONTAINER)
    roads = traffic(LEFT.grown(-4), Box(60, 150, 240, 250))
    for route in ("clear_straight", "clear_orthogonal"):
        course = border_course(route, figure(LEFT), pool, roads, 1.4 * EM, rng)
        assert len(course) > 2
        assert not any(Box(70, 160, 230, 240).holds(tuple(point)) for point in resample(course))


@pytest.mark.parametrize("seed", range(5))
def test_the_long_way_has_three_bends_and_meets_both_figures(seed):
    course = clear_course("clear_around", figure(LEFT), figure(RIGHT), traffic(), 1.4 * EM, np.random.default_rng(seed))
    assert len(course) >= 5
    assert np.abs(np.diff(course, axis=0)).min(axis=1).max() < 1e-6
    assert LEFT.grown(3).holds(tuple(course[0]))
    assert RIGHT.grown(3).holds(tuple(course[-1]))


@pytest.mark.parametrize("seed", range(8))
def test_a_joining_course_never_comes_from_ahead(seed):
    point, heading = np.array([500.0, 500.0]), np.array([1.0, 0.0])
    course = joining_course(figure(RIGHT), point, heading, traffic(), EM, np.random.default_rng(seed))
    assert tuple(course[-1]) == (500, 500)
    last = course[-1] - course[-2]
    assert last @ heading >= 0
    assert np.hypot(*(figure(RIGHT).ring - course[0]).T).min() < 2


def test_lines_cost_less_than_figures():
    roads = traffic(WALL)
    across = np.array([(300.0, 330.0), (600.0, 330.0)])
    free = np.array([(300.0, 600.0), (600.0, 600.0)])
    dear = roads.cost(across)
    roads.take_path(resample(free), 1)
    assert roads.cost(free) < dear
