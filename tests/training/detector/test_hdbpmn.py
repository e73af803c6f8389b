import json

import cv2
import numpy as np
import pytest

from sketch2model.elements import Page, Photo, Transform
from sketch2model.recognize.detect.trained.maps import LETTER
from training.detector.hdbpmn import hdbpmn_example

TRUTH = {
    "width": 640,
    "height": 400,
    "nodes": [
        {"id": "a", "shape": "rectangle", "bbox": [40, 60, 200, 160]},
        {"id": "b", "shape": "circle", "bbox": [400, 80, 460, 140]},
        {"id": "p", "shape": "container", "bbox": [20, 20, 620, 200]},
        {"id": "d", "shape": "document|note", "bbox": [60, 260, 160, 360]},
        {"id": "n", "shape": "annotation", "bbox": [400, 280, 500, 340]},
        {"id": "unseen", "shape": "circle", "bbox": None},
    ],
    "edges": [
        {"style": "solid", "source": "a", "target": "b", "points": [[200, 112], [300, 118], [400, 112]]},
        {"style": "dotted", "source": "b", "target": "n", "points": [[430, 140], [440, 280]]},
        {"style": "dashed", "source": "a", "target": "d", "points": [[110, 160], [110, 260]]},
    ],
    "words": [{"text": "pay", "angle": 0, "bbox": [80, 90, 140, 120]}],
}


@pytest.fixture(scope="module")
def example(tmp_path_factory):
    """A photo of twice the truth's size, the page a quarter turned the other way round and half as large.

    The writing on it is half as high as usual, so it is shown to the network at twice its size.
    """
    file = tmp_path_factory.mktemp("truth") / "x.json"
    file.write_text(json.dumps(TRUTH), encoding="utf-8")
    photo = Photo(np.full((800, 1280, 3), 255, np.uint8), "x.jpg")
    ink = np.full((640, 400), 255, np.uint8)
    cv2.line(ink, (112, 200), (112, 400), 0, 3)
    page = Page(ink, ink < 128, 3, LETTER / 2, Transform((0, 2, 0, 2, 0, 0, 0, 0, 1)))
    return hdbpmn_example(file, photo, page)


def box(ring):
    return [round(float(v)) for v in (*ring.min(axis=0), *ring.max(axis=0))]


def test_it_has_the_size_that_the_network_sees(example):
    assert example.ink.shape == (1280, 800)


def test_shapes_stand_where_the_page_shows_them(example):
    assert [shape.kinds for shape in example.shapes] == [
        ("rectangle", "rounded_rectangle"),
        ("circle", "ellipse"),
        ("document", "note"),
        (),
    ]
    assert box(example.shapes[0].ring) == pytest.approx([120, 80, 320, 400], abs=1)
    assert [box(ring) for ring in example.containers] == [pytest.approx([40, 40, 400, 1240], abs=1)]
    assert box(example.words[0]) == pytest.approx([180, 160, 240, 280], abs=1)


def test_a_connector_follows_the_ink_from_source_to_target(example):
    course = example.courses[0]
    assert course.path[0] == pytest.approx((224, 400), abs=4)
    assert course.path[-1] == pytest.approx((224, 800), abs=4)
    assert np.abs(course.path[:, 0] - 224.5).max() < 6
    assert (course.styles, course.first, course.directed) == (("solid",), ("none",), True)
    assert set(course.second) == {"open", "triangle", "filled_triangle"}


def test_how_an_annotation_is_joined_is_left_open(example):
    _, silent, message = example.courses
    assert (silent.first, silent.second, silent.directed) == ((), (), False)
    assert silent.styles == message.styles == ("dashed", "dotted")
    assert message.first == ("none", "circle")
