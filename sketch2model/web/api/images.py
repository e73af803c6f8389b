"""Pictures of a sketch: its page, a small one, and the photo as it was uploaded."""

from __future__ import annotations

from pathlib import Path

from fastapi import APIRouter, Response
from fastapi.responses import FileResponse
from starlette.concurrency import run_in_threadpool

from sketch2model import __version__
from sketch2model.errors import NotFoundError
from sketch2model.registry import get_format
from sketch2model.settings import ExportOptions
from sketch2model.web.api.answers import Known, SketchId, contents, not_modified, problems, tag_of
from sketch2model.web.api.exports import file_answer
from sketch2model.web.api.files import disposition, safe_name, stem_of
from sketch2model.web.api.writing import Choices, Page, in_turn
from sketch2model.web.services import Given, Services
from sketch2model.web.storage import SketchRow

_FOR_EVER = "private, max-age=31536000, immutable"
"""The photo behind an address never changes."""
_ASK_FIRST = "private, no-cache"
_UNKNOWN = "application/octet-stream"
_LONGEST_SIGNATURE = 2048
_NOSNIFF = {"X-Content-Type-Options": "nosniff"}

router = APIRouter(tags=["images"], responses=problems(404, 422))


@router.get(
    "/sketches/{sketch_id}/photo",
    response_class=FileResponse,
    responses=contents("image/jpeg", description="The page, upright, at most 3000 pixels a side."),
)
def photo(sketch_id: SketchId, services: Given, known: Known) -> Response:
    """The page of the photo that the sketch was read from, as browsers can show it."""
    row, photo_id = _with_photo(services, sketch_id)
    tag = tag_of(photo_id, row.page)
    if tag in known:
        return not_modified(tag, _FOR_EVER)
    return _file(services.folder.view(photo_id, row.page), "image/jpeg", tag)


@router.get(
    "/sketches/{sketch_id}/thumbnail",
    response_class=FileResponse,
    responses=contents("image/webp", "image/svg+xml", description="A small picture."),
)
async def thumbnail(sketch_id: SketchId, services: Given, known: Known) -> Response:
    """A small picture of the page, or of the drawing where there is no photo."""
    row = await run_in_threadpool(services.sketches.get, sketch_id)
    if row.photo_id is None:
        return await _drawn(services, row, known)
    tag = tag_of(row.id)
    if tag in known:
        return not_modified(tag, _FOR_EVER)
    return await run_in_threadpool(_file, services.folder.thumbnail(row.id), "image/webp", tag)


@router.get(
    "/sketches/{sketch_id}/original",
    response_class=FileResponse,
    responses=contents(_UNKNOWN, description="The file."),
)
def original(sketch_id: SketchId, services: Given) -> Response:
    """The photo as it was uploaded, as a download."""
    row, photo_id = _with_photo(services, sketch_id)
    path = services.folder.original(photo_id)
    answer = _file(path, _media_type(path), tag_of(photo_id))
    answer.headers["Content-Disposition"] = disposition(safe_name(row.source), download=True)
    return answer


async def _drawn(services: Services, row: SketchRow, known: Known) -> Response:
    svg = get_format("svg")
    choices = Choices(ExportOptions(layout="sketch"), services.settings.schema)
    row, data = await run_in_threadpool(services.history.present, row.id)
    tag = tag_of(__version__, data, "thumbnail")
    if tag in known:
        return not_modified(tag, _ASK_FIRST)
    content = await in_turn(lambda: Page(services, row, data, choices).write(svg))
    return file_answer(content, svg, f"{stem_of(row)}.{svg.suffix}", tag)


def _with_photo(services: Services, sketch_id: str) -> tuple[SketchRow, str]:
    row = services.sketches.get(sketch_id)
    if row.photo_id is None:
        raise NotFoundError("this sketch has no photo", hint="it was put together from others; look at theirs")
    return row, row.photo_id


def _file(path: Path, media_type: str, tag: str) -> FileResponse:
    if not path.is_file():
        raise NotFoundError("the picture is not there any more")
    headers = {"ETag": tag, "Cache-Control": _FOR_EVER, **_NOSNIFF}
    return FileResponse(path, media_type=media_type, headers=headers)


def _media_type(path: Path) -> str:
    """By the first bytes, as everywhere; whatever is not known is not named."""
    from sketch2model.recognize.load.kinds import FileKind, kind_of  # loads the decoders

    try:
        with path.open("rb") as file:
            kind = kind_of(file.read(_LONGEST_SIGNATURE))
    except OSError:
        kind = None
    if kind is None:
        return _UNKNOWN
    return "application/pdf" if kind is FileKind.PDF else f"image/{kind.value.lower()}"
