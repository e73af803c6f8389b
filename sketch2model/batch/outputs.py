"""Results as files: never over a photo, never half-written."""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from sketch2model.errors import OutputError, OutputIsInputError
from sketch2model.export.mark import is_marked

_PICTURE_SUFFIXES = (".png", ".pdf")


def refuse_inputs(outputs: Iterable[Path], photos: Iterable[Path]) -> None:
    """Raise if a result would take the place of one of the photos.

    Raises:
        OutputIsInputError: Naming the first such photo.
    """
    inputs = {os.path.realpath(photo) for photo in photos}
    for output in outputs:
        if os.path.realpath(output) in inputs:
            raise OutputIsInputError("the result would overwrite this file", source=str(output))


def write_atomically(path: Path, data: bytes, *, lasting: bool = False) -> None:
    """Write a file in one step: afterwards it is there in full, or as it was before.

    Args:
        path: The file.
        data: All of it.
        lasting: Wait until the disk has it, so that this holds for a power cut, too.

    Raises:
        OutputIsInputError: If a picture that sketch2model did not draw is already there.
        OutputError: If it cannot be written.
    """
    if path.suffix.lower() in _PICTURE_SUFFIXES and path.is_file() and not is_marked(path):
        raise OutputIsInputError("a picture that sketch2model did not draw is already there", source=str(path))
    part = unfinished(path.parent, os.getpid())
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.write_bytes(data)
        if lasting:
            reach_disk(part)
        part.replace(path)
    except OSError as error:
        raise OutputError(f"cannot be written: {error.strerror or error}", source=str(path)) from error
    finally:
        with suppress(OSError):
            part.unlink()


def reach_disk(path: Path) -> None:
    """Wait until the disk has what was written into a file."""
    with path.open("rb+") as file:  # Windows wants to be allowed to write
        os.fsync(file.fileno())


def unfinished(folder: Path, process: int | None) -> Path:
    """The file that a process is writing in a folder."""
    return folder / f".sketch2model-{process}.part"
