"""Where a photo comes from: its bytes and its name, within a limit of size."""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO, TypeAlias

from numpy.typing import NDArray

from sketch2model.errors import PhotoMissingError, PhotoTooLargeError, PhotoUnreadableError, UsageError

PhotoSource: TypeAlias = str | os.PathLike[str] | bytes | BinaryIO | NDArray[Any]

NAMELESS = "photo"
MAX_FILE_BYTES = 512 * 2**20
_CHUNK_BYTES = 2**20


@dataclass(frozen=True, slots=True)
class Encoded:
    """A file as it came.

    Attributes:
        name: File name without folder, fit for showing.
        data: All its bytes.
    """

    name: str
    data: bytes = field(repr=False)


def fetch(source: object) -> Encoded:
    """Read everything behind a path, bytes or a binary file object.

    Raises:
        PhotoMissingError: If there is no such file.
        PhotoUnreadableError: If it is a folder, a device, protected, or fails while it is read.
        PhotoTooLargeError: If it has more than `MAX_FILE_BYTES`.
        UsageError: If the source is something else.
    """
    match source:
        case bytes() | bytearray() | memoryview():
            if memoryview(source).nbytes > MAX_FILE_BYTES:
                raise _too_large(NAMELESS)
            return Encoded(NAMELESS, bytes(source))
        case str() | os.PathLike():
            return _fetch_path(os.fsdecode(source))
        case _ if callable(getattr(source, "read", None)):
            name = name_of(getattr(source, "name", None))
            return Encoded(name, _read_all(source, name))
    raise UsageError(
        f"a photo cannot be loaded from {type(source).__name__}",
        hint="give a path, bytes, a binary file object or a numpy array",
    )


def name_of(path: object) -> str:
    """The last part of a path; bytes that are no text and control characters, which could forge lines, replaced."""
    if not isinstance(path, str):
        return NAMELESS
    name = os.fsencode(Path(path).name or path).decode("utf-8", "replace")
    return "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in name) or NAMELESS


def _fetch_path(path: str) -> Encoded:
    name = name_of(path)
    try:
        # Pipes and devices are refused before they are opened: they may block or never end.
        status = os.stat(path)  # noqa: PTH116, Path loses the trailing slash that makes a file no folder
        if stat.S_ISDIR(status.st_mode):
            raise PhotoUnreadableError("this is a folder, not a file", source=name, hint="give the files in it")
        if not stat.S_ISREG(status.st_mode):
            raise PhotoUnreadableError("this is a device or a pipe, not a file", source=name)
        with Path(path).open("rb") as file:
            return Encoded(name, _read_all(file, name))
    except (FileNotFoundError, NotADirectoryError, ValueError) as error:
        raise PhotoMissingError("there is no such file", source=name) from error
    except OSError as error:
        raise PhotoUnreadableError(_reason(error), source=name) from error


def _read_all(file: Any, name: str) -> bytes:
    chunks: list[bytes] = []
    size = 0
    try:
        while chunk := file.read(_CHUNK_BYTES):
            if not isinstance(chunk, bytes):
                raise PhotoUnreadableError("opened as text", source=name, hint="open the file in binary mode")
            size += len(chunk)
            if size > MAX_FILE_BYTES:
                raise _too_large(name)
            chunks.append(chunk)
    except (OSError, ValueError) as error:
        raise PhotoUnreadableError(_reason(error), source=name) from error
    return b"".join(chunks)


def _too_large(name: str) -> PhotoTooLargeError:
    return PhotoTooLargeError(
        f"the file has more than {MAX_FILE_BYTES // 2**20} MiB",
        source=name,
        hint="scale it down, or split it into pages",
    )


def _reason(error: Exception) -> str:
    what = getattr(error, "strerror", None) or str(error) or type(error).__name__
    return f"the file cannot be read: {what}"
