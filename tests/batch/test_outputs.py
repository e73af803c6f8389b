import pytest

from sketch2model.batch import write_atomically
from sketch2model.errors import OutputError, OutputIsInputError
from sketch2model.export.mark import marked

PNG = b"\x89PNG\r\n\x1a\n" + bytes(25) + b"the rest"


def listing(folder):
    return sorted(path.name for path in folder.iterdir())


def test_folders_are_made_and_nothing_else_is_left(tmp_path):
    path = tmp_path / "new" / "deep" / "x.json"
    write_atomically(path, b"{}")
    assert path.read_bytes() == b"{}"
    assert list(path.parent.iterdir()) == [path]


def test_the_file_has_the_usual_permissions(tmp_path):
    (tmp_path / "usual").write_bytes(b"")
    write_atomically(tmp_path / "x.json", b"{}")
    assert (tmp_path / "x.json").stat().st_mode == (tmp_path / "usual").stat().st_mode


def test_a_result_replaces_an_older_one(tmp_path):
    for data in (b"old", b"new"):
        write_atomically(tmp_path / "x.json", data)
    for data in (marked(PNG), marked(PNG + b"new")):
        write_atomically(tmp_path / "x.png", data)
    assert (tmp_path / "x.json").read_bytes() == b"new"
    assert (tmp_path / "x.png").read_bytes() == marked(PNG + b"new")


@pytest.mark.parametrize("name", ["x.png", "x.PNG", "x.pdf"])
def test_a_picture_of_somebody_else_is_never_replaced(tmp_path, name):
    photo = tmp_path / name
    photo.write_bytes(PNG)
    with pytest.raises(OutputIsInputError, match="did not draw"):
        write_atomically(photo, marked(PNG))
    assert photo.read_bytes() == PNG


def test_a_failed_write_leaves_the_old_file_and_no_part(tmp_path, monkeypatch):
    path = tmp_path / "x.json"
    path.write_bytes(b"old")

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pathlib.Path.replace", full)
    with pytest.raises(OutputError, match="No space left"):
        write_atomically(path, b"new")
    assert {file.name: file.read_bytes() for file in tmp_path.iterdir()} == {"x.json": b"old"}


def test_a_folder_that_cannot_be_is_our_error(tmp_path):
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(OutputError):
        write_atomically(tmp_path / "file" / "x.json", b"{}")


def test_long_names_leave_room_for_the_unfinished_file(tmp_path):
    path = tmp_path / ("x" * 250 + ".json")
    write_atomically(path, b"{}")
    assert listing(tmp_path) == [path.name]
