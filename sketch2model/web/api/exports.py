"""Sketches taken away: one file in any format, or everything in one archive."""

from __future__ import annotations

from functools import partial
from typing import Annotated, BinaryIO

from fastapi import APIRouter, Path, Query, Response
from fastapi.responses import StreamingResponse
from starlette.concurrency import run_in_threadpool

from sketch2model import __version__
from sketch2model.export.base import Format
from sketch2model.registry import format_names, get_format
from sketch2model.web.api.answers import Known, SketchId, contents, not_modified, problems, tag_of
from sketch2model.web.api.archives import parts_of, write_archive
from sketch2model.web.api.files import LOCKED_UP, disposition, stem_of
from sketch2model.web.api.formats import is_text
from sketch2model.web.api.states import state_at
from sketch2model.web.api.writing import Choices, Chosen, Page, in_turn
from sketch2model.web.services import Given, Services
from sketch2model.web.storage import SketchRow

_ASK_FIRST = "private, no-cache"
_MEDIA_TYPES = sorted({get_format(name).media_type for name in format_names()})

Revision = Annotated[
    int | None, Query(ge=0, le=999_999_999, description="The present one if left out; 0 is as recognised.")
]
FormatName = Annotated[str, Path(json_schema_extra={"enum": list(format_names())}, examples=["sql"])]
Download = Annotated[bool, Query(description="Whether browsers should keep it as a file rather than show it.")]

router = APIRouter(tags=["exports"], responses=problems(404, 422, 501, 503))


@router.get(
    "/sketches/{sketch_id}/exports/{format_name}",
    response_class=Response,
    responses=contents(*_MEDIA_TYPES, description="The file."),
)
async def export(
    sketch_id: SketchId,
    format_name: FormatName,
    services: Given,
    chosen: Chosen,
    known: Known,
    revision: Revision = None,
    download: Download = False,
) -> Response:
    """A sketch in one format; of revision 0, the same bytes as the command line writes."""
    wanted = get_format(format_name)
    row, data = await run_in_threadpool(state_at, services, sketch_id, revision)
    tag = tag_of(__version__, data, wanted.name, chosen)
    if tag in known:
        return not_modified(tag, _ASK_FIRST)
    content = await in_turn(lambda: Page(services, row, data, chosen).write(wanted))
    return file_answer(content, wanted, f"{stem_of(row)}.{wanted.suffix}", tag, download=download)


@router.get(
    "/sketches/{sketch_id}/archive",
    response_class=Response,
    responses=contents("application/zip", description="The archive."),
)
async def archive(
    sketch_id: SketchId, services: Given, chosen: Chosen, known: Known, revision: Revision = None
) -> Response:
    """Every format that can be written, the graph and the original photo; README.txt lists them and what failed."""
    row, data = await run_in_threadpool(state_at, services, sketch_id, revision)
    tag = tag_of(__version__, data, stem_of(row), chosen)
    if tag in known:
        return not_modified(tag, _ASK_FIRST)
    file, size = await in_turn(partial(_archive, services, row, data, chosen))
    headers = {
        "Content-Length": str(size),
        "Content-Disposition": disposition(f"{stem_of(row)}.zip", download=True),
        "X-Content-Type-Options": "nosniff",
        "ETag": tag,
        "Cache-Control": _ASK_FIRST,
    }
    return StreamingResponse(parts_of(file), media_type="application/zip", headers=headers)


def file_answer(content: bytes, written: Format, name: str, tag: str, *, download: bool = False) -> Response:
    """The bytes of a format with headers under which nothing in them can run."""
    headers = {
        "Content-Type": f"{written.media_type}; charset=utf-8" if is_text(written) else written.media_type,
        "Content-Disposition": disposition(name, download=download),
        "X-Content-Type-Options": "nosniff",
        "ETag": tag,
        "Cache-Control": _ASK_FIRST,
    }
    if is_text(written):  # a browser's own viewer of PDF does not work in a sandbox
        headers["Content-Security-Policy"] = LOCKED_UP
    return Response(content, headers=headers)


def _archive(services: Services, row: SketchRow, data: bytes, choices: Choices) -> tuple[BinaryIO, int]:
    return write_archive(Page(services, row, data, choices))
