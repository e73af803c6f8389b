"""The dialects of SQL that can be written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.dialects.mysql.base import MySQLDialect
from sqlalchemy.dialects.mysql.mariadb import MariaDBDialect
from sqlalchemy.dialects.postgresql.base import PGDialect
from sqlalchemy.dialects.sqlite.base import SQLiteDialect


@dataclass(frozen=True, slots=True)
class SqlDialect:
    """How one database wants its SQL.

    Attributes:
        title: Its name for people.
        compiler: Its dialect of SQLAlchemy.
        setting: What a file begins with, so that it is read as it is written.
    """

    title: str
    compiler: sa.Dialect
    setting: str


# With any other style of parameters the dialects double the percent signs.
SQL_DIALECTS: Mapping[str, SqlDialect] = {
    "postgresql": SqlDialect("PostgreSQL", PGDialect(paramstyle="named"), "SET client_encoding = 'UTF8';"),  # type: ignore[no-untyped-call]
    "sqlite": SqlDialect("SQLite", SQLiteDialect(paramstyle="named"), "PRAGMA foreign_keys = ON;"),
    "mysql": SqlDialect("MySQL", MySQLDialect(paramstyle="named"), "SET NAMES utf8mb4;"),
    "mariadb": SqlDialect("MariaDB", MariaDBDialect(paramstyle="named"), "SET NAMES utf8mb4;"),
}
