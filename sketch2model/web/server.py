"""The HTTP server: what one stranger may take of it, and that it ends although windows are open."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from socket import socket
from typing import Any

import h11
import uvicorn
from fastapi import FastAPI
from uvicorn.protocols.http.h11_impl import H11Protocol

_HEADER_SECONDS = 20.0
"""A connection must have sent its whole request header by then."""
_MOST_CONNECTIONS = 600
_FAREWELL_SECONDS = 2
"""Requests under way may end when the server stops."""


class Server(uvicorn.Server):
    """Serves one application."""

    def __init__(
        self,
        app: FastAPI,
        host: str = "127.0.0.1",
        port: int = 0,
        on_start: Callable[[], None] | None = None,
        protocol: type[H11Protocol] | None = None,
    ) -> None:
        """Nothing runs yet.

        Args:
            app: What `create_app` gave.
            host: Address to bind to, unless `run` is given sockets.
            port: Likewise; 0 takes a free one.
            on_start: Called when requests are answered.
            protocol: Another one, for tests.
        """
        logging.getLogger("python_multipart").setLevel(logging.ERROR)  # strangers must not fill the log
        super().__init__(
            uvicorn.Config(
                app,
                host,
                port,
                http=protocol or PunctualProtocol,
                ws="none",
                lifespan="on",
                log_config=None,
                log_level="error",
                access_log=False,  # addresses may hold the token
                server_header=False,
                proxy_headers=False,
                limit_concurrency=_MOST_CONNECTIONS,
                timeout_graceful_shutdown=_FAREWELL_SECONDS,
            )
        )
        self._app = app
        self._on_start = on_start

    async def startup(self, sockets: list[socket] | None = None) -> None:
        """Start to listen."""
        await super().startup(sockets)
        if self._on_start is not None:
            self._on_start()

    async def shutdown(self, sockets: list[socket] | None = None) -> None:
        """Stop; streams of events would never end by themselves."""
        self._app.state.services.events.close()
        await super().shutdown(sockets)


class PunctualProtocol(H11Protocol):
    """Closes connections on which no request arrives in time."""

    seconds = _HEADER_SECONDS

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self._deadline: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """The clock starts."""
        super().connection_made(transport)
        self._watch()

    def data_received(self, data: bytes) -> None:
        """A whole header stops the clock, the beginning of the next one starts it again."""
        super().data_received(data)
        self._watch()

    def connection_lost(self, exc: Exception | None) -> None:
        """Nothing is left to wait for."""
        self._stop_clock()
        super().connection_lost(exc)

    def _watch(self) -> None:
        if self.conn.their_state is not h11.IDLE:
            self._stop_clock()
        elif self._deadline is None:
            self._deadline = self.loop.call_later(self.seconds, self.transport.close)

    def _stop_clock(self) -> None:
        if self._deadline is not None:
            self._deadline.cancel()
            self._deadline = None
