"""The database: SQLite in the data folder, or PostgreSQL by its URL; brought up to date when it is opened."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, SQLAlchemyError
from sqlalchemy.orm import Session

from sketch2model.errors import DatabaseError

_MIGRATIONS = Path(__file__).parent / "migrations"
_WRITES = "sketch2model_writes"
_BUSY_MS = 20_000
"""How long a writer waits for another one, in SQLite."""


class Database:
    """Sessions on one database."""

    def __init__(self, url: str) -> None:
        """Open the database, and make or migrate its tables.

        Raises:
            DatabaseError: If it cannot be opened, is damaged, or is newer than this program.
        """
        try:
            self.engine = _engine(url)
            with self.engine.begin() as connection:
                if connection.dialect.name == "sqlite":
                    _refuse_damaged(connection)
            self._migrate()
        except (SQLAlchemyError, ArgumentError, ImportError) as error:
            raise DatabaseError(f"the database cannot be opened: {_reason(error)}") from error

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A session that reads; what it loads can be used after its end."""
        with Session(self.engine, expire_on_commit=False) as session, session.begin():
            yield session

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """A session that writes: everything at its end, or nothing after an exception."""
        engine = self.engine.execution_options(**{_WRITES: True})
        with Session(engine, expire_on_commit=False) as session, session.begin():
            yield session

    def close(self) -> None:
        """Give all connections back."""
        self.engine.dispose()

    def _migrate(self) -> None:
        config = Config()
        config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
        with self.engine.execution_options(**{_WRITES: True}).begin() as connection:
            config.attributes["connection"] = connection
            command.upgrade(config, "head")


def _engine(url: str) -> Engine:
    engine = create_engine(make_url(url), pool_pre_ping=True)
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _prepare)
        event.listen(engine, "begin", _begin)
    return engine


def _prepare(connection: Any, _record: Any) -> None:
    # Python's driver begins transactions too late to be safe; _begin does it instead (SQLAlchemy, "pysqlite").
    connection.isolation_level = None
    for pragma in (
        f"busy_timeout = {_BUSY_MS}",
        "journal_mode = WAL",
        "synchronous = NORMAL",
        "foreign_keys = ON",
        "secure_delete = ON",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    # A reader that turns writer would fail at once when another writer was faster: writers say so from the start.
    writes = connection.get_execution_options().get(_WRITES, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _refuse_damaged(connection: Connection) -> None:
    found = connection.exec_driver_sql("PRAGMA quick_check(1)").scalar()
    if found != "ok":
        raise DatabaseError(f"the database is damaged: {found}")


def _reason(error: Exception) -> str:
    return str(getattr(error, "orig", None) or error).splitlines()[0]
