"""One photo from file to files, in this process or in a worker."""

from __future__ import annotations

import re
import time
import traceback
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from sketch2model.batch.outputs import refuse_inputs, write_atomically
from sketch2model.batch.plan import PhotoJob
from sketch2model.elements import Severity
from sketch2model.errors import NothingRecognisedError, PhotoError, SketchError
from sketch2model.registry import get_format

if TYPE_CHECKING:
    from sketch2model.pipeline import Sketch


# OpenCV and ONNX Runtime have no type of their own for it.
_OUT_OF_MEMORY = re.compile(r"insufficient memory|failed to allocate|bad.?alloc", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PageReport:
    """What was found on one page.

    Attributes:
        shapes: Number of nodes with an outline.
        connectors: Number of edges.
        lines: Number of lines read.
        confidence: Mean over nodes and edges, 0 to 1; None without any.
        issues: Messages of the issues of the graph, and of the draft schema where they matter.
        seconds: Time per step.
    """

    shapes: int
    connectors: int
    lines: int
    confidence: float | None
    issues: tuple[str, ...]
    seconds: dict[str, float]


@dataclass(frozen=True, slots=True)
class PhotoResult:
    """What became of one photo.

    Attributes:
        photo: The file.
        written: Results, in the order they were written.
        pages: One report a converted page.
        errors: What went wrong; empty when all went well.
        seconds: Time from opening to the last written byte.
        skipped: Whether the results were there already.
        trace: Python's traceback of a fault in the program itself; empty otherwise.
    """

    photo: Path
    written: tuple[Path, ...] = ()
    pages: tuple[PageReport, ...] = ()
    errors: tuple[SketchError, ...] = ()
    seconds: float = 0.0
    skipped: bool = False
    trace: str = field(default="", repr=False)


@dataclass(slots=True)
class Progress:
    """What became of one file so far."""

    written: list[Path] = field(default_factory=list)
    pages: list[PageReport] = field(default_factory=list)
    errors: list[SketchError] = field(default_factory=list)

    def write(self, job: PhotoJob, format_name: str, data: Callable[[], bytes], page: int = 0) -> None:
        """Write one result; an error of ours concerns this result alone."""
        try:
            path = job.output(get_format(format_name).suffix, page)
            refuse_inputs([path], [job.photo])
            write_atomically(path, data())
            self.written.append(path)
        except SketchError as error:
            self.errors.append(error)


def guarded(job: PhotoJob, work: Callable[[Progress], None]) -> PhotoResult:
    """Do the work on one file; whatever goes wrong is in the result."""
    started = time.perf_counter()
    progress = Progress()
    trace = ""
    try:
        work(progress)
    except SketchError as error:
        progress.errors.append(error)
    except Exception as error:
        trace = traceback.format_exc()
        progress.errors.append(fault(error))
    return PhotoResult(
        job.photo,
        tuple(progress.written),
        tuple(progress.pages),
        tuple(progress.errors),
        time.perf_counter() - started,
        trace=trace,
    )


def convert_file(job: PhotoJob) -> PhotoResult:
    """Convert every page of a photo into every format; whatever goes wrong is in the result."""
    if job.resume and _up_to_date(job):
        return PhotoResult(job.photo, skipped=True)

    def work(progress: Progress) -> None:
        for page in _pages(job):
            if isinstance(page, SketchError):
                progress.errors.append(page)
                continue
            progress.pages.append(_report(page))
            for name in job.formats:
                progress.write(job, name, partial(page.to, name), page.photo.page)

    return guarded(job, work)


def _pages(job: PhotoJob) -> Iterator[Sketch | NothingRecognisedError]:
    from sketch2model.pipeline import read_pages

    return read_pages(job.photo, job.settings)


def _up_to_date(job: PhotoJob) -> bool:
    try:
        taken = job.photo.stat().st_mtime_ns
        return all(job.output(get_format(name).suffix).stat().st_mtime_ns > taken for name in job.formats)
    except OSError:
        return False


def _report(sketch: Sketch) -> PageReport:
    graph = sketch.graph
    scores = [data["confidence"] for _, data in graph.nodes(data=True)]
    scores += [data["confidence"] for *_, data in graph.edges(data=True)]
    return PageReport(
        shapes=sum(data["shape"] != "none" for _, data in graph.nodes(data=True)),
        connectors=graph.number_of_edges(),
        lines=len(sketch.readings.lines),
        confidence=sum(scores) / len(scores) if scores else None,
        issues=(
            *(issue["message"] for issue in graph.graph["issues"]),
            *(issue.message for issue in sketch.schema.issues if issue.severity is not Severity.INFO),
        ),
        seconds=dict(sketch.seconds),
    )


def fault(error: Exception) -> SketchError:
    """Any other exception as an error of ours."""
    if isinstance(error, MemoryError) or _OUT_OF_MEMORY.search(str(error)):
        return PhotoError("there was not enough memory", hint="scale it down, or convert fewer at a time with --jobs")
    return PhotoError(
        f"a fault in the program stopped it: {type(error).__name__}: {error}",
        hint="run again with -v to see where, and please report it",
    )
