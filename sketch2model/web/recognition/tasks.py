"""What runs in a worker process: it sees photos and scratch folders, never the database."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, cast

from PIL import Image

from sketch2model.batch.worker_process import Report
from sketch2model.elements import Box, Photo
from sketch2model.errors import NotFoundError, PhotoError, SketchError
from sketch2model.graph import graph_from_json, graph_to_json
from sketch2model.meaning import exportable_of, write
from sketch2model.recognize.load import load
from sketch2model.settings import Settings

if TYPE_CHECKING:
    from sketch2model.pipeline import Sketch

GRAPH = "0.json"
THUMBNAIL = "thumbnail.webp"
VIEW = "view.jpg"
_THUMBNAIL_SIDE = 480
_VIEW_SIDE = 3000
_UNFINISHED = "unfinished"


@dataclass(frozen=True, slots=True)
class Recognition:
    """What became of a photo, besides the pages that lie in the scratch folder.

    Attributes:
        failures: Pages (0-based) that show nothing, with their errors.
        error: Why the pages from some page on could not be read; None if all could.
    """

    failures: tuple[tuple[int, SketchError], ...]
    error: SketchError | None


def recognise(report: Report, original: Path, source: str, scratch: Path, settings: Settings) -> Recognition:
    """Read every page of a photo into a folder of its own, see `finished_pages`.

    Args:
        report: Told the name of each step and the page.
        original: The file.
        source: The name it was uploaded by; the graph bears it.
        scratch: An empty folder.
        settings: How to recognise.

    Raises:
        PhotoError: If the file cannot be read at all.
    """
    from sketch2model.pipeline import read_pages

    failures: list[tuple[int, SketchError]] = []
    try:
        with _opened(original, source) as file:
            for page, outcome in enumerate(read_pages(file, settings, report)):
                if isinstance(outcome, SketchError):
                    failures.append((page, outcome))
                else:
                    _keep(outcome, scratch / str(page))
    except PhotoError as error:
        if not failures and not finished_pages(scratch):
            raise
        return Recognition(tuple(failures), error)
    return Recognition(tuple(failures), None)


def finished_pages(scratch: Path) -> list[tuple[int, Path]]:
    """Pages whose files are complete, with their folders, also where the worker was ended at a later page."""
    return sorted((int(folder.name), folder) for folder in scratch.iterdir() if folder.name.isdecimal())


def draw_overlay(report: Report, original: Path, page: int, graph_json: str, settings: Settings) -> bytes:
    """A PNG of one page (0-based) with the graph drawn over it, as the format `overlay` does.

    Raises:
        PhotoError: If the page cannot be read.
        GraphFormatError: If the graph does not keep its contract.
    """
    photo = _page(original, page, settings)
    return write(exportable_of(graph_from_json(graph_json), settings.schema, photo), "overlay", settings.export)


def read_again(
    report: Report, original: Path, page: int, graph_json: str, bbox: Sequence[float], settings: Settings
) -> str:
    """The JSON of a graph after the writing in a region of its page was read again.

    Args:
        report: Not used.
        original: The file.
        page: 0-based.
        graph_json: The graph as it stands.
        bbox: x0, y0, x1, y1 in pixels of the photo.
        settings: As when it was recognised.

    Raises:
        NothingRecognisedError: If no writing is there.
        PhotoError: If the page cannot be read.
        GraphFormatError: If the graph does not keep its contract.
    """
    from sketch2model.rereading import read_region

    graph = graph_from_json(graph_json)
    return graph_to_json(read_region(_page(original, page, settings), graph, Box(*bbox), settings))


def _opened(original: Path, source: str) -> BinaryIO:
    file = io.FileIO(original)
    file.name = source
    return cast(BinaryIO, file)


def _page(original: Path, page: int, settings: Settings) -> Photo:
    photos: Iterator[Photo] = load(original, settings.load)
    photo = next(islice(photos, page, None), None)
    if photo is None:
        raise NotFoundError(f"the photo has no page {page + 1}")
    return photo


def _keep(sketch: Sketch, folder: Path) -> None:
    part = folder.with_name(_UNFINISHED)
    part.mkdir()
    (part / GRAPH).write_bytes(graph_to_json(sketch.graph).encode())
    picture = Image.fromarray(sketch.photo.pixels)
    _scaled(picture, _VIEW_SIDE).save(part / VIEW, "JPEG", quality=88)
    _scaled(picture, _THUMBNAIL_SIDE).save(part / THUMBNAIL, "WEBP", quality=80)
    part.rename(folder)


def _scaled(picture: Image.Image, longest: int) -> Image.Image:
    scale = longest / max(picture.size)
    if scale >= 1:
        return picture
    size = (max(1, round(picture.width * scale)), max(1, round(picture.height * scale)))
    return picture.resize(size, Image.Resampling.LANCZOS, reducing_gap=2.0)
