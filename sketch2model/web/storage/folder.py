"""The data folder: photos and results as files, written in one step, gone when their sketch goes."""

from __future__ import annotations

import gzip
import secrets
import shutil
import zlib
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from sketch2model.batch import reach_disk, write_atomically
from sketch2model.errors import NotFoundError, OutputError
from sketch2model.web.storage.lock import FolderLock

_MADE_OUT_OF = 12
"""Bytes of chance in an id: nobody guesses the address of a sketch."""

ORIGINAL = "original"
AS_RECOGNISED = "0.json"
THUMBNAIL = "thumbnail.webp"
VIEW = "view.jpg"
_MARK = "belongs-to"
_LOCK = "in-use"


def new_id() -> str:
    """A name for a photo or a sketch, 16 characters that need no escape in a file name or an address."""
    return secrets.token_urlsafe(_MADE_OUT_OF)


@contextmanager
def on_disk(trouble: str) -> Iterator[None]:
    """Turn what the disk refuses into an error of ours, without paths that are no business of a browser.

    Raises:
        OutputError: Saying `trouble` and why.
    """
    try:
        yield
    except OSError as error:
        raise OutputError(f"{trouble}: {error.strerror or error}") from error


class DataFolder:
    """Where everything lies. Names are made here, never taken from outside."""

    def __init__(self, root: Path) -> None:
        """Make the folders.

        Raises:
            OutputError: If the folder cannot be written.
        """
        self.root = root
        self.photos, self.sketches, self.incoming = root / "photos", root / "sketches", root / "incoming"
        self._lock: FolderLock | None = None
        try:
            for folder in (self.photos, self.sketches, self.incoming):
                folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise _unusable(root, error) from error

    def take(self) -> None:
        """Keep other servers out, and throw away what an earlier run has left half-done.

        Raises:
            ServedAlreadyError: If another server works here.
            OutputError: If the folder cannot be written.
        """
        try:
            self._lock = FolderLock(self.root)
            shutil.rmtree(self.incoming)
            self.incoming.mkdir()
        except OSError as error:
            self.release()
            raise _unusable(self.root, error) from error

    def release(self) -> None:
        """Let other servers in."""
        if self._lock is not None:
            self._lock.release()
            self._lock = None

    def tell(self, address: str) -> None:
        """Note where the server is found that has taken this folder."""
        if self._lock is not None:
            self._lock.tell(address)

    def mark(self) -> str | None:
        """Tells this folder from others; None where nothing was kept yet."""
        with on_disk("the data folder cannot be read"):
            path = self.root / _MARK
            return path.read_text("ascii", "replace") if path.exists() else None

    def set_mark(self, mark: str) -> None:
        """Tell this folder from others.

        Raises:
            OutputError: If it cannot be written.
        """
        write_atomically(self.root / _MARK, mark.encode("ascii"))

    def holds_anything(self) -> bool:
        """Whether a photo or a sketch lies here."""
        with on_disk("the data folder cannot be read"):
            return any(True for folder in (self.photos, self.sketches) for _ in folder.iterdir())

    def scratch(self) -> Path:
        """A new empty folder for what is under way.

        Raises:
            OutputError: If it cannot be made.
        """
        folder = self.incoming / new_id()
        with on_disk("the photo cannot be worked on"):
            folder.mkdir()
        return folder

    def original(self, photo_id: str) -> Path:
        """The photo as it was uploaded."""
        return self.photos / photo_id / ORIGINAL

    def view(self, photo_id: str, page: int) -> Path:
        """A page (0-based) as browsers can show it, upright."""
        return self.photos / photo_id / f"page-{page + 1}.jpg"

    def thumbnail(self, sketch_id: str) -> Path:
        """A small picture of the sketch."""
        return self.sketches / sketch_id / THUMBNAIL

    def keep_original(self, photo_id: str, upload: Path) -> None:
        """Move an upload to its place.

        Raises:
            OutputError: If it cannot be moved.
        """
        place = self.original(photo_id)
        with on_disk("the photo cannot be kept"):
            place.parent.mkdir()
            upload.replace(place)

    def keep_page(self, photo_id: str, page: int, sketch_id: str, results: Path) -> None:
        """Move what the worker made of a page: graph and thumbnail to the sketch, the view to the photo.

        Raises:
            OutputError: If it cannot be moved.
        """
        place = self.sketches / sketch_id
        with on_disk("the sketch cannot be kept"):
            reach_disk(results / AS_RECOGNISED)  # pictures can be made again
            place.mkdir()
            for file in (AS_RECOGNISED, THUMBNAIL):
                (results / file).replace(place / file)
            (results / VIEW).replace(self.view(photo_id, page))

    def graph(self, sketch_id: str, revision: int) -> bytes:
        """The JSON of a revision.

        Raises:
            NotFoundError: If there is none.
            OutputError: If it is there and cannot be read.
        """
        path = self._revision(sketch_id, revision)
        try:
            packed = path.read_bytes()
            data = gzip.decompress(packed) if path.suffix == ".gz" else packed
            if not data.decode():
                raise EOFError
        except FileNotFoundError as error:
            raise NotFoundError(f"there is no revision {revision} of this sketch") from error
        except (OSError, EOFError, zlib.error, UnicodeDecodeError) as error:
            hint = "put back a copy of the data folder, or undo the last change"
            raise OutputError(f"revision {revision} of this sketch is damaged", hint=hint) from error
        return data

    def keep_graph(self, sketch_id: str, revision: int, data: bytes) -> None:
        """Write the JSON of a revision.

        Raises:
            OutputError: If it cannot be written.
        """
        packed = data if revision == 0 else gzip.compress(data, mtime=0)
        try:
            write_atomically(self._revision(sketch_id, revision), packed, lasting=True)
        except OutputError as error:
            raise OutputError(f"the sketch {error.message}", hint=error.hint) from error  # without its path

    def forget_graphs(self, sketch_id: str, revisions: Iterable[int]) -> None:
        """Remove revisions that nothing leads to any more; what cannot be removed now, `sweep` removes."""
        for revision in revisions:
            with suppress(OSError):
                self._revision(sketch_id, revision).unlink()

    def remove(self, photo_ids: Iterable[str], sketch_ids: Iterable[str]) -> None:
        """Remove photos with their views, and sketches with all revisions.

        Raises:
            OutputError: If something is left; `sweep` tries again at the next start.
        """
        left: OSError | None = None
        for folder in (*map(self.photos.joinpath, photo_ids), *map(self.sketches.joinpath, sketch_ids)):
            try:
                shutil.rmtree(folder)
            except FileNotFoundError:
                continue
            except OSError as error:
                left = error
        if left is not None:
            with on_disk("it is out of the library, but not all of its files could be removed"):
                raise left

    def sweep(self, photos: Collection[str], sketches: Mapping[str, Collection[int]]) -> None:
        """Remove what the database does not know; a server that was killed may have left it.

        Args:
            photos: The ids of all photos.
            sketches: The revisions of all sketches, by id; 0 is always one.

        Raises:
            OutputError: If the folder cannot be read or changed.
        """
        with on_disk("the data folder cannot be cleaned"):
            for folder, known in ((self.photos, photos), (self.sketches, sketches)):
                for path in folder.iterdir():
                    if path.name not in known:
                        shutil.rmtree(path, ignore_errors=True)
            for sketch_id, revisions in sketches.items():
                wanted = {THUMBNAIL, *(self._revision(sketch_id, each).name for each in (0, *revisions))}
                for path in (self.sketches / sketch_id).glob("*"):
                    if path.name not in wanted:
                        path.unlink(missing_ok=True)

    def _revision(self, sketch_id: str, revision: int) -> Path:
        name = AS_RECOGNISED if revision == 0 else f"{revision}.json.gz"
        return self.sketches / sketch_id / name


def _unusable(root: Path, error: OSError) -> OutputError:
    return OutputError(f"the data folder cannot be used: {error.strerror or error}", source=str(root))
