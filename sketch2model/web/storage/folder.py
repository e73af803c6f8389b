"""The data folder: photos and results as files, written in one step, gone when their sketch goes."""

from __future__ import annotations

import gzip
import secrets
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sketch2model.batch import write_atomically
from sketch2model.errors import NotFoundError, OutputError

_MAKE_OUT_OF = 12
"""Bytes of chance in an id: nobody guesses the address of a sketch."""

ORIGINAL = "original"
AS_RECOGNISED = "0.json"
THUMBNAIL = "thumbnail.webp"


def new_id() -> str:
    """A name for a photo or a sketch, 16 characters that need no escape in a file name or an address."""
    return secrets.token_urlsafe(_MAKE_OUT_OF)


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
        """Make the folders, and throw away what an earlier run has left half-done.

        Raises:
            OutputError: If the folder cannot be written.
        """
        self.root = root
        self.photos, self.sketches, self.incoming = root / "photos", root / "sketches", root / "incoming"
        try:
            shutil.rmtree(self.incoming, ignore_errors=True)
            for folder in (self.photos, self.sketches, self.incoming):
                folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise OutputError(f"the data folder cannot be used: {error.strerror}", source=str(root)) from error

    def scratch(self) -> Path:
        """A new empty folder for what is under way."""
        folder = self.incoming / new_id()
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

    def graph(self, sketch_id: str, revision: int) -> bytes:
        """The JSON of a revision.

        Raises:
            NotFoundError: If there is none.
        """
        try:
            path = self._revision(sketch_id, revision)
            data = path.read_bytes()
        except OSError as error:
            raise NotFoundError(f"there is no revision {revision} of this sketch") from error
        return gzip.decompress(data) if path.suffix == ".gz" else data

    def keep_graph(self, sketch_id: str, revision: int, data: bytes) -> None:
        """Write the JSON of a revision.

        Raises:
            OutputError: If it cannot be written.
        """
        packed = data if revision == 0 else gzip.compress(data, mtime=0)
        write_atomically(self._revision(sketch_id, revision), packed)

    def forget_graphs(self, sketch_id: str, revisions: Iterable[int]) -> None:
        """Remove revisions that nothing leads to any more."""
        for revision in revisions:
            self._revision(sketch_id, revision).unlink(missing_ok=True)

    def remove_photo(self, photo_id: str) -> None:
        """Remove a photo and its views."""
        shutil.rmtree(self.photos / photo_id, ignore_errors=True)

    def remove_sketch(self, sketch_id: str) -> None:
        """Remove all revisions and the thumbnail."""
        shutil.rmtree(self.sketches / sketch_id, ignore_errors=True)

    def sweep(self, photo_ids: Iterable[str], sketch_ids: Iterable[str]) -> None:
        """Remove what the database does not know; a server that was killed may have left it."""
        for folder, known in ((self.photos, set(photo_ids)), (self.sketches, set(sketch_ids))):
            for path in folder.iterdir():
                if path.name not in known:
                    shutil.rmtree(path, ignore_errors=True)

    def _revision(self, sketch_id: str, revision: int) -> Path:
        name = AS_RECOGNISED if revision == 0 else f"{revision}.json.gz"
        return self.sketches / sketch_id / name
