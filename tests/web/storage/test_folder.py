"""The data folder."""

from __future__ import annotations

import errno
import os
import re
import stat
import subprocess
import sys
from contextlib import contextmanager

import pytest
from kept import changed, keeping
from written_diagrams import shop

from sketch2model.errors import OutputError, ServedAlreadyError
from sketch2model.web.storage import Database, DataFolder, Incoming, lock, new_id


def test_ids_are_safe_in_addresses_and_file_names():
    ids = {new_id() for _ in range(1000)}
    assert len(ids) == 1000
    assert all(re.fullmatch("[A-Za-z0-9_-]{16}", each) for each in ids)


def test_uploads_that_broke_off_are_gone_after_a_start(data):
    folder = DataFolder(data)
    (folder.scratch() / "0.json").write_text("{}")
    Incoming(folder, "way", 1)._file.close()
    assert len(list(folder.incoming.iterdir())) == 2
    folder.take()
    assert not list(folder.incoming.iterdir())
    folder.release()


def test_two_servers_do_not_share_a_folder(data):
    first, second = DataFolder(data), DataFolder(data)
    first.take()
    under_way = first.scratch()
    with pytest.raises(ServedAlreadyError, match="another server is using this data folder") as failure:
        second.take()
    assert "--data DIR" in failure.value.hint
    assert under_way.exists()
    first.release()
    second.take()
    second.release()


def test_a_disk_without_locks_is_no_other_server(data, monkeypatch):
    def refuse(_file):
        raise OSError(errno.ENOLCK, os.strerror(errno.ENOLCK))

    folder = DataFolder(data)
    monkeypatch.setattr(lock, "_lock", refuse)
    with pytest.raises(OutputError, match="the data folder cannot be used: No locks available"):
        folder.take()


def test_a_server_that_was_killed_leaves_no_lock(data):
    code = "import os, sys, pathlib; from sketch2model.web.storage import DataFolder\n"
    code += "DataFolder(pathlib.Path(sys.argv[1])).take(); os.kill(os.getpid(), 9)"
    assert subprocess.run([sys.executable, "-c", code, data], check=False).returncode == -9
    folder = DataFolder(data)
    folder.take()
    folder.release()


def test_a_file_where_the_folder_should_be(data):
    data.write_bytes(b"")
    with pytest.raises(OutputError, match="the data folder cannot be used: ") as failure:
        DataFolder(data)
    assert failure.value.source == str(data)


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_cannot_be_written(data):
    data.mkdir(mode=stat.S_IRUSR | stat.S_IXUSR)
    with pytest.raises(OutputError, match="Permission denied"):
        DataFolder(data)


def test_files_that_cannot_be_removed_are_told(kept, monkeypatch):
    sketch, other = (kept.sketches.create(shop().graph, name) for name in "ab")

    def refuse(path, **_):
        raise PermissionError(13, "Permission denied", str(path))

    with monkeypatch.context() as patch:
        patch.setattr("shutil.rmtree", refuse)
        with pytest.raises(OutputError, match="out of the library, but not all of its files"):
            kept.sketches.delete(sketch.id)
    kept.photos.recover()
    assert kept.files() == [f"sketches/{other.id}", f"sketches/{other.id}/0.json"]


@contextmanager
def small_disk(place):
    """A disk of 2 MiB of its own, where the system lets us."""
    place.mkdir()
    made = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=2m", "none", place], capture_output=True, check=False)
    if made.returncode:
        pytest.skip("needs the right to mount a small disk")
    try:
        yield place
    finally:
        subprocess.run(["umount", place], check=True)


def fill(place):
    """Leaves no byte."""
    filler = place / "filler"
    with filler.open("wb", buffering=0) as file:
        for size in (65536, 1):
            try:
                while file.write(b"x" * size):
                    pass
            except OSError:
                continue
    return filler


def send(folder, content):
    with Incoming(folder, "way", 1) as incoming:
        incoming.write(content)
        return incoming.finish("board.jpg")


