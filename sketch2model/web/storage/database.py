"""The database: SQLite in the data folder, or PostgreSQL by its URL; brought up to date when it is opened."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager, nullcontext, suppress
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.util import CommandError
from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.exc import IntegrityError, SQLAlchemyError
from sqlalchemy.orm import Session

from sketch2model.errors import DatabaseError
from sketch2model.web.storage.address import address, secret_in
from sketch2model.web.storage.troubles import damaged, trouble

_MIGRATIONS = Path(__file__).parent / "migrations"
_MIGRATING = 0x5E7C42D0
"""Any number will do, as long as no other program takes PostgreSQL's advisory lock of that number."""
_WRITES = "sketch2model_writes"
_BUSY_MS = 20_000
"""How long a writer waits for another process, in SQLite."""
_PATIENCE_S = 10
"""How long to wait for a connection to PostgreSQL."""


class Database:
    """Sessions on one database. Safe to use from several threads."""

    def __init__(self, url: str | URL) -> None:
        """Open the database, and make or migrate its tables.

        Raises:
            DatabaseError: If it cannot be opened, is damaged, or is newer than this program.
            OutputError: If it cannot be written.
        """
        url = address(url) if isinstance(url, str) else url
        self._secret = secret_in(url)
        try:
            self.engine = _engine(url)
        except ImportError as error:
            hint = "pip install 'sketch2model[postgresql]'"
            raise DatabaseError("the driver for PostgreSQL is not installed", hint=hint) from error
        # SQLite has one writer at a time; waiting here is fair, its own waiting is not.
        self._turn = threading.RLock() if self.engine.dialect.name == "sqlite" else nullcontext()
        try:
            self._migrate()
        except BaseException:
            self.close()
            raise

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A session that reads; what it loads can be used after its end.

        Raises:
            DatabaseError, OutputError: If the database fails.
        """
        with self._translated(), Session(self.engine, expire_on_commit=False) as session, session.begin():
            yield session

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """A session that writes: everything at its end, or nothing after an exception.

        Raises:
            IntegrityError: If another one was faster to write what may be there only once.
            DatabaseError, OutputError: If the database fails.
        """
        engine = self.engine.execution_options(**{_WRITES: True})
        with (
            self._translated(),
            self._turn,
            Session(engine, expire_on_commit=False) as session,
            session.begin(),
        ):
            yield session

    def scrub(self) -> None:
        """Take what was deleted out of SQLite's log too, unless somebody is reading; PostgreSQL cleans up by itself."""
        if self.engine.dialect.name != "sqlite":
            return
        with suppress(SQLAlchemyError, sqlite3.Error), self._turn, closing(self.engine.raw_connection()) as connection:
            driver: Any = connection.driver_connection
            driver.execute("PRAGMA busy_timeout = 0")
            try:
                driver.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
            finally:
                driver.execute(f"PRAGMA busy_timeout = {_BUSY_MS}")

    def close(self) -> None:
        """Give all connections back."""
        self.engine.dispose()

    @contextmanager
    def _translated(self) -> Iterator[None]:
        try:
            yield
        except IntegrityError:
            raise
        except SQLAlchemyError as error:
            raise trouble(error, self._secret) from error

    def _migrate(self) -> None:
        config = Config()
        config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
        engine = self.engine.execution_options(**{_WRITES: True})
        try:
            with self._translated(), engine.begin() as connection:
                if connection.dialect.name == "sqlite":
                    _refuse_damaged(connection)
                else:  # several servers may start at once
                    connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_MIGRATING})")
                config.attributes["connection"] = connection
                command.upgrade(config, "head")
        except CommandError as error:
            raise DatabaseError(
                "the database was written by a newer version", hint="install the newest version of sketch2model"
            ) from error


def _engine(url: URL) -> Engine:
    sqlite = url.get_backend_name() == "sqlite"
    engine = create_engine(
        url,
        pool_pre_ping=not sqlite,
        # Connections to a file are cheap, and there are never more of them than threads.
        max_overflow=-1 if sqlite else 15,
        # What people wrote belongs into no log.
        hide_parameters=True,
        connect_args={} if sqlite else {"connect_timeout": _PATIENCE_S},
    )
    if sqlite:
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
        raise damaged(str(found).splitlines()[-1])
