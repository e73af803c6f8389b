"""One server for one data folder: two would take photos from the same queue."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from types import TracebackType
from typing import Self

from sketch2model.errors import OutputError, ServedAlreadyError

_NAME = "serving.lock"
_LOCKED_BYTE = 1 << 20
"""Windows lets nobody read what is locked: the lock lies behind the text."""


class FolderLock:
    """Held as long as the process lives, however it ends."""

    def __init__(self, folder: Path, address: str) -> None:
        """Take the lock.

        Args:
            folder: The data folder; made where there is none.
            address: Told to who comes second.

        Raises:
            ServedAlreadyError: If another process holds it.
            OutputError: If the folder cannot be written.
        """
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._file = (folder / _NAME).open("a+b", buffering=0)
        except OSError as error:
            raise OutputError(f"the data folder cannot be used: {error.strerror}", source=str(folder)) from error
        try:
            _lock(self._file.fileno())
        except OSError as error:
            self._file.seek(0)
            other = self._file.read(200).decode("utf-8", "replace")
            self._file.close()
            raise ServedAlreadyError(f"it is served already, at {other}", source=str(folder)) from error
        self._file.truncate(0)
        self._file.write(address.encode())

    def __enter__(self) -> Self:
        """The lock itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Let others in."""
        self._file.close()


def _lock(file: int) -> None:
    if sys.platform == "win32":
        import msvcrt

        os.lseek(file, _LOCKED_BYTE, os.SEEK_SET)
        msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        os.lseek(file, 0, os.SEEK_SET)
    else:
        import fcntl

        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
