"""The token: shown once as part of an address, then kept in a cookie."""

from __future__ import annotations

import asyncio
import hmac
from urllib.parse import parse_qsl, urlencode

from starlette.datastructures import Headers
from starlette.requests import cookie_parser
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.types import Scope

from sketch2model.web.problems import refusal, wants_page
from sketch2model.web.small_pages import small_page

COOKIE = "sketch2model_token"
_PARAMETER = "token"
_SECONDS = 30 * 24 * 3600
_PAUSE = 0.25
"""Seconds for each wrong token; they take turns."""
_MOST_WAITING = 20
_MESSAGE = "this server asks for a token"
_HINT = "open the whole address that it printed when it started, or scan its QR code"


class TokenCheck:
    """Lets pass who shows the token, as a cookie or as a bearer."""

    def __init__(self, token: str) -> None:
        self._token = token.encode()
        self._turn = asyncio.Lock()
        self._waiting = 0

    async def __call__(self, scope: Scope, headers: Headers) -> Response | None:
        """None lets the request pass."""
        query = parse_qsl(scope["query_string"].decode("latin-1"), keep_blank_values=True)
        given = [value for name, value in query if name == _PARAMETER]
        in_address = bool(given) and scope["method"] == "GET" and not scope["path"].startswith("/api")
        if in_address and self._is_right(given[-1]):
            return self._welcome(scope, [pair for pair in query if pair[0] != _PARAMETER])
        shown = _shown(headers)
        if shown is not None and self._is_right(shown):
            return None
        if in_address or shown is not None:
            return await self._slowed(scope, headers)
        return _refused(scope, headers)

    def _is_right(self, given: str) -> bool:
        return hmac.compare_digest(given.encode("utf-8", "surrogateescape"), self._token)

    def _welcome(self, scope: Scope, query: list[tuple[str, str]]) -> Response:
        # Leading slashes would make it the address of another host.
        path = "/" + scope["raw_path"].decode("ascii").lstrip("/")
        answer = RedirectResponse(path + (f"?{urlencode(query)}" if query else ""), 303)
        answer.set_cookie(
            COOKIE,
            self._token.decode(),
            max_age=_SECONDS,
            httponly=True,
            samesite="strict",
            secure=scope["scheme"] == "https",
        )
        answer.headers["Cache-Control"] = "no-store"
        return answer

    async def _slowed(self, scope: Scope, headers: Headers) -> Response:
        if self._waiting >= _MOST_WAITING:
            return refusal(429, "too-many-tries", "too many wrong tokens were tried", "wait a minute")
        self._waiting += 1
        try:
            async with self._turn:
                await asyncio.sleep(_PAUSE)
        finally:
            self._waiting -= 1
        return _refused(scope, headers)


def _shown(headers: Headers) -> str | None:
    scheme, _, bearer = headers.get("authorization", "").partition(" ")
    if scheme.lower() == "bearer":
        return bearer.strip()
    return cookie_parser(headers.get("cookie", "")).get(COOKIE)


def _refused(scope: Scope, headers: Headers) -> Response:
    if not wants_page(scope["path"], headers):
        answer: Response = refusal(401, "token-missing", _MESSAGE, _HINT)
    else:
        answer = HTMLResponse(small_page("token", headers), 401)
    answer.headers["WWW-Authenticate"] = "Bearer"
    answer.headers["Cache-Control"] = "no-store"
    return answer
