import json
import os

import pytest

from sketch2model import Settings
from sketch2model.batch import convert_file, plan_jobs
from sketch2model.errors import NotAPictureError, NothingRecognisedError, OutputIsInputError, PhotoMissingError
from sketch2model.settings import ReadOptions

BLIND = Settings(read=ReadOptions(engine="null"))


def listing(folder):
    return sorted(path.name for path in folder.iterdir())


def convert(photo, formats=("json",), **more):
    (job,) = plan_jobs([photo], BLIND, formats, **more)
    return convert_file(job)


def test_a_photo_becomes_files_and_a_report(sketch_file):
    photo = sketch_file("boxes.png")
    result = convert(photo, ("json", "dot"))
    assert result.errors == ()
    assert [path.name for path in result.written] == ["boxes.json", "boxes.dot"]
    (page,) = result.pages
    assert (page.shapes, page.connectors, page.lines) == (2, 1, 0)
    assert 0 < page.confidence <= 1
    assert {"load", "rectify", "detect", "read", "assemble", "interpret"} <= set(page.seconds)
    graph = json.loads((photo.parent / "boxes.json").read_text("utf-8"))
    assert len(graph["nodes"]) == 2


def test_every_page_of_a_document_has_its_own_files(sketch_file):
    result = convert(sketch_file("scan.tiff", pages=3))
    assert result.errors == ()
    assert [path.name for path in result.written] == ["scan.json", "scan-p2.json", "scan-p3.json"]
    assert json.loads(result.written[2].read_text("utf-8"))["graph"]["page"] == 2


def test_an_empty_page_fails_alone(sketch_file):
    result = convert(sketch_file("scan.tiff", pages=3, blank={1}))
    assert [path.name for path in result.written] == ["scan.json", "scan-p3.json"]
    (error,) = result.errors
    assert isinstance(error, NothingRecognisedError)
    assert "page 2" in error.message


def test_what_is_wrong_with_a_file_is_in_the_result(tmp_path):
    text = tmp_path / "text.jpg"
    text.write_text("Dear diary")
    assert isinstance(convert(text).errors[0], NotAPictureError)
    assert isinstance(convert(tmp_path / "gone.jpg").errors[0], PhotoMissingError)
    assert listing(tmp_path) == ["text.jpg"]


def test_one_failing_format_leaves_the_others(sketch_file):
    photo = sketch_file("boxes.jpg")
    photo.with_suffix(".png").write_bytes(b"somebody else's picture")
    result = convert(photo, ("png", "json"))
    assert [path.name for path in result.written] == ["boxes.json"]
    assert isinstance(result.errors[0], OutputIsInputError)
    assert photo.with_suffix(".png").read_bytes() == b"somebody else's picture"


@pytest.mark.parametrize(("fault", "message"), [(ZeroDivisionError("boo"), "boo"), (MemoryError(), "memory")])
def test_a_fault_in_the_program_is_reported_with_its_place(sketch_file, monkeypatch, fault, message):
    def fail(*_):
        raise fault

    monkeypatch.setattr("sketch2model.pipeline.assemble", fail)
    result = convert(sketch_file("boxes.png"))
    assert message in result.errors[0].message
    assert "in fail" in result.trace
    assert result.written == ()


def test_resume_leaves_out_what_is_done_and_newer(sketch_file):
    photo = sketch_file("boxes.png")
    assert not convert(photo, resume=True).skipped
    assert convert(photo, resume=True).skipped
    assert not convert(photo).skipped
    assert not convert(photo, ("json", "dot"), resume=True).skipped
    later = (photo.parent / "boxes.json").stat().st_mtime_ns + 10**9
    os.utime(photo, ns=(later, later))
    assert not convert(photo, resume=True).skipped


def test_file_names_that_are_not_text_do_not_matter(sketch_file):
    photo = sketch_file("boxes.png")
    odd = photo.rename(os.fsdecode(os.fsencode(photo.parent) + b"/bad\xff\n\x1b[2J.png"))
    result = convert(odd)
    assert result.errors == ()
    assert result.written[0].is_file()
