from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from sketch2model import read_sketch, read_sketches
from sketch2model.errors import BadOptionError, NothingRecognisedError, UnknownEngineError, UnknownFormatError
from sketch2model.graph import check_graph, graph_to_json
from sketch2model.pipeline import read_pages
from sketch2model.settings import DetectOptions, ReadOptions, Settings

SAMPLE = Path(__file__).parents[1] / "samples" / "contacts.jpg"
BLIND = Settings(read=ReadOptions(engine="null"))


@pytest.fixture(scope="module")
def sketch():
    return read_sketch(SAMPLE)


def test_every_step_leaves_its_result(sketch):
    check_graph(sketch.graph)
    assert list(sketch.seconds) == ["load", "rectify", "detect", "read", "assemble", "interpret"]
    assert len(sketch.readings.lines) > 3
    assert sketch.graph.graph["source"] == "contacts.jpg"
    assert (sketch.graph.graph["width"], sketch.graph.graph["height"]) == (sketch.photo.width, sketch.photo.height)
    assert len(sketch.uml.elements) == sketch.graph.number_of_nodes()
    assert sketch.schema.tables


def test_path_bytes_and_file_show_the_same_photo_and_give_the_same_graph(sketch):
    def nodes(source):
        return list(read_sketch(source).graph.nodes(data=True))

    with SAMPLE.open("rb") as file:
        assert nodes(file) == list(sketch.graph.nodes(data=True))
    assert nodes(SAMPLE.read_bytes()) == list(sketch.graph.nodes(data=True))


def test_the_same_photo_gives_the_same_bytes(sketch):
    again = read_sketch(SAMPLE)
    assert graph_to_json(again.graph) == graph_to_json(sketch.graph)
    assert again.to("overlay") == sketch.to("overlay")


def test_options_of_an_export_are_checked(sketch):
    assert b"SQLite" in sketch.to("sql", dialect="sqlite")
    with pytest.raises(BadOptionError):
        sketch.to("sql", dialect="oracle")
    with pytest.raises(BadOptionError):
        sketch.to("sql", colour="red")
    with pytest.raises(UnknownFormatError):
        sketch.to("docx")


def test_engines_that_do_not_exist_are_named():
    with pytest.raises(UnknownEngineError, match="contours"):
        read_sketch(SAMPLE, Settings(detect=DetectOptions(engine="crystal-ball")))


def test_bare_paper_is_an_error_and_says_what_to_do():
    with pytest.raises(NothingRecognisedError) as caught:
        read_sketch(np.full((600, 800, 3), 250, np.uint8), BLIND)
    assert "closer" in caught.value.hint


def test_every_page_is_read(tmp_path):
    drawn = Image.open(SAMPLE).convert("L").resize((700, 900))
    drawn.save(tmp_path / "two.tiff", save_all=True, append_images=[drawn])
    assert [page.photo.page for page in read_sketches(tmp_path / "two.tiff")] == [0, 1]


def test_the_start_of_every_step_is_told(sketch_file):
    told = []
    (first, second) = read_pages(sketch_file("two.tiff", pages=2, blank=[1]), BLIND, lambda *step: told.append(step))
    assert isinstance(second, NothingRecognisedError)
    assert [step for step, page in told if page == 0] == list(first.seconds)
    assert [step for step, page in told if page == 1] == ["load", "rectify", "detect", "read"]
    assert told[-1] == ("load", 2)
    assert [page for _, page in told] == sorted(page for _, page in told)
