"""The conductor: every step of the road in order, nothing else."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from itertools import count
from typing import TypeVar

import networkx as nx

from sketch2model.concepts import Schema, UmlDiagram
from sketch2model.elements import Findings, Page, Photo, Readings
from sketch2model.errors import BadOptionError, NothingRecognisedError
from sketch2model.export.base import Exportable
from sketch2model.interpret import interpret
from sketch2model.meaning import exportable_of, write
from sketch2model.recognize.assemble import assemble
from sketch2model.recognize.load import PhotoSource, load
from sketch2model.recognize.page import page_of
from sketch2model.recognize.read import read
from sketch2model.registry import get_detector, get_ocr_engine
from sketch2model.settings import Settings

_T = TypeVar("_T")

OnStep = Callable[[str, int], None]
"""Told the name of each step and the 0-based page when the step starts."""


@dataclass(frozen=True, slots=True, eq=False)
class Sketch:
    """One converted page with the result of every step.

    Attributes:
        photo: The picture as taken.
        page: The flat, evenly lit sheet.
        findings: Shapes, connectors and writing, in page pixels.
        readings: What the writing says.
        exportable: What it means, as exporters take it.
        settings: What was asked for.
        seconds: How long each step took.
    """

    photo: Photo
    page: Page
    findings: Findings
    readings: Readings
    exportable: Exportable = field(repr=False)
    settings: Settings = field(repr=False)
    seconds: dict[str, float] = field(repr=False)

    @property
    def graph(self) -> nx.MultiDiGraph:
        """The networkx graph of the contract, in photo pixels."""
        return self.exportable.graph

    @property
    def uml(self) -> UmlDiagram:
        """Classes and relations."""
        return self.exportable.uml

    @property
    def schema(self) -> Schema:
        """Tables and columns."""
        return self.exportable.schema

    def to(self, format_name: str, **options: str) -> bytes:
        """Write the sketch in one of the formats that `sketch2model formats` lists.

        Args:
            format_name: Such as `sql`.
            **options: Fields of `ExportOptions` that differ from the sketch's settings.

        Raises:
            UnknownFormatError: If there is no such format.
            BadOptionError: If there is no such option, or its value is out of range.
        """
        try:
            export = replace(self.settings.export, **options)
        except TypeError as error:
            raise BadOptionError(f"there is no such export option: {', '.join(options)}") from error
        return write(self.exportable, format_name, export)


def read_sketches(source: PhotoSource, settings: Settings | None = None) -> Iterator[Sketch]:
    """Convert every page of a photo, scan, PDF or TIFF, one after the other.

    Args:
        source: A path, bytes, a binary file object, or an RGB array (height, width, 3) uint8.
        settings: What to do how; the defaults suit phone photos and scans.

    Raises:
        PhotoError: If the file cannot be read or shows nothing recognisable.
        UsageError: If the settings name an engine that does not exist.
    """
    for page in read_pages(source, settings):
        if isinstance(page, NothingRecognisedError):
            raise page
        yield page


def read_pages(
    source: PhotoSource, settings: Settings | None = None, on_step: OnStep | None = None
) -> Iterator[Sketch | NothingRecognisedError]:
    """As `read_sketches`, but a page that shows nothing is handed out as its error, and the next ones follow.

    Args:
        source: See `read_sketches`.
        settings: See `read_sketches`.
        on_step: Told of load, rectify, detect, read, assemble and interpret for each page, and of a last load: that a
            file has no more pages shows when the next one is asked for.
    """
    settings = settings or Settings()
    photos = load(source, settings.load)
    for number in count():
        watch = _Stopwatch(number, on_step)
        photo = watch.time("load", lambda: next(photos, None))
        if photo is None:
            return
        try:
            yield _convert(photo, settings, watch)
        except NothingRecognisedError as error:
            yield error


def read_sketch(source: PhotoSource, settings: Settings | None = None) -> Sketch:
    """Convert the first page; see `read_sketches`."""
    return next(read_sketches(source, settings))


def _convert(photo: Photo, settings: Settings, watch: _Stopwatch) -> Sketch:
    engine = get_ocr_engine(settings.read.engine)
    detector = get_detector(settings.detect.engine)
    page = watch.time("rectify", lambda: page_of(photo, engine, settings))
    findings = watch.time("detect", lambda: detector.detect(page))
    readings = watch.time("read", lambda: read(page, findings, engine, settings.read))
    if not findings.shapes and not readings.lines:
        where = f"page {photo.page + 1}: " if photo.page else ""
        why = findings.issues[0].message if findings.issues else "no shape and no writing was found"
        raise NothingRecognisedError(f"{where}{why}", source=photo.source)
    drawn = watch.time("assemble", lambda: assemble(photo, page, findings, readings))
    graph = watch.time("interpret", lambda: interpret(drawn, settings.interpret))
    exportable = exportable_of(graph, settings.schema, photo)
    return Sketch(photo, page, findings, readings, exportable, settings, watch.seconds)


@dataclass(slots=True)
class _Stopwatch:
    page: int
    on_step: OnStep | None
    seconds: dict[str, float] = field(default_factory=dict)

    def time(self, step: str, work: Callable[[], _T]) -> _T:
        if self.on_step:
            self.on_step(step, self.page)
        started = time.perf_counter()
        result = work()
        self.seconds[step] = time.perf_counter() - started
        return result
