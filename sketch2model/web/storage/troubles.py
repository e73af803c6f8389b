"""What databases complain about, as errors of ours."""

from __future__ import annotations

import sqlite3

from sqlalchemy import exc

from sketch2model.errors import DatabaseError, OutputError, SketchError

_PRIMARY = 0xFF
"""SQLite's codes have details above this."""
_UNWRITABLE = {sqlite3.SQLITE_FULL, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN}
_DAMAGED = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}
_BUSY = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
_NO_ROOM = "53100"
"""PostgreSQL's code for a full disk; classes of codes that follow say that the server went away."""
_AWAY = ("08", "57P")


def trouble(error: exc.SQLAlchemyError, secret: str | None = None) -> SketchError:
    """The error to raise instead.

    Args:
        error: What SQLAlchemy raised.
        secret: A password that must not be told, if there is one.
    """
    cause = getattr(error, "orig", None) or error
    reason = (str(cause).splitlines() or [type(cause).__name__])[0]
    reason = reason.replace(secret, "***") if secret else reason
    code = getattr(cause, "sqlite_errorcode", 0) & _PRIMARY
    state = getattr(cause, "sqlstate", None) or ""
    if code in _UNWRITABLE or state == _NO_ROOM:
        return OutputError(f"the database cannot be written: {reason}")
    if code in _DAMAGED:
        return damaged(reason)
    if code in _BUSY or isinstance(error, exc.TimeoutError):
        return DatabaseError("the database is busy", hint="try again in a moment")
    if getattr(error, "connection_invalidated", False) or state.startswith(_AWAY) or _unconnected(cause):
        return DatabaseError(
            f"the database does not answer: {reason}", hint="see that the database server runs, then try again"
        )
    return DatabaseError(f"the database refuses: {reason}")


def damaged(reason: str) -> DatabaseError:
    """The error for a file that is no sound database."""
    return DatabaseError(f"the database is damaged: {reason}")


def _unconnected(cause: object) -> bool:
    # psycopg gives no code where no connection came about; its own class for that is not there without it.
    return type(cause).__module__.startswith("psycopg") and getattr(cause, "sqlstate", None) is None
