"""What runs in a worker process, run here."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest
from PIL import Image
from web_server import blind

from sketch2model import read_sketch
from sketch2model.errors import NotFoundError, NothingRecognisedError, PhotoTruncatedError
from sketch2model.web.recognition.tasks import draw_overlay, finished_pages, recognise


@pytest.fixture
def scratch(tmp_path):
    folder = tmp_path / "scratch"
    folder.mkdir()
    return folder


def quiet(*_):
    pass


def test_pages_lie_in_their_folders_and_say_what_the_library_says(sketch_file, scratch):
    path = sketch_file("boxes.png")
    stored = path.rename(path.with_name("original"))
    told = []
    result = recognise(lambda *words: told.append(words), stored, "boxes.png", scratch, blind())
    assert (result.failures, result.error) == ((), None)
    ((page, folder),) = finished_pages(scratch)
    stored.rename(path)
    assert (page, (folder / "0.json").read_bytes()) == (0, read_sketch(path, blind()).to("json"))
    assert told[0] == ("load", 0)
    assert ("interpret", 0) in told
    with Image.open(folder / "view.jpg") as view, Image.open(folder / "thumbnail.webp") as small:
        assert (view.format, view.size) == ("JPEG", (640, 420))
        assert (small.format, small.size) == ("WEBP", (480, 315))
        assert "progressive" not in view.info


def test_a_turned_photo_is_shown_upright(sketch_file, scratch, tmp_path):
    path = tmp_path / "turned.jpg"
    with Image.open(sketch_file("boxes.png")) as picture:
        exif = Image.Exif()
        exif[0x0112] = 6
        picture.save(path, exif=exif)
    recognise(quiet, path, path.name, scratch, blind())
    ((_, folder),) = finished_pages(scratch)
    graph = json.loads((folder / "0.json").read_bytes())["graph"]
    with Image.open(folder / "view.jpg") as view:
        assert view.size == (420, 640) == (graph["width"], graph["height"])
        assert not view.getexif()


def test_an_empty_page_is_a_failure_and_the_others_go_on(sketch_file, scratch):
    result = recognise(quiet, sketch_file("scan.tiff", pages=3, blank={0}), "scan.tiff", scratch, blind())
    ((page, error),) = result.failures
    assert (page, type(error)) == (0, NothingRecognisedError)
    assert [page for page, _ in finished_pages(scratch)] == [1, 2]


def test_a_document_that_breaks_off_keeps_its_first_pages(sketch_file, scratch):
    path = sketch_file("scan.tiff", pages=3)
    whole = path.read_bytes()
    pages = []
    for keep in range(len(whole) - 1, 0, -len(whole) // 12):
        path.write_bytes(whole[:keep])
        folder = scratch / f"cut-{keep}"
        folder.mkdir()
        try:
            result = recognise(quiet, path, "scan.tiff", folder, blind())
        except PhotoTruncatedError:
            continue
        pages.append((len(finished_pages(folder)), type(result.error)))
    assert pages
    assert all(error is PhotoTruncatedError for count, error in pages if count < 3)


def test_the_overlay_is_drawn_on_the_page_asked_for(sketch_file, scratch):
    path = sketch_file("scan.pdf", pages=2)
    recognise(quiet, path, "scan.pdf", scratch, blind())
    graph = (finished_pages(scratch)[1][1] / "0.json").read_text("utf-8")
    assert draw_overlay(quiet, path, 1, graph, blind()).startswith(b"\x89PNG")
    with pytest.raises(NotFoundError, match="no page 3"):
        draw_overlay(quiet, path, 2, graph, blind())


def test_the_worker_loads_neither_database_nor_server():
    script = "import sys, sketch2model.web.recognition.tasks; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert not {"fastapi", "sqlalchemy", "uvicorn", "alembic"} & set(done.stdout.split())
