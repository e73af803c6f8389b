"""Files that were written lately, so that asking again costs nothing."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable

_MOST_BYTES = 64 * 2**20


class Shelf:
    """Keeps what was asked for last, by sketch and by what it is. Safe to use from several threads."""

    def __init__(self, most_bytes: int = _MOST_BYTES) -> None:
        self._most = most_bytes
        self._files: OrderedDict[tuple[str, Hashable], bytes] = OrderedDict()
        self._bytes = 0
        self._lock = threading.Lock()

    def get(self, sketch_id: str, what: Hashable, write: Callable[[], bytes]) -> bytes:
        """The file if it stands here; else it is written, and put here.

        Args:
            sketch_id: The sketch that it shows.
            what: Stands for all that its bytes depend on.
            write: Makes the bytes; what it raises passes through.
        """
        key = (sketch_id, what)
        with self._lock:
            if key in self._files:
                self._files.move_to_end(key)
                return self._files[key]
        data = write()
        with self._lock:
            self._remove(key)
            self._files[key] = data
            self._bytes += len(data)
            while self._bytes > self._most:
                self._remove(next(iter(self._files)))
        return data

    def forget(self, sketch_id: str) -> None:
        """Throw away all files of a sketch."""
        with self._lock:
            for key in [key for key in self._files if key[0] == sketch_id]:
                self._remove(key)

    def _remove(self, key: tuple[str, Hashable]) -> None:
        self._bytes -= len(self._files.pop(key, b""))
