import cv2
import numpy as np
import pytest

from sketch2model.elements import Box, EndKind, ShapeKind
from sketch2model.elements.vocabulary import DiagramKind, NodeKind
from training.sketches import Camera, Description, Figure, Hand, Line, Paper, Tree, draw_page
from training.sketches.canvas import Layer

PLACES = {
    "bottom": ((400, 80), ((150, 500), (650, 500))),
    "top": ((400, 500), ((150, 80), (650, 80))),
    "right": ((80, 300), ((700, 80), (700, 520))),
    "left": ((700, 300), ((80, 80), (80, 520))),
}


def box(name, at):
    return Figure(name, ShapeKind.RECTANGLE, at, name, NodeKind.CLASS, (180.0, 80.0))


def drawn(side, fan):
    parent, children = PLACES[side]
    figures = (box("p", parent), *(box(f"c{i}", at) for i, at in enumerate(children)))
    page = Description(DiagramKind.CLASS, (1000, 700), figures, trees=(Tree("p", ("c0", "c1"), side=side, fan=fan),))
    return draw_page(page, Hand(), Paper(), Camera(1000, noise=0), seed=4, source="p.jpg")


@pytest.mark.parametrize("fan", [False, True])
@pytest.mark.parametrize("side", PLACES)
def test_branches_follow_the_ink_from_child_to_tip(side, fan):
    picture = drawn(side, fan)
    away = cv2.distanceTransform((picture.ink[Layer.CONNECTOR] < 100).astype(np.uint8), cv2.DIST_L2, 5)
    boxes = {figure.figure.id: figure.box for figure in picture.figures}
    assert len(picture.lines) == 2
    for line in picture.lines:
        assert line.line.target_end is EndKind.TRIANGLE
        assert boxes[line.line.source].grown(8).holds(tuple(line.points[0]))
        assert boxes["p"].grown(8).holds(tuple(line.points[-1]))
        x, y = np.clip(line.points[::5].round().astype(int), 0, (999, 699)).T
        assert np.quantile(away[y, x], 0.8) < 4
    tips = [line.points[-1] for line in picture.lines]
    np.testing.assert_allclose(tips[0], tips[1])


def test_lines_to_nowhere_and_onto_lines_are_drawn_but_not_in_the_graph():
    figures = (box("a", (80, 300)), box("b", (700, 300)), box("c", (400, 550)))
    lines = (Line("a", "b"), Line("c", None, onto=0), Line(None, "a", loose=(150.0, 60.0)))
    page = Description(DiagramKind.CLASS, (1000, 700), figures, lines)
    picture = draw_page(page, Hand(), Paper(), Camera(1000, noise=0), seed=4, source="p.jpg")
    assert picture.graph.number_of_edges() == 1
    joined, onto, loose = picture.lines
    assert np.hypot(*(joined.points - onto.points[-1]).T).min() < 5
    assert np.hypot(*(loose.points[0] - (150, 60))) < 5
    assert Box(80, 300, 260, 380).grown(8).holds(tuple(loose.points[-1]))
