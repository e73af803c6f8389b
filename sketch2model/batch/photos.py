"""Which photos a list of files, folders and patterns means."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from sketch2model.export.mark import is_marked

PHOTO_SUFFIXES = frozenset(
    [
        ".jpg",
        ".jpeg",
        ".jpe",
        ".jfif",
        ".mpo",
        ".png",
        ".webp",
        ".tif",
        ".tiff",
        ".bmp",
        ".gif",
        ".avif",
        ".heic",
        ".heif",
        ".hif",
        ".pdf",
    ]
)


@dataclass(frozen=True, slots=True)
class PhotoList:
    """What was found.

    Attributes:
        photos: Each photo once, in the order asked for; folders and patterns sorted by name.
        own: Pictures left out because sketch2model drew them in an earlier run.
    """

    photos: tuple[Path, ...]
    own: tuple[Path, ...]


def find_photos(wanted: Iterable[str]) -> PhotoList:
    """Expand folders and patterns.

    A folder stands for the pictures and PDFs directly in it, a pattern (`*`, `?`, `[...]`, `**`) for those it matches.
    A file named outright is taken whatever its name; whether it exists shows when it is opened.
    """
    photos: dict[str, Path] = {}
    own: dict[str, Path] = {}
    for path in (path for word in wanted for path in _expand(word)):
        found = own if is_marked(path) else photos
        found.setdefault(os.path.abspath(path), path)  # noqa: PTH100 - symbolic links stay two photos
    return PhotoList(tuple(photos.values()), tuple(own.values()))


def _expand(word: str) -> Iterator[Path]:
    path = Path(word)
    if os.path.isdir(path):  # noqa: PTH112 - no error where a name is too long
        yield from _pictures(path.iterdir())
    elif not glob.has_magic(word) or os.path.lexists(path):
        yield path
    else:
        for match in sorted(Path(name) for name in glob.glob(word, recursive=True)):  # noqa: PTH207 - takes "/a/*" too
            yield from _pictures(match.iterdir() if match.is_dir() and "**" not in word else [match])


def _pictures(paths: Iterable[Path]) -> Iterator[Path]:
    for path in sorted(paths):
        if path.suffix.lower() in PHOTO_SUFFIXES and not path.name.startswith(".") and path.is_file():
            yield path
