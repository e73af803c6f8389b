"""Where photos come from: paths, bytes and file objects."""

import io
import os
from pathlib import Path

import pytest

from sketch2model.errors import (
    PhotoEmptyError,
    PhotoMissingError,
    PhotoTooLargeError,
    PhotoUnreadableError,
    UsageError,
)
from sketch2model.recognize.load import load, source
from sketch2model.settings import LoadOptions


@pytest.fixture
def png(quadrants, encode) -> bytes:
    return encode(quadrants, "PNG")


@pytest.fixture
def path(png, tmp_path) -> Path:
    path = tmp_path / "page ä 1.png"
    path.write_bytes(png)
    return path


def test_path_and_string(path, load_one, assert_quadrants):
    for given in (path, str(path)):
        photo = load_one(given)
        assert_quadrants(photo)
        assert photo.source == "page ä 1.png"


@pytest.mark.parametrize("kind", [bytes, bytearray, memoryview])
def test_bytes(kind, png, load_one, assert_quadrants):
    photo = load_one(kind(png))
    assert_quadrants(photo)
    assert photo.source == "photo"


def test_file_object_has_the_name_of_its_file(path, load_one, assert_quadrants):
    with path.open("rb") as file:
        photo = load_one(file)
        assert not file.closed
    assert_quadrants(photo)
    assert photo.source == path.name


def test_nameless_file_objects(png, load_one):
    assert load_one(io.BytesIO(png)).source == "photo"
    reading, writing = os.pipe()
    with os.fdopen(writing, "wb") as pipe:
        pipe.write(png)
    with os.fdopen(reading, "rb") as pipe:
        assert load_one(pipe).source == "photo"


def test_file_object_that_gives_a_little_at_a_time(png, load_one, assert_quadrants):
    class Slow(io.BytesIO):
        def read(self, size=-1):
            return super().read(min(size, 7))

    assert_quadrants(load_one(Slow(png)))


@pytest.mark.parametrize("name", ["missing.png", "a\0b", "x/missing.png"])
def test_missing(name, tmp_path, load_one):
    with pytest.raises(PhotoMissingError) as caught:
        load_one(f"{tmp_path}/{name}")
    assert caught.value.source == Path(name).name.replace("\0", "\ufffd")
    assert caught.value.hint


def test_file_taken_for_a_folder(path, load_one):
    with pytest.raises(PhotoMissingError):
        load_one(f"{path}/page.png")


def test_folder(tmp_path, load_one):
    with pytest.raises(PhotoUnreadableError, match="folder") as caught:
        load_one(tmp_path)
    assert caught.value.source == tmp_path.name


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_pipe_is_refused_and_not_waited_for(tmp_path, load_one):
    os.mkfifo(tmp_path / "pipe.png")
    with pytest.raises(PhotoUnreadableError, match="pipe"):
        load_one(tmp_path / "pipe.png")


@pytest.mark.skipif(not hasattr(os, "seteuid"), reason="no POSIX permissions here")
def test_no_permission(path, load_one):
    path.chmod(0)
    me = os.geteuid()
    if me == 0:
        os.seteuid(65534)  # root may read everything
    try:
        with pytest.raises(PhotoUnreadableError, match="ermission") as caught:
            load_one(path)
    finally:
        os.seteuid(me)
    assert caught.value.source == path.name


def test_name_longer_than_any_file_system_has(load_one):
    with pytest.raises(PhotoUnreadableError):
        load_one("n" * 5000)


def test_empty(tmp_path, load_one):
    (tmp_path / "empty.jpg").touch()
    with pytest.raises(PhotoEmptyError) as caught:
        load_one(tmp_path / "empty.jpg")
    assert caught.value.source == "empty.jpg"
    with pytest.raises(PhotoEmptyError):
        load_one(b"")


def test_too_many_bytes(path, png, monkeypatch, load_one):
    monkeypatch.setattr(source, "MAX_FILE_BYTES", len(png) - 1)
    for given in (path, png, io.BytesIO(png)):
        with pytest.raises(PhotoTooLargeError, match="MiB"):
            load_one(given)
    monkeypatch.setattr(source, "MAX_FILE_BYTES", len(png))
    assert load_one(path).width


def test_closed_and_failing_file_objects(png, load_one):
    closed = io.BytesIO(png)
    closed.close()

    class Failing(io.BytesIO):
        def read(self, size=-1):
            raise OSError(5, "the disk is on fire")

    for given, word in ((closed, "closed"), (Failing(), "on fire")):
        with pytest.raises(PhotoUnreadableError, match=word):
            load_one(given)


def test_text_mode(load_one):
    with pytest.raises(PhotoUnreadableError) as caught:
        load_one(io.StringIO("text"))
    assert "binary" in caught.value.hint


@pytest.mark.parametrize("given", [None, 7, ["a.png"]])
def test_something_else(given, load_one):
    with pytest.raises(UsageError, match=type(given).__name__):
        load_one(given)


def test_names_cannot_forge_lines(png, tmp_path, load_one):
    path = tmp_path / "a\nb\x1b[31m.png"
    path.write_bytes(png)
    assert load_one(path).source == "a\ufffdb\ufffd[31m.png"


@pytest.mark.skipif(os.name != "posix", reason="names are bytes on POSIX only")
def test_names_that_are_no_text(png, tmp_path, load_one):
    path = os.fsencode(tmp_path) + b"/\xff.png"
    Path(os.fsdecode(path)).write_bytes(png)
    assert load_one(os.fsdecode(path)).source == "\ufffd.png"


def test_nothing_is_opened_before_the_first_page_is_asked_for():
    photos = load("missing.png", LoadOptions())
    with pytest.raises(PhotoMissingError):
        next(photos)
