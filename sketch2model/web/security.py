"""Who may ask, and what browsers may do with the answers."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import ClientDisconnect
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from sketch2model.settings import ServeOptions
from sketch2model.web.bodies import Body
from sketch2model.web.problems import refusal, surprise
from sketch2model.web.token import TokenCheck

Check = Callable[[Scope, Headers], Awaitable[Response | None]]
"""None lets a request pass."""

CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data: blob:",
        "connect-src 'self'",
        "font-src 'self'",
        "manifest-src 'self'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    )
)
_HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "X-Robots-Tag": "noindex",
}
_logger = logging.getLogger("sketch2model.web")
_READING = {"GET", "HEAD", "OPTIONS"}
_OWN_SITES = {None, "same-origin", "none"}
_SMALL_BODY = 64 * 1024
_MOST_BODY_BYTES = 256 * 2**10
"""Of any request but photos and graphs, which are counted where they are read."""
_UPLOADS = "/api/photos"


class Security:
    """Middleware before everything else: the name asked for, the page that asks, the token; headers on every answer."""

    def __init__(self, app: ASGIApp, options: ServeOptions) -> None:
        self._app = app
        self._hosts = {host.lower() for host in options.hosts}
        self._checks: tuple[Check, ...] = (self._check_host, _check_origin)
        if options.token is not None:
            self._checks += (TokenCheck(options.token),)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer or pass on."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        body = Body(receive, None if _is_counted_elsewhere(scope) else _MOST_BODY_BYTES)
        is_large = _has_large_body(headers)

        async def sent(message: Message) -> None:
            if message["type"] == "http.response.start":
                body.answered = True
                _add_headers(scope, message, unread=is_large and not body.complete)
            await send(message)

        for check in self._checks:
            answer = await check(scope, headers)
            if answer is not None:
                await answer(scope, body, sent)
                return
        try:
            await self._app(scope, body, sent)
        except ClientDisconnect:
            pass  # nobody is left to be answered
        except Exception:
            if body.answered:
                raise
            _logger.exception("a fault in the program")
            await surprise()(scope, body, sent)

    async def _check_host(self, _scope: Scope, headers: Headers) -> Response | None:
        """A foreign page may let its own name point to this machine (DNS rebinding); its name gives it away."""
        if _without_port(headers.get("host", "")) in self._hosts:
            return None
        return refusal(
            421, "unknown-host", "this server is not called so", "use the address it printed when it started"
        )


async def _check_origin(scope: Scope, headers: Headers) -> Response | None:
    """Pages of other sites neither change anything nor load data; a person may follow their links."""
    site, mode = headers.get("sec-fetch-site"), headers.get("sec-fetch-mode")
    if scope["method"] in _READING:
        foreign = site not in _OWN_SITES and mode != "navigate" and scope["path"].startswith("/api")
    else:
        origin = headers.get("origin")
        own = f"//{headers.get('host', '')}"
        foreign = site not in _OWN_SITES or (origin is not None and not origin.endswith(own))
    return refusal(403, "foreign-page", "another page asked for this") if foreign else None


def _add_headers(scope: Scope, message: Message, *, unread: bool) -> None:
    headers = MutableHeaders(scope=message)
    for name, value in _HEADERS.items():
        headers.setdefault(name, value)
    if scope["path"].startswith("/api"):
        headers.setdefault("Cache-Control", "no-store")
    if unread:  # otherwise the server would read on and on what nobody wants
        headers["Connection"] = "close"


def _has_large_body(headers: Headers) -> bool:
    length = headers.get("content-length", "0")
    return "transfer-encoding" in headers or not length.isdecimal() or int(length) > _SMALL_BODY


def _is_counted_elsewhere(scope: Scope) -> bool:
    return bool(scope["path"] == _UPLOADS or scope["method"] == "PUT")


def _without_port(host: str) -> str:
    name, colon, port = host.rpartition(":")
    return (name if colon and port.isdecimal() else host).lower().rstrip(".")
