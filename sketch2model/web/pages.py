"""The page itself: one document for every address, and its assets."""

from __future__ import annotations

import os
from pathlib import Path

from fastapi import FastAPI, Request
from starlette.datastructures import Headers
from starlette.responses import FileResponse, HTMLResponse, Response
from starlette.staticfiles import NotModifiedResponse, StaticFiles
from starlette.types import Scope

from sketch2model.web.problems import refusal, wants_page
from sketch2model.web.small_pages import small_page

ASSETS = Path(__file__).parent / "assets"
ADDRESSES = ("/", "/sketches/{sketch_id}", "/sketches/{sketch_id}/take-away", "/compare")

# Not left to the machine: some say text/plain of scripts, and browsers then refuse them.
_MEDIA_TYPES = {
    ".css": "text/css",
    ".html": "text/html",
    ".ico": "image/x-icon",
    ".js": "text/javascript",
    ".json": "application/json",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain",
    ".webmanifest": "application/manifest+json",
    ".woff2": "font/woff2",
}


class _Assets(StaticFiles):
    """Files that browsers keep, but ask about each time, since they change with the version."""

    def file_response(
        self,
        full_path: str | os.PathLike[str],
        stat_result: os.stat_result,
        scope: Scope,
        status_code: int = 200,
    ) -> Response:
        """The file, or that the browser has it."""
        media_type = _MEDIA_TYPES.get(Path(full_path).suffix, "application/octet-stream")
        answer = FileResponse(full_path, status_code, media_type=media_type, stat_result=stat_result)
        answer.headers["Cache-Control"] = "no-cache"
        if self.is_not_modified(answer.headers, Headers(scope=scope)):
            return NotModifiedResponse(answer.headers)
        return answer


def install(app: FastAPI) -> None:
    """Serve the page."""
    assets = _Assets(directory=ASSETS)

    async def page(request: Request) -> Response:
        return await assets.get_response("index.html", request.scope)

    for address in ADDRESSES:
        app.api_route(address, methods=["GET", "HEAD"], include_in_schema=False)(page)
    app.mount("/assets", assets, name="assets")
    app.add_exception_handler(404, _not_found)


async def _not_found(request: Request, _error: Exception) -> Response:
    if wants_page(request.url.path, request.headers):
        return HTMLResponse(small_page("nothing", request.headers), 404)
    return refusal(404, "http-404", "there is no such address")
