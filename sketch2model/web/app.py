"""The server put together."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI

from sketch2model import __version__
from sketch2model.settings import ServeOptions, Settings
from sketch2model.web import pages, problems
from sketch2model.web.api import ROUTERS
from sketch2model.web.services import Services


def create_app(options: ServeOptions, settings: Settings | None = None) -> FastAPI:
    """The server as an ASGI application; the data folder is opened when it starts.

    Args:
        options: How it runs.
        settings: How photos are recognised.
    """

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        services = Services.start(options, settings or Settings())
        app.state.services = services
        try:
            yield
        finally:
            services.stop()

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
    return app
