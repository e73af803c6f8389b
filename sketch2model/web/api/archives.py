"""Everything about a sketch in one archive."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, cast
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from sketch2model.errors import SketchError
from sketch2model.registry import format_names, get_format
from sketch2model.web.api.files import safe_name, stem_of
from sketch2model.web.api.writing import Page

_IN_MEMORY = 4 * 2**20
"""A larger archive waits on disk until it is sent."""
_PART = 256 * 2**10
_EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The first moment that an archive can name; with the true one, no two archives would be the same."""
_READ_BY_ALL = 0o644 << 16
_UNIX = 3
_README = "README.txt"
_PHOTO_FOLDER = "photo"


def write_archive(page: Page) -> tuple[BinaryIO, int]:
    """The archive as a file that is gone when it is closed, and its length.

    A format that cannot be written is named in README.txt, with the reason.
    """
    file = cast(BinaryIO, tempfile.SpooledTemporaryFile(_IN_MEMORY))  # noqa: SIM115 - closed when it is sent
    try:
        with ZipFile(file, "w") as archive:
            _fill(archive, page)
        return file, file.tell()
    except BaseException:
        file.close()
        raise


def parts_of(file: BinaryIO) -> Iterator[bytes]:
    """The file in parts from its beginning; closed at the end."""
    with file:
        file.seek(0)
        while part := file.read(_PART):
            yield part


def _fill(archive: ZipFile, page: Page) -> None:
    row = page.row
    stem = stem_of(row)
    lines = [f"{row.name}", "", "What is here:", ""]
    failed = []
    for format_name in format_names():
        chosen = get_format(format_name)
        name = f"{stem}.{safe_name(chosen.suffix)}"
        try:
            content = page.write(chosen)
        except SketchError as error:
            failed.append(f"  {name}: {error.message}")
            continue
        archive.writestr(_entry(name, ZIP_DEFLATED), content)
        lines.append(f"  {name}: {chosen.title}")
    if row.photo_id is not None:
        name = f"{_PHOTO_FOLDER}/{safe_name(row.source)}"
        _add_file(archive, name, page.services.folder.original(row.photo_id))
        lines.append(f"  {name}: the photo as it was uploaded")
    if failed:
        lines += ["", "What could not be written:", "", *failed]
    archive.writestr(_entry(_README, ZIP_DEFLATED), "\n".join(lines) + "\n")


def _add_file(archive: ZipFile, name: str, path: Path) -> None:
    """Photos are packed already."""
    entry = _entry(name, ZIP_STORED)
    entry.file_size = path.stat().st_size
    with path.open("rb") as source, archive.open(entry, "w") as target:
        shutil.copyfileobj(source, target, _PART)


def _entry(name: str, method: int) -> ZipInfo:
    entry = ZipInfo(name, _EARLIEST)
    entry.compress_type = method
    entry.create_system = _UNIX
    entry.external_attr = _READ_BY_ALL
    return entry
