import itertools

import cv2
import numpy as np
import pytest

from sketch2model.elements import Box, EndKind, LineStyle, ShapeKind
from sketch2model.elements.vocabulary import DiagramKind, EdgeKind, NodeKind
from sketch2model.graph import check_graph
from training.sketches import Camera, Description, Field, Figure, Hand, Line, Paper, Tree, draw_page
from training.sketches.canvas import Layer

CAMERA = Camera(1100, tilt=0.03, turn=2, table=0.03, unevenness=0.2, noise=2)


def box(name, at, *fields):
    return Figure(name, ShapeKind.RECTANGLE, at, name, NodeKind.CLASS, fields=fields)


PAGE = Description(
    DiagramKind.CLASS,
    (1200, 900),
    (
        box("Shape", (480, 80), Field("area", "float", "+"), Field("draw", parameters="")),
        box("Disc", (150, 600), Field("radius", "float")),
        box("Square", (800, 600)),
        Figure("out", ShapeKind.CONTAINER, (60, 520), None, NodeKind.CONTAINER, (420, 300)),
    ),
    (Line("Disc", "Square", style=LineStyle.DASHED, source_multiplicity="1", target_role="twin", label="knows"),),
    (Tree("Shape", ("Disc", "Square")),),
)


def draw(seed=1, camera=CAMERA):
    return draw_page(PAGE, Hand(), Paper(), camera, seed=seed, source="page.jpg")


@pytest.fixture(scope="module")
def picture():
    return draw()


@pytest.fixture(scope="module")
def nodes(picture):
    return {data["name"]: data for _, data in picture.graph.nodes(data=True)}


def test_the_graph_keeps_the_contract(picture):
    check_graph(picture.graph)
    assert (picture.graph.graph["height"], picture.graph.graph["width"]) == picture.pixels.shape[:2]


def test_content_is_as_described(picture, nodes):
    assert [a["name"] for a in nodes["Shape"]["attributes"]] == ["area"]
    assert nodes["Shape"]["attributes"][0]["visibility"] == "+"
    assert [o["name"] for o in nodes["Shape"]["operations"]] == ["draw"]
    kinds = sorted(data["kind"] for *_, data in picture.graph.edges(data=True))
    assert kinds == [EdgeKind.ASSOCIATION, EdgeKind.INHERITANCE, EdgeKind.INHERITANCE]
    children = {s for s, t, d in picture.graph.edges(data=True) if d["kind"] == "inheritance"}
    assert children == {nodes["Disc"]["id"], nodes["Square"]["id"]}
    (knows,) = [d for *_, d in picture.graph.edges(data=True) if d["kind"] == "association"]
    assert (knows["source_multiplicity"], knows["target_role"], knows["label"]) == ("1", "twin", "knows")
    assert [line["place"] for line in knows["lines"]] == ["source", "target", "middle"]


def test_polygons_lie_on_the_ink_of_the_outlines(picture, nodes):
    away = cv2.distanceTransform((picture.ink[Layer.OUTLINE] < 100).astype(np.uint8), cv2.DIST_L2, 5)
    for data in nodes.values():
        ring = np.array([*data["polygon"], data["polygon"][0]])
        points = np.concatenate([np.linspace(a, b, 40) for a, b in itertools.pairwise(ring)])
        distances = away[points[:, 1].round().astype(int), points[:, 0].round().astype(int)]
        assert np.quantile(distances, 0.95) < 4


def test_boxes_of_lines_hold_the_ink_of_the_writing(picture):
    data = [*(d for _, d in picture.graph.nodes(data=True)), *(d for *_, d in picture.graph.edges(data=True))]
    held = np.zeros(picture.pixels.shape[:2], bool)
    for line in (line for one in data for line in one["lines"]):
        x0, y0, x1, y1 = np.array(line["bbox"]).round().astype(int)
        held[y0 - 1 : y1 + 2, x0 - 1 : x1 + 2] = True
    ink = picture.ink[Layer.TEXT] > 150
    assert ink.sum() > 1000
    assert (ink & held).sum() / ink.sum() > 0.995


def test_connectors_end_at_their_figures(picture):
    graph = picture.graph
    for source, target, data in graph.edges(data=True):
        assert Box(*graph.nodes[source]["bbox"]).grown(6).holds(tuple(data["points"][0]))
        assert Box(*graph.nodes[target]["bbox"]).grown(6).holds(tuple(data["points"][-1]))


def test_ink_is_dark_in_the_photo(picture):
    grey = picture.pixels.mean(axis=2)
    core = picture.ink[Layer.OUTLINE] > 220
    paper = np.median(grey)
    assert np.median(grey[core]) < 0.6 * paper


def test_the_same_seed_gives_the_same_picture(picture):
    again = draw()
    assert np.array_equal(again.pixels, picture.pixels)
    assert list(again.graph.edges(data=True)) == list(picture.graph.edges(data=True))


def test_another_seed_gives_another_picture(picture):
    assert not np.array_equal(draw(seed=2).pixels, picture.pixels)


def test_another_camera_does_not_change_the_drawing(picture):
    other = draw(camera=Camera(800))
    assert [f.box for f in other.figures] == [f.box for f in picture.figures]


def test_a_written_field():
    field = Field("age", "int", "+", "0", ("pk",))
    assert field.written == "+ PK age: int = 0"
    assert Field("run", "bool", parameters="x").written == "run(x): bool"


def test_multiplicities_are_normalised_and_crows_feet_count():
    lines = (
        Line("Shape", "Disc", source_multiplicity="0..*", target_multiplicity="n"),
        Line("Disc", "Square", source_end=EndKind.ONE, target_end=EndKind.ZERO_MANY),
    )
    page = Description(PAGE.diagram, PAGE.size, PAGE.figures, lines)
    graph = draw_page(page, Hand(), Paper(), Camera(600), seed=3, source="page.jpg").graph
    ends = [(data["source_multiplicity"], data["target_multiplicity"]) for *_, data in graph.edges(data=True)]
    assert ends == [("*", "n"), ("1", "*")]