@pytest.mark.skipif(sys.platform != "linux", reason="needs tmpfs")
def test_a_full_disk_takes_nothing_loses_nothing_and_goes_on(tmp_path):
    with small_disk(tmp_path / "disk") as disk, keeping(disk / "data", f"sqlite:///{disk}/data.sqlite3") as kept:
        photo = kept.done(0)
        sketch = kept.history.append(photo.sketches[0].id, changed("second"))
        sketch = kept.history.undo(sketch.id)
        before, seen = kept.files(), kept.history.present(sketch.id)[1]
        upload = kept.upload(b"waiting")
        pages = kept.recognised(0, 1)
        filler = fill(disk)

        for act in (
            lambda: send(kept.folder, b"x" * 300_000),
            lambda: kept.history.append(sketch.id, changed("third")),
            lambda: kept.history.restore(sketch.id),
            lambda: kept.sketches.create(shop().graph, "new"),
            lambda: kept.sketches.rename(sketch.id, "new" * 5000, ["tag"]),
            lambda: kept.photos.add(upload),
        ):
            with pytest.raises(OutputError, match=r"No space left|full") as failure:
                act()
            assert "disk has room" in failure.value.hint
        assert kept.history.present(sketch.id)[1] == seen
        assert not upload.path.exists()

        filler.unlink()
        assert [file for file in kept.files() if not file.startswith("incoming")] == [
            file for file in before if not file.startswith("incoming")
        ]
        assert kept.history.redo(sketch.id).revision == 1
        kept.photos.add(kept.upload(b"again"))
        again = kept.photos.claim()
        assert kept.photos.finish(again.id, pages, []).status == "done"


@pytest.mark.skipif(sys.platform != "linux", reason="needs tmpfs")
def test_a_disk_that_can_only_be_read(tmp_path):
    with small_disk(tmp_path / "disk") as disk:
        with keeping(disk / "data", f"sqlite:///{disk}/data.sqlite3") as kept:
            kept.sketches.create(shop().graph, "Shop")
        subprocess.run(["mount", "-o", "remount,ro", disk], check=True)
        for data in (disk / "data", disk / "new"):
            with (
                pytest.raises(OutputError, match="Read-only file system"),
                keeping(data, f"sqlite:///{disk}/data.sqlite3"),
            ):
                pass
        with pytest.raises(OutputError, match="the database cannot be written") as failure:
            Database(f"sqlite:///{disk}/data.sqlite3")
        assert "writable" in failure.value.hint


@pytest.mark.skipif(sys.platform == "win32", reason="needs limits on the size of files")
def test_a_limit_on_the_size_of_files(kept):
    """The system itself refuses to write; the database, where it is a server, does not know."""
    import resource

    sketch = kept.sketches.create(shop().graph, "Shop")
    files = kept.files()
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (200, hard))
    try:
        for act in (
            lambda: kept.history.append(sketch.id, changed("second")),
            lambda: kept.sketches.create(shop().graph, "other"),
        ):
            with pytest.raises(OutputError):
                act()
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert kept.files() == files
    assert kept.history.append(sketch.id, changed("second")).revision == 1


def test_what_was_promised_has_reached_the_disk(kept_in_sqlite, monkeypatch):
    """A power cut after an answer takes nothing away."""
    reached, truly = set(), os.fsync

    def note(file):
        truly(file)
        reached.add(os.fstat(file).st_ino)

    monkeypatch.setattr(os, "fsync", note)
    with Incoming(kept_in_sqlite.folder, "way", max_mib=1) as incoming:
        incoming.write(b"a photo")
        kept_in_sqlite.photos.add(incoming.finish("board.jpg"))
    photo = kept_in_sqlite.photos.claim()
    done = kept_in_sqlite.photos.finish(photo.id, kept_in_sqlite.recognised(0), [])
    kept_in_sqlite.history.append(done.sketches[0].id, changed("second"))
    kept_in_sqlite.sketches.create(shop().graph, "merged")
    files = [path for path in kept_in_sqlite.folder.root.glob("[ps]*/*/*") if path.suffix not in {".jpg", ".webp"}]
    assert len(files) == 4
    assert {path.stat().st_ino for path in files} <= reached
