import os

import pytest

from sketch2model.batch import find_photos
from sketch2model.export.mark import marked

PNG = b"\x89PNG\r\n\x1a\n" + bytes(25) + b"the rest"


@pytest.fixture
def folder(tmp_path):
    for name in ("b.JPG", "a.png", "c.pdf", "notes.txt", ".hidden.jpg"):
        (tmp_path / name).write_bytes(PNG)
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "d.heic").write_bytes(b"x")
    return tmp_path


def names(found):
    return [path.name for path in found.photos]


def test_a_folder_stands_for_the_pictures_directly_in_it_by_name(folder):
    assert names(find_photos([str(folder)])) == ["a.png", "b.JPG", "c.pdf"]


def test_a_pattern_is_expanded_and_takes_pictures_only(folder):
    assert names(find_photos([f"{folder}/*"])) == ["a.png", "b.JPG", "c.pdf", "d.heic"]
    assert names(find_photos([f"{folder}/**/*.heic"])) == ["d.heic"]
    assert names(find_photos([f"{folder}/[ab]*"])) == ["a.png", "b.JPG"]


def test_a_file_named_outright_is_taken_even_if_it_is_no_picture_or_not_there(folder):
    assert names(find_photos([f"{folder}/notes.txt", f"{folder}/gone.jpg"])) == ["notes.txt", "gone.jpg"]


def test_a_file_whose_name_looks_like_a_pattern_is_that_file(folder):
    (folder / "a[1].jpg").write_bytes(b"x")
    assert names(find_photos([f"{folder}/a[1].jpg"])) == ["a[1].jpg"]


def test_each_photo_comes_once_in_the_order_asked_for(folder):
    assert names(find_photos([f"{folder}/c.pdf", str(folder), f"{folder}/./c.pdf"])) == ["c.pdf", "a.png", "b.JPG"]


def test_own_drawings_are_left_out_however_they_are_named(folder):
    (folder / "a.overlay.png").write_bytes(marked(PNG))
    (folder / "drawn.pdf").write_bytes(marked(b"%PDF-1.4 and so on"))
    for words in ([str(folder)], [f"{folder}/*.p*"], [f"{folder}/a.overlay.png", f"{folder}/drawn.pdf"]):
        found = find_photos(words)
        assert [path.name for path in found.own] == ["a.overlay.png", "drawn.pdf"]
        assert not {"a.overlay.png", "drawn.pdf"} & set(names(found))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no named pipes")
def test_a_pipe_is_not_waited_for(folder):
    os.mkfifo(folder / "pipe.jpg")
    assert "pipe.jpg" not in names(find_photos([str(folder)]))
    assert names(find_photos([f"{folder}/pipe.jpg"])) == ["pipe.jpg"]


def test_a_name_that_is_too_long_is_kept_for_the_step_that_opens_it():
    assert len(find_photos(["x" * 5000]).photos) == 1
