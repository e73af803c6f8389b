"""The dialects of SQL by name."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy.dialects import mysql, postgresql, sqlite
from sqlalchemy.dialects.mysql import mariadb

_DIALECTS = {
    "postgresql": postgresql.dialect,
    "sqlite": sqlite.dialect,
    "mysql": mysql.dialect,
    "mariadb": mariadb.MariaDBDialect,
}


def dialect_of(name: str) -> sa.Dialect:
    """How SQLAlchemy writes one of `settings.DIALECTS`."""
    # With any other style of parameters the dialects double the percent signs.
    dialect: sa.Dialect = _DIALECTS[name](paramstyle="named")
    return dialect
