import io
import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from sketch2model.concepts import Schema, UmlDiagram
from sketch2model.elements import EndKind, Photo
from sketch2model.elements.vocabulary import DiagramKind
from sketch2model.errors import BadOptionError
from sketch2model.export.base import Exportable
from sketch2model.graph import new_edge, new_graph, new_node
from sketch2model.overlay import LONGEST_SIDE, OVERLAY, RAMP, color_of
from sketch2model.settings import ExportOptions


def exportable(width=600, height=400, *, name="Person", end="triangle", confidence=1.0, text="name"):
    photo = Photo(np.full((height, width, 3), 200, np.uint8), "x.jpg")
    graph = new_graph(source="x.jpg", page=0, width=width, height=height)
    line = {
        "text": text,
        "bbox": [80.0, 120.0, 160.0, 140.0],
        "confidence": confidence,
        "alternatives": [],
        "place": "inside",
        "compartment": 0,
    }
    for key, bbox in (("n1", [60.0, 100.0, 200.0, 220.0]), ("n2", [400.0, 100.0, 540.0, 220.0])):
        graph.add_node(
            key,
            **new_node(
                id=key, shape="rectangle", kind="class", bbox=bbox, name=name, confidence=confidence, lines=[line]
            ),
        )
    points = [[200.0, 160.0], [400.0, 160.0]]
    graph.add_edge("n1", "n2", **new_edge(points=points, target_end=end, confidence=confidence))
    uml = UmlDiagram(DiagramKind.CLASS, (), (), "x.jpg", width, height)
    return Exportable(graph, uml, Schema(()), photo)


def draw(what):
    with Image.open(io.BytesIO(OVERLAY.write(what, ExportOptions()))) as picture:
        return np.asarray(picture.convert("RGB"))


def near(pixels, x, y, color, reach=3):
    window = pixels[y - reach : y + reach + 1, x - reach : x + reach + 1].reshape(-1, 3)
    return (window == color).all(axis=1).any()


def test_outlines_lines_and_boxes_of_writing_are_drawn_in_the_colour_of_their_confidence():
    for confidence in (0.0, 0.5, 1.0):
        pixels = draw(exportable(confidence=confidence))
        color = color_of(confidence)
        assert near(pixels, 60, 200, color)
        assert near(pixels, 250, 160, color)
        assert near(pixels, 80, 130, color)


def test_paper_away_from_findings_keeps_its_picture():
    pixels = draw(exportable())
    assert len(np.unique(pixels[300:, 300:].reshape(-1, 3), axis=0)) == 1


def test_large_photos_are_scaled_down_with_everything_on_them():
    pixels = draw(exportable(6000, 4000))
    assert pixels.shape[:2] == (LONGEST_SIDE * 2 // 3, LONGEST_SIDE)
    assert near(pixels, 100, 53, color_of(1.0))


def test_same_findings_same_bytes():
    assert OVERLAY.write(exportable(), ExportOptions()) == OVERLAY.write(exportable(), ExportOptions())


def test_the_photo_itself_is_not_drawn_on():
    what = exportable()
    OVERLAY.write(what, ExportOptions())
    assert (what.photo.pixels == 200).all()


@pytest.mark.parametrize("end", list(EndKind))
def test_every_sign_at_a_line_s_end_is_drawn_at_the_target(end):
    plain, signed = draw(exportable(end="none")), draw(exportable(end=str(end)))
    changed = np.argwhere((plain != signed).any(axis=2))
    if end is EndKind.NONE:
        assert not len(changed)
        return
    assert len(changed)
    assert np.abs(changed - [160, 400]).max() < 40


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=80), st.text(max_size=80))
def test_no_writing_is_too_strange(name, text):
    assert draw(exportable(name=name, text=text)).shape == (400, 600, 3)


def test_tiny_photos_and_findings_beyond_the_border_are_no_trouble():
    assert draw(exportable(3, 2)).shape == (2, 3, 3)


def test_without_a_photo_there_is_nothing_to_draw_on():
    what = exportable()
    with pytest.raises(BadOptionError, match="photo"):
        OVERLAY.write(Exportable(what.graph, what.uml, what.schema), ExportOptions())


def test_the_ramp_runs_from_its_first_to_its_last_colour():
    assert [color_of(stop) for stop, _ in RAMP] == [color for _, color in RAMP]
    assert color_of(-1) == color_of(float("nan")) == RAMP[0][1]
    assert color_of(2) == RAMP[-1][1]


def test_neighbouring_stops_differ_in_blue_or_yellow_which_nearly_everybody_sees():
    for (_, a), (_, b) in itertools.pairwise(RAMP[1:3]):
        assert abs(a[2] - b[2]) > 100
