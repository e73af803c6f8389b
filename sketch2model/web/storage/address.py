"""Addresses of databases."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from sketch2model.errors import DatabaseError

EMBEDDED = "sketch2model.sqlite3"
_FORM = (
    "write postgresql://USER:PASSWORD@HOST/NAME; other than letters and digits, a password holds %40 for @ and the like"
)


def embedded(data: Path) -> URL:
    """The database in a data folder."""
    return URL.create("sqlite", database=str(data.absolute() / EMBEDDED))


def address(text: str) -> URL:
    """An address that a person gave.

    Raises:
        DatabaseError: If it cannot be understood, or is one of another kind of database; passwords are not told.
    """
    try:
        url = make_url(text)
    except (ArgumentError, ValueError):
        url = None
    if url is None or "@" in (url.host or ""):  # what follows the first @ of a password must not be told as a host
        raise DatabaseError("the address of the database cannot be understood", hint=_FORM) from None
    if url.drivername in {"postgres", "postgresql", "postgresql+psycopg"}:
        return url.set(drivername="postgresql+psycopg")
    if url.drivername in {"sqlite", "sqlite+pysqlite"} and url.database not in {None, "", ":memory:"}:
        return url
    raise DatabaseError(f"{url.drivername} is no database that lasts or is supported", hint=_FORM)


def secret_in(url: URL) -> str | None:
    """The password in an address."""
    written = url.query.get("password")
    return url.password or (written if isinstance(written, str) else None)
