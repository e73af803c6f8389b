"""The page itself: one document for every address, and its assets."""

from __future__ import annotations

from pathlib import Path

from fastapi import FastAPI
from fastapi.responses import FileResponse
from starlette.staticfiles import StaticFiles

ASSETS = Path(__file__).parent / "assets"
ADDRESSES = ("/", "/sketches/{sketch_id}", "/sketches/{sketch_id}/take-away", "/compare")


def install(app: FastAPI) -> None:
    """Serve the page."""

    def page() -> FileResponse:
        # Assets change with the version: browsers ask each time, and are told that nothing changed.
        return FileResponse(ASSETS / "index.html", headers={"Cache-Control": "no-cache"})

    for address in ADDRESSES:
        app.get(address, include_in_schema=False)(page)
    app.mount("/assets", StaticFiles(directory=ASSETS), name="assets")
