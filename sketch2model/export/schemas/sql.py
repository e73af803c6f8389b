"""A draft database schema as SQL, for PostgreSQL, SQLite and MySQL."""

from __future__ import annotations

from collections.abc import Iterator

import sqlalchemy as sa
from sqlalchemy.dialects import mysql, postgresql, sqlite
from sqlalchemy.schema import AddConstraint, CreateIndex, CreateTable, ExecutableDDLElement, sort_tables_and_constraints

from sketch2model.concepts import Table
from sketch2model.export.base import Exportable, Format
from sketch2model.export.escape import one_line, sql_comment
from sketch2model.export.schemas.sql_metadata import Draft, draft_metadata
from sketch2model.settings import ExportOptions

_TITLES = {"postgresql": "PostgreSQL", "sqlite": "SQLite", "mysql": "MySQL", "mariadb": "MariaDB"}
_COMMENT_COLUMN = 48


def _write(exportable: Exportable, options: ExportOptions) -> bytes:
    # MariaDB takes what MySQL takes. With any other style of parameters the dialects double the percent signs.
    dialect: sa.Dialect = {
        "postgresql": postgresql.dialect,
        "sqlite": sqlite.dialect,
        "mysql": mysql.dialect,
        "mariadb": mysql.dialect,
    }[options.dialect](paramstyle="named")
    draft = draft_metadata(exportable.schema)
    parts = ["\n".join(_header(exportable, options.dialect))]
    if options.dialect == "sqlite" and draft.tables:
        parts.append("PRAGMA foreign_keys = ON;")
    parts += _statements(draft, dialect)
    return ("\n\n".join(parts) + "\n").encode()


def _header(exportable: Exportable, dialect: str) -> Iterator[str]:
    yield f"-- Draft of a schema for {_TITLES[dialect]}, read from the photo {sql_comment(exportable.uml.source)}."
    yield "-- Types and keys that were not drawn are guesses: check them before you use this."
    if not exportable.schema.tables:
        yield "-- No class or entity was found, so there is no table."
    for issue in exportable.schema.issues:
        yield f"-- {issue.severity}: {sql_comment(issue.message)}"


def _statements(draft: Draft, dialect: sa.Dialect) -> Iterator[str]:
    for table, constraints in sort_tables_and_constraints(draft.tables):  # type: ignore[no-untyped-call]
        if table is None:
            # References in a circle; SQLite has them all inside its tables, since it does not mind the order.
            late = sorted(constraints, key=_name) if dialect.supports_alter else ()
            yield from (_sql(AddConstraint(constraint), dialect) for constraint in late)
            continue
        inline = sorted(constraints, key=_name) if dialect.supports_alter else None
        create = str(CreateTable(table, include_foreign_key_constraints=inline).compile(dialect=dialect))
        yield "\n".join([*_about(draft.drawn[table.name]), *_commented(create, draft.notes[table.name])])
        yield from (_sql(CreateIndex(index), dialect) for index in sorted(table.indexes, key=_name))
    if draft.remarks:
        yield "\n".join(f"-- {sql_comment(remark)}" for remark in draft.remarks)


def _name(item: sa.ForeignKeyConstraint | sa.Index) -> str:
    return str(item.name)


def _sql(statement: ExecutableDDLElement, dialect: sa.Dialect) -> str:
    return f"{one_line(str(statement.compile(dialect=dialect)))};"


def _about(table: Table) -> Iterator[str]:
    name = sql_comment(table.drawn_name or table.name)
    where = f", drawn at {table.box.x0:.0f}, {table.box.y0:.0f}" if table.box else ""
    yield f"-- {name}{where}" if table.element else f"-- {name}: added, to join two tables"


def _commented(create: str, notes: tuple[str, ...]) -> Iterator[str]:
    """SQLAlchemy writes one line for each column, in order, right after the first line."""
    lines = [line.rstrip().replace("\t", "    ") for line in create.strip().split("\n")]
    yield lines[0]
    for line, note in zip(lines[1 : 1 + len(notes)], notes, strict=True):
        yield f"{line:<{_COMMENT_COLUMN}} -- {sql_comment(note)}"
    yield from lines[1 + len(notes) : -1]
    yield f"{lines[-1]};"


SQL = Format("sql", "sql", "Draft schema in SQL, for PostgreSQL, SQLite or MySQL", "application/sql", _write)
