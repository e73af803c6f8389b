"""Uploads while they arrive."""

from __future__ import annotations

import pytest

from sketch2model.errors import OutputError, PhotoTooLargeError
from sketch2model.web.storage import DataFolder, Incoming


@pytest.fixture
def folder(tmp_path):
    return DataFolder(tmp_path / "data")


def sent(folder, chunks, source="board.jpg", way="way"):
    with Incoming(folder, way, 1) as incoming:
        for chunk in chunks:
            incoming.write(chunk)
        return incoming.finish(source)


def test_chunks_are_counted_hashed_and_kept(folder):
    whole = sent(folder, [b"ab", b"", b"cd"])
    assert (whole.bytes, whole.path.read_bytes(), whole.source) == (4, b"abcd", "board.jpg")
    assert whole.digest == sent(folder, [b"abcd"]).digest
    others = [sent(folder, [b"abce"]), sent(folder, [b"abcd"], "b.jpg"), sent(folder, [b"abcd"], way="other")]
    assert len({whole.digest, *(other.digest for other in others)}) == 4


def test_names_of_browsers_are_no_paths(folder):
    assert sent(folder, [b"a"], "../../etc/\ud800pass\0wd\r\n").source == "\ufffdpasswd"
    assert sent(folder, [b"a"], "C:\\photos\\board.jpg").source == "board.jpg"
    assert sent(folder, [b"a"], "/ \n").source == "photo"


def test_what_is_too_large_leaves_nothing(folder):
    with Incoming(folder, "way", 1) as incoming:
        incoming.write(b"x" * 2**20)
        with pytest.raises(PhotoTooLargeError, match="larger than 1 MiB"):
            incoming.write(b"x")
        assert not list(folder.incoming.iterdir())


def test_what_breaks_off_leaves_nothing(folder):
    with Incoming(folder, "way", 1) as incoming:
        incoming.write(b"x")
    assert not list(folder.incoming.iterdir())


def test_a_folder_that_went_is_an_error_of_ours(folder):
    folder.incoming.rmdir()
    with pytest.raises(OutputError, match="the upload cannot be kept: No such file"):
        Incoming(folder, "way", 1)


def test_what_was_handed_on_is_not_thrown_away(folder):
    with Incoming(folder, "way", 1) as incoming:
        incoming.write(b"x")
        upload = incoming.finish("a")
    incoming.abort()
    assert upload.path.read_bytes() == b"x"


def test_a_full_disk_leaves_nothing(folder):
    """The last bytes are written when the file is closed."""
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (10, hard))
    try:
        with pytest.raises(OutputError, match="the upload cannot be kept: File too large"):
            sent(folder, [b"x" * 50])
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert not list(folder.incoming.iterdir())
