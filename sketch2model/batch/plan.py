"""Where the results of each photo go: names that never collide."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from sketch2model.batch.outputs import refuse_inputs
from sketch2model.registry import get_format

if TYPE_CHECKING:
    from sketch2model.settings import Settings


@dataclass(frozen=True, slots=True)
class PhotoJob:
    """What to do with one photo.

    Attributes:
        photo: The file.
        folder: Where results go.
        stem: What their names begin with; nobody else's in that folder.
        formats: Names of formats.
        settings: For every step.
        resume: Do nothing if the results are there and newer than the photo.
    """

    photo: Path
    folder: Path
    stem: str
    formats: tuple[str, ...]
    settings: Settings
    resume: bool = False

    def output(self, suffix: str, page: int = 0) -> Path:
        """Where a format's result for a page (0-based) goes."""
        ending = f"-p{page + 1}" if page else ""
        return self.folder / f"{self.stem}{ending}.{suffix}"


def plan_jobs(
    photos: Sequence[Path],
    settings: Settings,
    formats: Sequence[str],
    *,
    out: Path | None = None,
    resume: bool = False,
) -> tuple[PhotoJob, ...]:
    """One job a photo, each with a stem of its own in its folder.

    Where two photos would write the same names (`x.jpg` beside `x.png`, or `a/x.jpg` and `b/x.jpg` into one folder),
    the first keeps `x`, the next ones become `x.png`, then `x.png-2`, `x.png-3`, ...

    Args:
        photos: The photos.
        settings: Passed on to every job.
        formats: Names of formats.
        out: Folder for all results; None for each photo's own folder.
        resume: Leave out photos whose results are there and newer.

    Raises:
        UnknownFormatError: If there is no format of one of the names.
        OutputIsInputError: If a result would take the place of one of the photos.
    """
    taken: set[tuple[Path, str]] = set()
    jobs = []
    for photo in photos:
        folder = photo.parent if out is None else out
        stem = next(stem for stem in _stems(photo) if (folder, _family(stem)) not in taken)
        taken.add((folder, _family(stem)))
        jobs.append(PhotoJob(photo, folder, stem, tuple(formats), settings, resume))
    suffixes = [get_format(name).suffix for name in formats]
    refuse_inputs((job.output(suffix) for job in jobs for suffix in suffixes), photos)
    return tuple(jobs)


def _stems(photo: Path) -> Iterator[str]:
    yield photo.stem
    yield photo.name
    number = 2
    while True:
        yield f"{photo.name}-{number}"
        number += 1


def _family(stem: str) -> str:
    """The stem as a file system that ignores case sees it, without the ending of a later page."""
    return re.sub(r"(-p\d+)+$", "", stem).casefold()
