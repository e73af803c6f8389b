"""One photo from file to files, in this process or in a worker."""

from __future__ import annotations

import time
import traceback
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from sketch2model.batch.outputs import refuse_inputs, write_atomically
from sketch2model.batch.plan import PhotoJob
from sketch2model.elements import Severity
from sketch2model.errors import NothingRecognisedError, PhotoError, SketchError
from sketch2model.registry import get_format

if TYPE_CHECKING:
    from sketch2model.pipeline import Sketch


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


def convert_file(job: PhotoJob) -> PhotoResult:
    """Convert every page of a photo into every format; whatever goes wrong is in the result."""
    started = time.perf_counter()
    if job.resume and _up_to_date(job):
        return PhotoResult(job.photo, skipped=True)
    written: list[Path] = []
    pages: list[PageReport] = []
    errors: list[SketchError] = []
    trace = ""
    try:
        for page in _pages(job):
            if isinstance(page, SketchError):
                errors.append(page)
                continue
            pages.append(_report(page))
            for name in job.formats:
                try:
                    written.append(_write(job, page, name))
                except SketchError as error:
                    errors.append(error)
    except SketchError as error:
        errors.append(error)
    except Exception as error:
        trace = traceback.format_exc()
        errors.append(fault(error))
    return PhotoResult(
        job.photo,
        tuple(written),
        tuple(pages),
        tuple(errors),
        time.perf_counter() - started,
        trace=trace,
    )


def _pages(job: PhotoJob) -> Iterator[Sketch | NothingRecognisedError]:
    from sketch2model.pipeline import read_pages

    return read_pages(job.photo, job.settings)


def _write(job: PhotoJob, sketch: Sketch, format_name: str) -> Path:
    path = job.output(get_format(format_name).suffix, sketch.photo.page)
    refuse_inputs([path], [job.photo])
    write_atomically(path, sketch.to(format_name))
    return path


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
    if isinstance(error, MemoryError):
        return PhotoError("there was not enough memory", hint="scale it down, or convert fewer at a time with --jobs")
    return PhotoError(
        f"a fault in the program stopped it: {type(error).__name__}: {error}",
        hint="run again with -v to see where, and please report it",
    )
