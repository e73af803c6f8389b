import numpy as np
import pytest

from sketch2model.elements import Box, ShapeKind
from sketch2model.elements.vocabulary import NodeKind
from training.sketches.description import Figure
from training.sketches.figures import DrawnFigure
from training.sketches.routing import INSIDE, ROUTES, Traffic, border_course, clear_course
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


def test_a_message_to_a_pool_ends_on_its_border():
    pool = figure(Box(50, 500, 950, 560), ShapeKind.CONTAINER)
    course = border_course(figure(LEFT), pool, np.random.default_rng(3))
    assert course[-1][1] == pytest.approx(500, abs=1)
    assert course[0][1] == pytest.approx(360, abs=2)


def test_lines_cost_less_than_figures():
    roads = traffic(WALL)
    across = np.array([(300.0, 330.0), (600.0, 330.0)])
    free = np.array([(300.0, 600.0), (600.0, 600.0)])
    dear = roads.cost(across)
    roads.take_path(resample(free), 1)
    assert roads.cost(free) < dear
