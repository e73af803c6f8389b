import json
from pathlib import Path

import numpy as np
import pytest

from benchmarks.steps import TextErrors, assembled, page_of, run_steps, text_alone, text_errors, true_shapes
from sketch2model.elements import Page, Photo, ShapeKind, Transform
from sketch2model.registry import get_detector

SAMPLES = Path(__file__).resolve().parents[2] / "samples"


def as_truth(name):
    """A sample's expected graph in the words of the shared data's truth."""
    graph = json.loads((SAMPLES / f"{name}.expected.json").read_text(encoding="utf-8"))
    same = {"rounded_rectangle": "rectangle", "ellipse": "circle", "stadium": "rectangle"}
    nodes = [{**node, "shape": same.get(node["shape"], node["shape"])} for node in graph["nodes"]]
    lines = [line for node in graph["nodes"] for line in node["lines"]]
    words = [{"text": line["text"], "angle": 0.0, "bbox": line["bbox"]} for line in lines if " " not in line["text"]]
    size = graph["graph"]
    return {"width": size["width"], "height": size["height"], "nodes": nodes, "words": words}


@pytest.fixture(scope="module")
def library():
    return (*page_of(SAMPLES / "library.jpg"), as_truth("library"))


def test_connectors_between_true_shapes_are_found(library):
    photo, page, truth = library
    shapes = true_shapes(truth, photo, page)
    graph = assembled(photo, page, shapes, get_detector("contours").connectors(page, shapes))
    assert graph.number_of_nodes() == len(truth["nodes"])
    assert graph.number_of_edges() >= 3


def test_shapes_alone_have_no_connectors(library):
    photo, page, _ = library
    graph = assembled(photo, page, get_detector("contours").detect(page).shapes, ())
    assert graph.number_of_nodes() >= 3
    assert graph.number_of_edges() == 0


def test_words_in_true_boxes_are_read(library):
    _, page, truth = library
    errors = text_alone(page, truth)
    assert errors.words == len(truth["words"]) > 5
    assert errors.edits / errors.letters < 0.3


def test_every_step_leaves_its_graph(tmp_path):
    errors = run_steps(SAMPLES / "library.jpg", as_truth("library"), tmp_path, tmp_path)
    assert errors.letters > 0
    assert json.loads((tmp_path / "library.json").read_text(encoding="utf-8"))["nodes"]


def test_true_shapes_follow_the_page_that_was_turned():
    blank = np.full((300, 400), 255, np.uint8)
    turned = Transform((0, 1, 0, -1, 0, 300, 0, 0, 1))
    page = Page(blank.T, blank.T < 9, 3, 20, turned)
    photo = Photo(np.stack([blank] * 3, axis=2), "x.jpg")
    truth = {"width": 800, "height": 600, "nodes": [{"shape": "diamond", "bbox": [200, 100, 400, 200]}]}
    (shape,) = true_shapes(truth, photo, page)
    assert shape.kind is ShapeKind.DIAMOND
    assert (shape.box.width, shape.box.height) == pytest.approx((50, 100))


@pytest.mark.parametrize(
    ("written", "read", "errors"),
    [
        ("Order", "order", TextErrors(0, 5, 1, 1)),
        ("Order", "Oder", TextErrors(1, 5, 0, 1)),
        ("ab", "something else", TextErrors(2, 2, 0, 1)),
        ("abc", "", TextErrors(3, 3, 0, 1)),
    ],
)
def test_text_errors(written, read, errors):
    assert text_errors(written, read) == errors


def test_errors_add_up():
    assert TextErrors(1, 5, 0, 1) + TextErrors(0, 3, 1, 1) == TextErrors(1, 8, 1, 2)
