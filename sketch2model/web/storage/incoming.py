"""A file that is coming in: counted and hashed while it is written, gone if it does not arrive in full."""

from __future__ import annotations

import hashlib
import os
from contextlib import suppress
from types import TracebackType
from typing import Self

from sketch2model.errors import PhotoTooLargeError
from sketch2model.web.storage.digest import photo_digest
from sketch2model.web.storage.folder import DataFolder, new_id, on_disk
from sketch2model.web.storage.photos import Upload
from sketch2model.web.storage.text import file_name


class Incoming:
    """One upload. What was written is thrown away when a `with` block ends without `finish`."""

    def __init__(self, folder: DataFolder, way: str, max_mib: int) -> None:
        """Open a file in `folder.incoming`.

        Args:
            folder: The data folder.
            way: `fingerprint` of the settings.
            max_mib: What is longer is refused.

        Raises:
            OutputError: If it cannot be written.
        """
        self._way, self._max_mib = way, max_mib
        self._path = folder.incoming / new_id()
        self._hash, self._bytes, self._ended = hashlib.sha256(), 0, False
        with on_disk("the upload cannot be kept"):
            self._file = self._path.open("xb")

    def write(self, chunk: bytes) -> None:
        """Add what came next.

        Raises:
            PhotoTooLargeError: If it is too much; nothing is left of it.
            OutputError: If it cannot be written; nothing is left of it.
        """
        self._bytes += len(chunk)
        try:
            if self._bytes > self._max_mib * 2**20:
                raise PhotoTooLargeError(
                    f"the file is larger than {self._max_mib} MiB",
                    hint="save it smaller, or start the server with a larger --max-upload-mib",
                )
            self._hash.update(chunk)
            with on_disk("the upload cannot be kept"):
                self._file.write(chunk)
        except BaseException:
            self.abort()
            raise

    def finish(self, source: str) -> Upload:
        """The file has arrived.

        Args:
            source: Its name as the sender tells it.

        Raises:
            OutputError: If it cannot be written; nothing is left of it.
        """
        try:
            with on_disk("the upload cannot be kept"):
                self._file.flush()
                os.fsync(self._file.fileno())  # who is told that it was taken may throw the photo away
                self._file.close()
        except BaseException:
            self.abort()
            raise
        self._ended = True
        name = file_name(source)
        digest = photo_digest(self._hash.hexdigest(), name, self._way)
        return Upload(self._path, name, digest, self._bytes)

    def abort(self) -> None:
        """Throw away what came; after `finish` it belongs to who has the upload, and nothing happens."""
        if self._ended:
            return
        self._ended = True
        with suppress(OSError):  # what could not be written before cannot be written now
            self._file.close()
        with suppress(OSError):  # what is left of it, the next start removes
            self._path.unlink()

    def __enter__(self) -> Self:
        """The upload itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Throw away what did not arrive in full."""
        self.abort()
