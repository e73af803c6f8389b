"""The server put together."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI

from sketch2model import __version__
from sketch2model.settings import ServeOptions, Settings
from sketch2model.web import pages, problems
from sketch2model.web.api import ROUTERS
from sketch2model.web.security import Security
from sketch2model.web.services import Services

_UPLOADS_AT_A_TIME = 64


def create_app(options: ServeOptions, settings: Settings | None = None, services: Services | None = None) -> FastAPI:
    """The server as an ASGI application.

    Args:
        options: How it runs.
        settings: How photos are recognised.
        services: What it works with, if that has started already; otherwise it starts with the server. The server
            stops it.
    """

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        started = services or Services.start(options, settings or Settings())
        app.state.services = started
        app.state.places = asyncio.Semaphore(_UPLOADS_AT_A_TIME)
        try:
            yield
        finally:
            started.stop()

    app = FastAPI(
        title="sketch2model",
        version=__version__,
        openapi_url="/api/openapi.json",
        docs_url=None,  # its page would load scripts from other hosts
        redoc_url=None,
        lifespan=lifespan,
    )
    problems.install(app)
    for router in ROUTERS:
        app.include_router(router, prefix="/api")
    pages.install(app)
    app.add_middleware(Security, options=options)
    return app
