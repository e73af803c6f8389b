"""One server for one data folder: two would take photos from the same queue."""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path

from sketch2model.errors import ServedAlreadyError

_NAME = "in-use"
_LOCKED_BYTE = 1 << 20
"""Windows lets nobody read what is locked: the lock lies behind the text."""
_LONGEST_ADDRESS = 200
_HELD = {errno.EACCES, errno.EAGAIN, errno.EDEADLK}
"""What systems say of a lock that another process holds; anything else is trouble with the file system."""


class FolderLock:
    """Held until it is released or the process ends, however it ends."""

    def __init__(self, folder: Path) -> None:
        """Take the lock.

        Raises:
            ServedAlreadyError: If another server holds it, with its address.
            OSError: If the folder cannot be written, or its file system knows no locks.
        """
        self._file = os.open(folder / _NAME, os.O_CREAT | os.O_RDWR | getattr(os, "O_CLOEXEC", 0), 0o600)
        try:
            _lock(self._file)
        except OSError as error:
            address = os.read(self._file, _LONGEST_ADDRESS).decode("utf-8", "replace")
            self.release()
            if error.errno not in _HELD:
                raise
            raise ServedAlreadyError(
                "another server is using this data folder" + (f", at {address}" if address else ""), source=str(folder)
            ) from error
        self.tell("")

    def tell(self, address: str) -> None:
        """Note where the server is found, for who comes second."""
        os.ftruncate(self._file, 0)
        os.lseek(self._file, 0, os.SEEK_SET)
        os.write(self._file, address.encode()[:_LONGEST_ADDRESS])

    def release(self) -> None:
        """Let others in."""
        os.close(self._file)


def _lock(file: int) -> None:
    if sys.platform == "win32":
        import msvcrt

        os.lseek(file, _LOCKED_BYTE, os.SEEK_SET)
        msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        os.lseek(file, 0, os.SEEK_SET)
    else:
        import fcntl

        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
