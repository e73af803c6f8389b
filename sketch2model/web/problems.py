"""Errors as the page and other clients see them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.datastructures import Headers
from starlette.exceptions import HTTPException

from sketch2model import errors
from sketch2model.errors import SketchError
from sketch2model.web.storage.text import plain

_STATUS: dict[type[SketchError], int] = {
    errors.NotFoundError: 404,
    errors.StaleRevisionError: 412,
    errors.NothingToUndoError: 409,
    errors.QueueFullError: 503,
    errors.BusyError: 503,
    errors.DatabaseError: 503,
    errors.PhotoTooLargeError: 413,
    errors.DecompressionBombError: 413,
    errors.OutputError: 507,
    errors.GraphTooLargeError: 413,
    errors.NotDrawableError: 422,
    errors.ToolMissingError: 501,
    errors.WeightsError: 503,
    errors.UsageError: 422,
    errors.PhotoError: 422,
    errors.GraphFormatError: 422,
}
"""What an error says itself, or the nearest of its bases."""
_WORDS = re.compile(r"(?<!^)(?=[A-Z])")


def code_of(kind: type[Exception]) -> str:
    """What programs call an error.

    >>> code_of(errors.PhotoTooLargeError)
    'photo-too-large'
    """
    return _WORDS.sub("-", kind.__name__.removesuffix("Error")).lower()


def problem_of(error: SketchError) -> dict[str, Any]:
    """The error as JSON data."""
    return {
        "code": code_of(type(error)),
        "message": error.message,
        "hint": error.hint or None,
        "source": error.source,
    }


def install(app: FastAPI) -> None:
    """Answer every error with a problem."""
    app.add_exception_handler(SketchError, _on_sketch_error)
    app.add_exception_handler(RequestValidationError, _on_invalid)
    app.add_exception_handler(HTTPException, _on_http)
    app.add_exception_handler(Exception, _on_surprise)


def refusal(
    status: int, code: str, message: str, hint: str | None = None, headers: Mapping[str, str] | None = None
) -> JSONResponse:
    """A problem that is not one of our errors, as an answer."""
    return _answer(status, {"code": code, "message": message, "hint": hint, "source": None}, headers)


def surprise() -> JSONResponse:
    """The answer to a fault in the program; what the log says of it may be more than a browser should know."""
    return refusal(500, "internal", "something went wrong in the server", "its log says what; please report it")


def wants_page(path: str, headers: Headers) -> bool:
    """Whether a person looks at the answer, in the window of a browser."""
    return not path.startswith("/api") and "text/html" in headers.get("accept", "")


def status_of(error: SketchError) -> int:
    """The status that HTTP has for an error."""
    return next((_STATUS[kind] for kind in type(error).__mro__ if kind in _STATUS), 500)


def _answer(status: int, problem: dict[str, Any], headers: Mapping[str, str] | None = None) -> JSONResponse:
    # Names of files and of keys are text of strangers, which may hold what cannot be sent.
    clean = {key: plain(value) if value else None for key, value in problem.items()}
    return JSONResponse(clean, status, headers=headers)


async def _on_sketch_error(_request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, SketchError)  # noqa: S101 - what it was installed for
    return _answer(status_of(error), problem_of(error))


async def _on_invalid(_request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, RequestValidationError)  # noqa: S101
    first = error.errors()[0]
    where = ".".join(str(part) for part in first["loc"])
    return refusal(422, "bad-request", f"{where}: {first['msg']}")


async def _on_http(_request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, HTTPException)  # noqa: S101
    return refusal(error.status_code, f"http-{error.status_code}", str(error.detail), headers=error.headers)


async def _on_surprise(_request: Request, _error: Exception) -> JSONResponse:
    return surprise()
